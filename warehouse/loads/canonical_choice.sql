-- Replace the whole table canonical_choice.
-- Parameters: $file, a Parquet file.
delete from canonical_choice;

insert into canonical_choice (
    story_id,
    article_id,
    version_id,
    reasons,
    rank,
    score
)
select
    story_id,
    article_id,
    version_id,
    reasons,
    rank,
    score
from read_parquet($file)
order by story_id, rank;
