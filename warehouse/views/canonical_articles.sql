-- Which article stands for each story, and why?
-- Grain: one row a story, singletons too.
create or replace view canonical_articles as
with choice as (
    select story_id, article_id, reasons from canonical_choice where rank = 1
),

final as (
    select
        s.story_id,
        a.article_id,
        a.external_id,
        a.url,
        a.outlet,
        a.headline,
        a.authors,
        a.byline,
        a.dateline,
        a.body,
        a.language,
        s.agency,
        a.published_at,
        a.first_seen_at,
        s.kind,
        s.articles,
        s.outlets,
        s.first_at,
        s.last_at,
        choice.reasons
    from story s
    join choice using (story_id)
    join articles a on a.article_id = choice.article_id
)

select * from final;
comment on view canonical_articles is 'One row a story, singletons too: the article that stands for it, why, and how many ran it.';
