-- Replace the whole table threshold, and find the verdicts of all pairs with what is in it now. The
-- articles of pairs that have another verdict have their stories told anew.
-- Parameters: $file, a Parquet file of all thresholds.
delete from threshold;

insert into threshold by name
select name, value, default_value, meaning from read_parquet($file);

create or replace temp table turned as
select pair_id, version_a, version_b, verdict as verdict_before, verdict_now
from pair_verdicts('pair', 'threshold')
where verdict_now is distinct from verdict;

update pair set verdict = turned.verdict_now
from turned
where turned.pair_id = pair.pair_id;

create or replace temp table verdict_after as
select verdict, count(*) as pairs from pair group by all;

insert into untold (article_id)
with touched as (
    select version_a as version_id from turned
    union
    select version_b from turned
)

select distinct v.article_id
from article_version v
semi join touched using (version_id)
anti join untold told_anew using (article_id)
order by v.article_id;
