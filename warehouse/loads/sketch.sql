-- Add rows of sketch for versions that have none yet.
-- Parameters: $file, a Parquet file.
insert into sketch (
    hash,
    version_id
)
select
    fresh.hash,
    fresh.version_id
from read_parquet($file) fresh
anti join sketch stored using (version_id)
order by fresh.hash, fresh.version_id;
