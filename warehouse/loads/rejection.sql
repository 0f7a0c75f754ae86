-- Add rows of rejection that are not there yet; of twins in the file one is taken.
-- Parameters: $file, a Parquet file.
insert into rejection by name
select distinct on (fresh.rejection_id)
    fresh.rejection_id,
    fresh.file_id,
    fresh.position,
    fresh.capture_id,
    fresh.url,
    fresh.stage,
    fresh.reason,
    fresh.detail
from read_parquet($file) fresh
anti join rejection stored using (rejection_id)
order by fresh.rejection_id;
