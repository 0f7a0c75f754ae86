-- Replace the whole table story.
-- Parameters: $file, a Parquet file.
delete from story;

insert into story (
    story_id,
    headline,
    agency,
    articles,
    outlets,
    first_at,
    last_at,
    kind
)
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
