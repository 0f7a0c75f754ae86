-- Which pairs of versions may be copies of each other?
-- They share a band's bucket, or at least $shared sketch hashes that are $share of the smaller sketch.
-- Parameters: $last, the greatest id among the versions that are compared now (all that are not
-- compared and not greater); $shared; $share. Grain: one row a candidate pair of two articles.
with fresh as (
    select version_id from signature where not compared and version_id <= $last
),

-- Versions that wait for a later round will meet these then.
reachable as (
    select version_id from signature where compared or version_id <= $last
),

by_band as (
    select distinct
        least(one.version_id, other.version_id) as version_a,
        greatest(one.version_id, other.version_id) as version_b
    from band one
    semi join fresh using (version_id)
    join band other on other.bucket = one.bucket and other.version_id != one.version_id
),

sizes as (
    select version_id, count(*) as hashes from sketch group by all
),

shared as (
    select one.version_id as one_id, other.version_id as other_id, count(*) as hashes
    from sketch one
    semi join fresh using (version_id)
    join sketch other on other.hash = one.hash and other.version_id != one.version_id
    group by all
    having count(*) >= $shared
),

by_sketch as (
    select distinct
        least(shared.one_id, shared.other_id) as version_a,
        greatest(shared.one_id, shared.other_id) as version_b
    from shared
    join sizes one on one.version_id = shared.one_id
    join sizes other on other.version_id = shared.other_id
    where shared.hashes >= $share * least(one.hashes, other.hashes)
),

found as (
    select version_a, version_b from by_band
    union
    select version_a, version_b from by_sketch
),

final as (
    select found.version_a, found.version_b
    from found
    semi join reachable a on a.version_id = found.version_a
    semi join reachable b on b.version_id = found.version_b
    join article_version one on one.version_id = found.version_a
    join article_version other on other.version_id = found.version_b
    where one.article_id != other.article_id
)

select version_a, version_b from final order by version_a, version_b;
