-- Who meets whom in the buckets of sketch hashes, those that have a hash in common? In a bucket of
-- at most `hubs` versions everybody meets everybody. In a larger one each meets the hubs of its own
-- day, which are the `hubs` smallest ids, and the `hubs_of_near` smallest of the days near it.
-- Parameters: the name of a table of versions and their hashes (hash, version_id, told_on, and what
-- else is to be kept). Grain: one row a version and hash that another version has, too.
create or replace macro bucket_places(members, hubs, hubs_of_near) as table
with placed as (
    select
        *,
        count(*) over (partition by hash) as size,
        dense_rank() over (partition by hash order by told_on) as day_place,
        row_number() over (partition by hash order by version_id) as place,
        row_number() over (partition by hash, told_on order by version_id) as place_of_day
    from query_table(members)
)

select
    * exclude (size, place, place_of_day, day_place),
    day_place::integer as day_place,
    size > hubs as is_large,
    place <= hubs as is_hub,
    place_of_day <= hubs as is_hub_of_day,
    place_of_day <= hubs_of_near as is_hub_of_near
from placed
where size > 1;
