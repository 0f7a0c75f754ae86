-- Which verified pairs may be candidates no longer, since versions that have come have taken the
-- place of a hub in one of their buckets, or are of a day between theirs? They go to displaced_pair,
-- and are sought anew in all buckets that both are in.
-- Parameters: $hubs, $hubs_of_near and $days, see the macros bucket_places and bucket_meetings.
create or replace temp table bucket_hash as
with hashed as (
    select version_id, told_on, compared, unnest(sketch) as hash
    from signature
),

fresh as (
    select distinct hash from hashed where not compared
),

touched as (
    select hash
    from hashed
    semi join fresh using (hash)
    group by hash
    having count(*) > $hubs and bool_or(compared)
)

select *, true as seeks
from hashed
semi join touched using (hash);

create or replace temp table bucket_hash_before as
from bucket_hash where compared;

create or replace temp table bucket_member as
from bucket_places('bucket_hash', $hubs, $hubs_of_near);

create or replace temp table bucket_member_before as
from bucket_places('bucket_hash_before', $hubs, $hubs_of_near);

-- Whoever is no hub any more, or has other days near, may have lost somebody; looking for pairs of
-- others would be most of the work.
create or replace temp table stirred as
with moved as (
    select
        hash,
        version_id,
        not before.is_large
        or (before.is_hub and not after.is_hub)
        or (before.is_hub_of_day and not after.is_hub_of_day)
        or (before.is_hub_of_near and not after.is_hub_of_near) as is_less,
        before.day_place,
        after.day_place - before.day_place as days_before
    from bucket_member_before before
    join bucket_member after using (hash, version_id)
)

select hash, version_id
from moved
window near_days as (
    partition by hash order by day_place range between 3 preceding and 3 following
)
qualify is_less or max(days_before) over near_days > min(days_before) over near_days;

update bucket_member set seeks = (hash, version_id) in (from stirred);

update bucket_member_before set seeks = (hash, version_id) in (from stirred);

create or replace temp table displaced_pair as
with lost as (
    select version_a, version_b
    from bucket_meetings('bucket_member_before', $days) before
    anti join bucket_meetings('bucket_member', $days) after
        using (hash, version_a, version_b)
)

select version_a, version_b
from pair
semi join lost using (version_a, version_b)
where is_candidate;

drop table bucket_hash;

drop table bucket_hash_before;

drop table bucket_member;

drop table bucket_member_before;

drop table stirred;

create or replace temp table seeker as
select version_a as version_id from displaced_pair
union
select version_b from displaced_pair;

create or replace temp table sought as
select distinct unnest(list_intersect(a.sketch, b.sketch)) as hash
from displaced_pair
join signature a on a.version_id = version_a
join signature b on b.version_id = version_b;
