-- Add rows of signature that are not there yet; of twins in the file one is taken.
-- Parameters: $file, a Parquet file.
insert into signature by name
select distinct on (fresh.version_id)
    fresh.version_id,
    fresh.signature_scheme,
    fresh.told_on,
    fresh.shingles,
    fresh.hashvalues,
    fresh.sketch,
    fresh.compared
from read_parquet($file) fresh
anti join signature stored using (version_id)
order by fresh.version_id;
