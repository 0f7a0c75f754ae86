-- Add rows of archive_file that are not there yet; of twins in the file one is taken.
-- Parameters: $file, a Parquet file.
insert into archive_file by name
select distinct on (fresh.file_id)
    fresh.file_id,
    fresh.path,
    fresh.format,
    fresh.sha256,
    fresh.size,
    fresh.origin,
    fresh.in_place
from read_parquet($file) fresh
anti join archive_file stored using (file_id)
order by fresh.file_id;
