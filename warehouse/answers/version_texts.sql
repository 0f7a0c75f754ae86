-- What do the versions of an article say, and when were they shown?
-- Parameters: $article_id. Grain: one row an article version, the latest one last (shown last; then
-- changed last according to the page; then the greater id).
with seen as (
    select version_id, min(fetched_at) as first_seen_at, max(fetched_at) as last_seen_at
    from capture
    where version_id is not null
    group by all
),

final as (
    select
        v.article_id,
        v.version_id,
        v.outlet,
        v.url,
        v.headline,
        v.dateline,
        shown_body(v.body, v.body_rest, cut.places) as body,
        v.kind,
        v.published_at,
        v.modified_at,
        seen.first_seen_at,
        seen.last_seen_at
    from article_version v
    join seen using (version_id)
    left join cut_version cut on cut.version_id = v.version_id
    where v.article_id = $article_id::ubigint
)

select
    article_id,
    version_id,
    outlet,
    url,
    headline,
    dateline,
    body,
    kind,
    published_at,
    first_seen_at
from final
order by last_seen_at nulls first, modified_at nulls first, version_id;
