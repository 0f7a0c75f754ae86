-- Which pairs of versions may be copies of each other?
-- They share at least $shared sketch hashes that are $share of the smaller sketch, and at least one
-- of them seeks. Days that are more than $days apart never meet; what has no day meets any.
-- Asked slice by slice, since what all of them share would not fit into memory: those whose smaller
-- id is in a slice from $first to before $last.
-- Parameters: $days, $shared, $share, $first, $last; $again, whether pairs that were verified before
-- are named too; the temporary table bucket_member.
-- Grain: one row a candidate pair of two articles, version_a the smaller id.
with met_in_small as (
    select one.version_id as a, other.version_id as b
    from bucket_member one
    join bucket_member other on other.hash = one.hash and other.version_id > one.version_id
    where
        not one.is_large
        and not other.is_large
        and one.slice >= $first
        and one.slice < $last
        and (one.seeks or other.seeks)
        and coalesce(abs(one.told_on - other.told_on), 0) <= $days
),

-- Of two that are each other's hubs, one way counts. One join for both orders of the ids: putting
-- each pair in order costs more than the join.
met_by_month as (
    select
        hub.version_id as hub_id,
        member.version_id as member_id,
        hub.version_id < member.version_id as in_order
    from bucket_member hub
    join bucket_member member on member.hash = hub.hash and member.version_id != hub.version_id
    where
        hub.is_large
        and hub.is_hub
        and member.is_large
        and (hub.version_id < member.version_id or not member.is_hub)
        and if(in_order, hub.slice, member.slice) >= $first
        and if(in_order, hub.slice, member.slice) < $last
        and (hub.seeks or member.seeks)
        and coalesce(abs(hub.told_on - member.told_on), 0) <= $days
),

met_by_day as (
    select
        hub.version_id as hub_id,
        member.version_id as member_id,
        hub.version_id < member.version_id as in_order
    from bucket_member hub
    join bucket_member member
        on
            member.hash = hub.hash
            and member.told_on = hub.told_on
            and member.version_id != hub.version_id
    where
        hub.is_large
        and hub.is_hub_of_day
        and not hub.is_hub
        and member.is_large
        and not member.is_hub
        and (hub.version_id < member.version_id or not member.is_hub_of_day)
        and if(in_order, hub.slice, member.slice) >= $first
        and if(in_order, hub.slice, member.slice) < $last
        and (hub.seeks or member.seeks)
),

met_in_large as (
    select * from met_by_month
    union all
    select * from met_by_day
),

met as (
    select a, b from met_in_small
    union all
    select if(in_order, hub_id, member_id), if(in_order, member_id, hub_id) from met_in_large
),

counted as (
    select a, b, count(*) as hashes
    from met
    group by all
    having count(*) >= $shared
),

known as (
    select version_a, version_b from pair where is_candidate and not $again
),

final as (
    select counted.a as version_a, counted.b as version_b
    from counted
    join signature one on one.version_id = counted.a
    join signature other on other.version_id = counted.b
    join article_version v on v.version_id = counted.a
    join article_version w on w.version_id = counted.b
    anti join known on known.version_a = counted.a and known.version_b = counted.b
    where
        counted.hashes >= $share * least(len(one.sketch), len(other.sketch))
        and v.article_id != w.article_id
)

select version_a, version_b from final order by version_a, version_b;
