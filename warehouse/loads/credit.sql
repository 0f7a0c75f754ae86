-- Add the credits of the captures that stand for their version, once.
-- Parameters: $file, a Parquet file; its column capture_id says whose evidence a row is.
insert into credit by name
select distinct
    fresh.version_id,
    fresh.agency,
    fresh.kind,
    fresh.rule,
    fresh.quote,
    fresh.start_offset,
    fresh.end_offset,
    fresh.found_in,
    fresh.role,
    fresh.weight,
    fresh.decides
from read_parquet($file) fresh
semi join article_version stored using (version_id, capture_id)
anti join credit known using (version_id)
order by fresh.version_id, fresh.start_offset, fresh.rule, fresh.quote, fresh.found_in;
