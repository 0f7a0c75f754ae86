-- What was fetched or ingested, where are its bytes, and what became of it?
-- Grain: one row a capture.
create or replace view captures as
select
    c.capture_id,
    v.article_id,
    c.version_id,
    c.url,
    c.outlet,
    c.external_id,
    c.fetched_at,
    c.status,
    c.content_type,
    c.payload_digest,
    c.file_id,
    f.path,
    f.format,
    c.position,
    c.length,
    f.path || ':' || c.position as pointer,
    c.discovered_by,
    c.discovered_in,
    c.source_headline,
    c.source_published,
    c.source_authors,
    c.source_keywords
from capture c
join archive_file f using (file_id)
left join article_version v using (version_id);
comment on view captures is 'One row a capture, with the archive file and offset of its bytes; article_id is null when it was rejected.';
