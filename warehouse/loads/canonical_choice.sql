-- Add rows of canonical_choice; those of the same articles were forgotten before.
-- Parameters: $file, a Parquet file.
insert into canonical_choice by name
select
    story_id,
    article_id,
    version_id,
    reasons,
    rank,
    score
from read_parquet($file)
order by story_id, rank;
