-- Add the marks of the captures that stand for their version, once.
-- Parameters: $file, a Parquet file; its column capture_id says whose mark a row is.
insert into version_mark by name
select distinct
    fresh.version_id,
    fresh.kind,
    fresh.number,
    fresh.mark_text,
    fresh.found_in,
    fresh.start_offset,
    fresh.end_offset,
    fresh.note
from read_parquet($file) fresh
semi join article_version stored using (version_id, capture_id)
anti join version_mark known using (version_id)
order by fresh.version_id, fresh.found_in, fresh.start_offset, fresh.kind, fresh.mark_text;
