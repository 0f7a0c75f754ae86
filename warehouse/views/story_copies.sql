-- Who ran each story, in which role, how soon, how much changed, credited or not?
-- A story's clock starts when the first of its home articles was published (else seen).
-- Grain: one row an article in a story: once in its home story, and once in every other story that
-- it quotes (excerpt) or contains (roundup).
create or replace view story_copies as
with sightings as (
    select v.article_id, min(c.fetched_at) as first_seen_at
    from capture c
    join article_version v using (version_id)
    group by all
),

told as (
    select
        m.*,
        v.external_id,
        v.url,
        v.outlet,
        v.headline,
        v.published_at,
        sightings.first_seen_at,
        coalesce(v.published_at, sightings.first_seen_at) as told_at
    from story_member m
    join article_version v using (version_id)
    join sightings on sightings.article_id = m.article_id
),

final as (
    select
        story_id,
        article_id,
        external_id,
        url,
        outlet,
        headline,
        role,
        is_canonical,
        agency,
        credited,
        resemblance,
        containment,
        published_at,
        first_seen_at,
        told_at - min(told_at) filter (where is_home) over (partition by story_id) as lag
    from told
)

select * from final;
comment on view story_copies is 'One row an article in a story, at home or by a link (excerpt, roundup); resemblance and containment are against the canonical article.';
