-- Which captures show an article, in which version, and where are their bytes?
-- Where: for a revisit, those of its record; its payload is in the record of the capture it revisits.
-- Parameters: $article_id. Grain: one row a capture of the article, the first one first.
select
    c.capture_id,
    c.version_id,
    m.version_id is not null as is_latest,
    c.url,
    c.fetched_at,
    c.status,
    c.content_type,
    c.payload_digest,
    c.file_id,
    c.path,
    c.position,
    c.length,
    c.pointer,
    c.discovered_by,
    c.discovered_in,
    c.revisit_of,
    coalesce(original.file_id, c.file_id) as payload_file_id,
    coalesce(original.position, c.position) as payload_position
from captures c
left join captures original on original.capture_id = c.revisit_of
left join story_member m on m.version_id = c.version_id and m.is_home
where c.article_id = $article_id::ubigint
order by c.fetched_at nulls last, c.capture_id;
