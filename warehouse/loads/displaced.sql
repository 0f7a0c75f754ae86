-- Forget pairs that are candidates no longer; all signed versions have been compared now. The
-- articles of both have their stories told anew.
-- Parameters: $file, a Parquet file of pairs of version ids.
insert into untold (article_id)
with touched as (
    select version_id from signature where not compared
    union
    select version_a from read_parquet($file)
    union
    select version_b from read_parquet($file)
)

select distinct v.article_id
from article_version v
semi join touched using (version_id)
anti join untold known using (article_id)
order by v.article_id;

delete from pair
where (version_a, version_b) in (select (version_a, version_b) from read_parquet($file));

update signature set compared = true where not compared;
