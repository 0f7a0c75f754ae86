-- Which pairs of versions may be copies of each other?
-- They share at least $shared sketch hashes that are $share of the smaller sketch, and at least one
-- of them seeks. In a bucket (the versions that share a hash) of more than $hubs versions not
-- everybody meets everybody: each meets its hubs, those with the $hubs smallest ids, of its own day
-- and of the thirty days around it; so a story of any size is found, and a common phrase is cheap.
-- Days that are more than $days apart never meet; what has no day meets any.
-- Parameters: $hubs, $days, $shared, $share; $again, whether pairs that were verified before are named
-- too; the temporary table seeker (version_id).
-- Grain: one row a candidate pair of two articles, version_a the smaller id.
with hashed as (
    select version_id, told_on, unnest(sketch) as hash
    from signature
),

touched as (
    select distinct hash
    from hashed
    semi join seeker using (version_id)
),

bucket as (
    select hash, count(*) as size
    from hashed
    semi join touched using (hash)
    group by hash
    having count(*) > 1
),

held as (
    select
        hash,
        version_id,
        told_on,
        size,
        version_id in (select version_id from seeker) as seeks
    from hashed
    join bucket using (hash)
),

met_in_small as (
    select one.version_id as a, other.version_id as b
    from held one
    join held other on other.hash = one.hash and other.version_id > one.version_id
    where
        one.size <= $hubs
        and other.size <= $hubs
        and (one.seeks or other.seeks)
        and coalesce(abs(one.told_on - other.told_on), 0) <= $days
),

placed as (
    select
        *,
        row_number() over (
            partition by hash, epoch(told_on) // 2592000 order by version_id
        ) <= $hubs as is_hub,
        row_number() over (partition by hash, told_on order by version_id) <= $hubs as is_hub_of_day
    from held
    where size > $hubs
),

-- One join for both orders of the ids: putting each pair in order costs more than the join.
met_in_large as (
    select
        hub.version_id as hub_id,
        member.version_id as member_id,
        hub.version_id < member.version_id as in_order
    from placed hub
    join placed member on member.hash = hub.hash and member.version_id != hub.version_id
    where
        (hub.seeks or member.seeks)
        and coalesce(abs(hub.told_on - member.told_on), 0) <= $days
        and (hub.is_hub or (hub.is_hub_of_day and hub.told_on = member.told_on))
        -- Of two that are each other's hubs, one way counts.
        and (
            hub.version_id < member.version_id
            or not (member.is_hub or (member.is_hub_of_day and hub.told_on = member.told_on))
        )
),

met as (
    select a, b from met_in_small
    union all
    select hub_id, member_id from met_in_large where in_order
    union all
    select member_id, hub_id from met_in_large where not in_order
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
