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
    c.position::bigint as position,
    c.length::bigint as length,
    f.path || ':' || c.position as pointer,
    c.discovered_by,
    c.discovered_in,
    c.source_headline,
    c.source_published,
    c.source_authors,
    c.source_keywords,
    r.original_id as revisit_of
from capture c
join archive_file f using (file_id)
left join article_version v using (version_id)
left join revisit r on r.capture_id = c.capture_id;

comment on view captures is 'One row a capture, with the archive file and offset of its bytes; article_id is null when it was rejected.';
comment on column captures.capture_id is 'Hash of the file id and the position.';
comment on column captures.article_id is 'The article; null when the capture was rejected.';
comment on column captures.version_id is 'The article version that this capture shows; null when it was rejected.';
comment on column captures.url is 'URL as fetched or given.';
comment on column captures.outlet is 'Outlet the page belongs to.';
comment on column captures.external_id is 'The id that the imported record carried.';
comment on column captures.fetched_at is 'When it was fetched; null when the archive does not say.';
comment on column captures.status is 'HTTP status, where known.';
comment on column captures.content_type is 'Content type as served or implied by the format.';
comment on column captures.payload_digest is 'sha256: digest of the payload; of a revisit, that of the capture that has it.';
comment on column captures.file_id is 'The archive file that holds it.';
comment on column captures.path is 'Where it lies: relative to the home folder, or absolute when registered in place.';
comment on column captures.format is 'warc, html, text, jsonl or parquet.';
comment on column captures.position is 'Byte offset of the record (WARC, JSONL), row number (Parquet), 0 (a page a file).';
comment on column captures.length is 'Length in bytes at that offset in the file, where the format knows it.';
comment on column captures.pointer is 'Archive file and position, joined by a colon: where the bytes are.';
comment on column captures.discovered_by is 'feed, sitemap or section.';
comment on column captures.discovered_in is 'URL of the feed, sitemap or section that showed the page first.';
comment on column captures.source_headline is 'Headline as the feed or sitemap gave it.';
comment on column captures.source_published is 'Date as the feed or sitemap gave it.';
comment on column captures.source_authors is 'Authors as the feed gave them.';
comment on column captures.source_keywords is 'Keywords as the feed or sitemap gave them.';
comment on column captures.revisit_of is 'The earlier capture that has the payload, where nothing had changed; null when this one has it.';
