-- Add or replace runs.
-- Parameters: $file, a Parquet file.
delete from run where run_id in (select run_id from read_parquet($file));

insert into run by name
select
    run_id,
    command,
    started_at,
    finished_at,
    status,
    version,
    extraction_scheme,
    signature_scheme,
    captures,
    articles,
    rejections,
    pairs,
    stories
from read_parquet($file);
