-- Add rows of capture that are not there yet; of twins in the file one is taken.
-- Parameters: $file, a Parquet file.
create or replace temp table incoming_capture as
select capture_id, min(file_row_number) as file_row_number
from read_parquet($file, file_row_number = true)
anti join capture stored using (capture_id)
group by capture_id;

insert into capture by name
select
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
    source_keywords,
    payload_key
from read_parquet($file, file_row_number = true)
semi join incoming_capture using (file_row_number);
