-- Add rows of story; those of the same articles were forgotten before.
-- Parameters: $file, a Parquet file.
insert into story by name
select
    story_id,
    headline,
    agency,
    articles,
    outlets,
    first_at,
    last_at,
    kind
from read_parquet($file)
order by story_id;
