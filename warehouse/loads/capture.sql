-- Add rows of capture that are not there yet; of twins in the file one is taken.
-- Parameters: $file, a Parquet file.
insert into capture (
    capture_id,
    file_id,
    position,
    length,
    url,
    outlet,
    fetched_at,
    status,
    content_type,
    payload_digest,
    version_id,
    external_id,
    discovered_by,
    discovered_in,
    source_headline,
    source_published,
    source_authors,
    source_keywords
)
select distinct on (fresh.capture_id)
    fresh.capture_id,
    fresh.file_id,
    fresh.position,
    fresh.length,
    fresh.url,
    fresh.outlet,
    fresh.fetched_at,
    fresh.status,
    fresh.content_type,
    fresh.payload_digest,
    fresh.version_id,
    fresh.external_id,
    fresh.discovered_by,
    fresh.discovered_in,
    fresh.source_headline,
    fresh.source_published,
    fresh.source_authors,
    fresh.source_keywords
from read_parquet($file) fresh
anti join capture stored using (capture_id)
order by fresh.capture_id;
