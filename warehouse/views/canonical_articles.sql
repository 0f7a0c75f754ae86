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
comment on column canonical_articles.story_id is 'The story.';
comment on column canonical_articles.article_id is 'The article that stands for it.';
comment on column canonical_articles.external_id is 'The id that the imported record carried.';
comment on column canonical_articles.url is 'Its URL.';
comment on column canonical_articles.outlet is 'Outlet that published it.';
comment on column canonical_articles.headline is 'Headline of the canonical article.';
comment on column canonical_articles.authors is 'People named as authors; no roles, no agencies.';
comment on column canonical_articles.byline is 'Byline as printed; null when it names only a CMS role.';
comment on column canonical_articles.dateline is 'Dateline as printed, with its agency mark and dash.';
comment on column canonical_articles.body is 'Article text, paragraphs separated by one blank line, furniture and repeated lines removed.';
comment on column canonical_articles.language is 'ISO 639-1 code.';
comment on column canonical_articles.agency is 'Agency that supplied it, by the evidence of its members.';
comment on column canonical_articles.published_at is 'The instant it means.';
comment on column canonical_articles.first_seen_at is 'When a capture first showed the article; null when the archive does not say.';
comment on column canonical_articles.kind is 'article or roundup.';
comment on column canonical_articles.articles is 'Articles whose home story it is.';
comment on column canonical_articles.outlets is 'Outlets among them.';
comment on column canonical_articles.first_at is 'Earliest publication (else sighting) of a member.';
comment on column canonical_articles.last_at is 'Latest.';
comment on column canonical_articles.reasons is 'Why this article was chosen, in the order in which the reasons were weighed.';
