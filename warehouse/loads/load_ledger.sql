-- Add rows of load_ledger that are not there yet; of twins in the file one is taken.
-- Parameters: $file, a Parquet file.
insert into load_ledger by name
select distinct on (fresh.batch_id, fresh.file_id)
    fresh.batch_id,
    fresh.run_id,
    fresh.file_id,
    fresh.extraction_scheme,
    fresh.next_position,
    fresh.finished,
    fresh.captures,
    fresh.articles,
    fresh.rejections,
    fresh.loaded_at
from read_parquet($file) fresh
anti join load_ledger stored using (batch_id, file_id)
order by fresh.batch_id, fresh.file_id;

-- A file that could be read is no longer gone or altered.
delete from rejection
where
    reason in ('missing_file', 'altered_file')
    and file_id in (select file_id from read_parquet($file));
