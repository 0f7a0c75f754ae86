-- One row an article: its latest version.
create or replace view articles as
with seen as (
    select
        v.article_id,
        c.version_id,
        min(c.fetched_at) as first_seen_at,
        max(c.fetched_at) as last_seen_at
    from capture c
    join article_version v using (version_id)
    group by all
),

per_article as (
    select
        article_id,
        count(*) as versions,
        min(first_seen_at) as first_seen_at,
        max(last_seen_at) as last_seen_at
    from seen
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
        p.first_seen_at,
        p.last_seen_at,
        home.agency,
        case
            when home.agency is not null and v.relation = 'none' then 'full'
            else v.relation
        end as relation,
        home.credited,
        home.story_id,
        home.is_canonical,
        p.versions
    from home
    join article_version v using (version_id)
    join per_article p on p.article_id = v.article_id
)

select * from final;
