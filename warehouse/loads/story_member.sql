-- Replace the whole table story_member.
-- Parameters: $file, a Parquet file.
delete from story_member;

insert into story_member (
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
    resemblance,
    containment
)
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
    resemblance,
    containment
from read_parquet($file)
order by story_id, article_id, role;
