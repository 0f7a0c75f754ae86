-- Add rows of story_member; those of the same articles were forgotten before.
-- Parameters: $file, a Parquet file.
insert into story_member by name
select
    story_id,
    article_id,
    version_id,
    story_key,
    role,
    is_home,
    is_canonical,
    agency,
    relation,
    confidence,
    credited,
    attributed_by,
    evidence_pair,
    story_version,
    resemblance,
    containment
from read_parquet($file)
order by story_id, article_id, role;
