-- Add rows of story_version; those of the same stories were forgotten before.
-- Parameters: $file, a Parquet file.
insert into story_version by name
select
    story_id,
    place,
    article_id,
    version_id,
    words,
    first_at,
    agency_number,
    copies,
    cuts
from read_parquet($file)
order by story_id, place;
