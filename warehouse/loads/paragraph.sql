-- Add the paragraphs of versions that have none yet; of twins in the file one is taken.
-- Parameters: $file, a Parquet file.
insert into paragraph by name
select distinct
    fresh.version_id,
    fresh.place,
    fresh.characters,
    fresh.hash
from read_parquet($file) fresh
anti join paragraph known using (version_id)
order by fresh.version_id, fresh.place;
