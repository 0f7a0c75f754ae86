-- Add rows of band for versions that have none yet.
-- Parameters: $file, a Parquet file.
insert into band (
    bucket,
    version_id
)
select
    fresh.bucket,
    fresh.version_id
from read_parquet($file) fresh
anti join band stored using (version_id)
order by fresh.bucket, fresh.version_id;
