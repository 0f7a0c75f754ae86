-- What is the newest text of every article, who supplied it, and which story does it belong to?
-- Grain: one row an article, its latest version.
create or replace view articles as
with sightings as (
    select
        v.article_id,
        count(distinct c.version_id) as versions,
        min(c.fetched_at) as first_seen_at,
        max(c.fetched_at) as last_seen_at
    from capture c
    join article_version v using (version_id)
    group by all
),

home as (
    select * from story_member where is_home
),

final as (
    select
        v.article_id,
        v.external_id,
        v.url,
        v.declared_url,
        v.outlet,
        v.headline,
        v.authors,
        v.byline,
        v.dateline,
        v.body,
        v.language,
        v.published_raw,
        v.published_at,
        sightings.first_seen_at,
        sightings.last_seen_at,
        home.agency,
        case
            when home.agency is not null and v.relation = 'none' then 'full'
            else v.relation
        end as relation,
        home.credited,
        home.story_id,
        home.is_canonical,
        sightings.versions
    from home
    join article_version v using (version_id)
    join sightings on sightings.article_id = v.article_id
)

select * from final;
comment on view articles is 'One row an article: its latest version, the agency that supplied it, and its home story.';
