-- Where may the versions that seek meet others? In the buckets of their sketch hashes: the versions
-- that share one. In a bucket of more than $hubs versions not everybody meets everybody: each meets
-- its hubs, those with the $hubs smallest ids of its own day, and the $hubs_of_month smallest of each
-- month around it; so a story of any size is found, and a common phrase is cheap.
-- Parameters: $hubs, $hubs_of_month; $slices, into how many the versions are put; the temporary table seeker (version_id).
-- Grain: one row a version and sketch hash of it that another version has, too.
create or replace temp table bucket_member as
with hashed as (
    select version_id, told_on, unnest(sketch) as hash
    from signature
),

touched as (
    select distinct hash
    from hashed
    semi join seeker using (version_id)
),

held as (
    select
        hash,
        version_id,
        told_on,
        count(*) over (partition by hash) as size,
        row_number() over (
            partition by hash, epoch(told_on) // 2592000 order by version_id
        ) as place_of_month,
        row_number() over (partition by hash, told_on order by version_id) as place_of_day
    from hashed
    semi join touched using (hash)
)

select
    hash,
    version_id,
    told_on,
    size > $hubs as is_large,
    place_of_month <= $hubs_of_month as is_hub,
    place_of_day <= $hubs as is_hub_of_day,
    version_id in (select version_id from seeker) as seeks,
    (version_id % $slices)::usmallint as slice
from held
where size > 1;
