-- Replace the whole table judgement. Articles of which something else is said than before have their
-- stories told anew.
-- Parameters: $file, a Parquet file.
create or replace temp table judged_anew as
with before as (
    select judgement_id, article_a, article_b, state, group_a, group_b from judgement
),

after as (
    select judgement_id, article_a, article_b, state, group_a, group_b from read_parquet($file)
),

changed as (
    (select * from before except select * from after)
    union all
    (select * from after except select * from before)
)

select article_a as article_id from changed
union
select article_b from changed;

insert into untold (article_id)
select article_id
from judged_anew
semi join article_version using (article_id)
anti join untold using (article_id)
order by article_id;

delete from judgement;

insert into judgement by name
select
    judgement_id,
    what,
    article_a,
    article_b,
    url_key_a,
    url_key_b,
    judged_at,
    judged_by,
    note,
    state,
    group_a,
    group_b,
    contradicted_by,
    withdrawn_at,
    withdrawn_by,
    withdrawal_note
from read_parquet($file)
order by judged_at, judgement_id;
