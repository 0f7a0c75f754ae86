-- Replace what the stories were told from.
-- Parameters: $file, a Parquet file.
delete from story_state;

insert into story_state (
    captures,
    pairs
)
select
    captures,
    pairs
from read_parquet($file);
