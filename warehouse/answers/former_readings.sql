-- How was an article read before the program or an outlet file changed, and by what is it superseded?
-- Parameters: $article_id. Grain: one row a capture and re-extraction that changed what it shows, the
-- newest first.
with credited as (
    select run_id, version_id, list(agency || ', ' || kind || ': ' || quote order by all) as credits
    from former_credit
    group by all
)

select
    v.article_id,
    v.version_id,
    v.extraction_scheme,
    c.version_after as superseded_by,
    c.reason_after as rejected_now,
    c.changed,
    run.finished_at as superseded_at,
    v.url,
    v.outlet,
    v.headline,
    v.authors,
    v.agency,
    credited.credits,
    v.published_raw,
    v.published_at,
    whole_body(v.body, v.body_rest) as body,
    c.capture_id,
    c.fetched_at,
    c.file_id,
    f.path,
    c.position::bigint as position,
    c.payload_digest,
    coalesce(original.file_id, c.file_id) as payload_file_id,
    coalesce(original.position, c.position)::bigint as payload_position
from former_version v
join capture_change c on c.run_id = v.run_id and c.version_before = v.version_id
join run on run.run_id = c.run_id
join archive_file f using (file_id)
left join revisit r on r.capture_id = c.capture_id
left join capture original on original.capture_id = r.original_id
left join credited on credited.run_id = v.run_id and credited.version_id = v.version_id
where v.article_id = $article_id::ubigint
order by superseded_at desc, c.capture_id;
