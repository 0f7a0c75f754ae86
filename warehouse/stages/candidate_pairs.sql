-- Which pairs of versions may be copies of each other?
-- They share at least $shared sketch hashes, in whose buckets they meet, that are $share of the
-- smaller sketch.
-- Parameters: $shared, $share; $slice of $slices, since not all are counted at once; $again, whether
-- pairs that were verified before are named too; the temporary table met.
-- Grain: one row a candidate pair of two articles, version_a the smaller id.
with counted as (
    select version_a, version_b, sum(hashes) as hashes
    from met
    where version_a % $slices = $slice
    group by all
    having sum(hashes) >= $shared
),

known as (
    select version_a, version_b from pair where is_candidate and not $again
),

-- Not to carry whole sketches from join to join.
sized as (
    select version_id, v.article_id, len(sketch)::usmallint as hashes
    from signature
    join article_version v using (version_id)
),

final as (
    select counted.version_a, counted.version_b
    from counted
    join sized one on one.version_id = counted.version_a
    join sized other on other.version_id = counted.version_b
    anti join known
        on known.version_a = counted.version_a and known.version_b = counted.version_b
    where
        counted.hashes >= $share * least(one.hashes, other.hashes)
        and one.article_id != other.article_id
)

select version_a, version_b from final order by version_a, version_b;
