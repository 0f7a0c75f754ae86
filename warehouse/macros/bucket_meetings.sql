-- Which versions meet in which buckets? Those of a small bucket all; of a large one, each and the
-- hubs of its day, and each and some hubs of the three days before and after it that the bucket has:
-- so a story of any size is found, along its days, and a phrase that somebody prints every day is
-- cheap. What has no day meets hubs of the whole bucket. Days that are more than `days` apart never
-- meet, and whoever meets, one of both seeks.
-- Parameters: the name of a table as of bucket_places, with a column seeks.
-- Grain: one row a bucket and two versions that meet there, version_a the smaller id.
create or replace macro bucket_meetings(members, days) as table
with member as (
    from query_table(members)
),

met_in_small as (
    select one.version_id as version_a, other.version_id as version_b, one.hash
    from member one
    join member other on other.hash = one.hash and other.version_id > one.version_id
    where
        not one.is_large
        and not other.is_large
        and (one.seeks or other.seeks)
        and coalesce(abs(one.told_on - other.told_on), 0) <= days
),

-- Of two that are each other's hubs, one way counts. One join for both orders of the ids: putting
-- each pair in order costs more than the join.
met_by_day as (
    select
        hub.version_id as hub_id,
        other.version_id as other_id,
        hub.hash,
        hub.version_id < other.version_id as in_order
    from member hub
    join member other
        on
            other.hash = hub.hash
            and other.day_place = hub.day_place
            and other.version_id != hub.version_id
    where
        hub.is_large
        and hub.is_hub_of_day
        and (hub.version_id < other.version_id or not other.is_hub_of_day)
        and (hub.seeks or other.seeks)
),

hub_of_near as (
    select *, unnest([day_place + step for step in [-3, -2, -1, 1, 2, 3]]) as near
    from member
    where is_large and is_hub_of_near and told_on is not null
),

met_by_near_day as (
    select
        hub.version_id as hub_id,
        other.version_id as other_id,
        hub.hash,
        hub.version_id < other.version_id as in_order
    from hub_of_near hub
    join member other on other.hash = hub.hash and other.day_place = hub.near
    where
        (hub.version_id < other.version_id or not other.is_hub_of_near)
        and (hub.seeks or other.seeks)
        and abs(hub.told_on - other.told_on) <= days
),

met_without_day as (
    select
        hub.version_id as hub_id,
        other.version_id as other_id,
        hub.hash,
        hub.version_id < other.version_id as in_order
    from member hub
    join member other on other.hash = hub.hash
    where
        hub.is_large
        and hub.is_hub
        and hub.told_on is not null
        and other.told_on is null
        and (hub.seeks or other.seeks)
),

met_in_large as (
    from met_by_day
    union all
    from met_by_near_day
    union all
    from met_without_day
)

select version_a, version_b, hash from met_in_small
union all
select if(in_order, hub_id, other_id), if(in_order, other_id, hub_id), hash from met_in_large;
