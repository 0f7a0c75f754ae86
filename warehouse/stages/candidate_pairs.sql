-- Which pairs of versions may be copies of each other?
-- They share at least $shared sketch hashes, in whose buckets they meet, that are $share of the
-- smaller sketch.
-- Parameters: $days, $first, $last, see the macro bucket_meetings; $shared, $share; $again, whether
-- pairs that were verified before are named too; the temporary table bucket_member.
-- Grain: one row a candidate pair of two articles, version_a the smaller id.
with counted as (
    select version_a, version_b, count(*) as hashes
    from bucket_meetings('bucket_member', $days, $first, $last)
    group by all
    having count(*) >= $shared
),

known as (
    select version_a, version_b from pair where is_candidate and not $again
),

final as (
    select counted.version_a, counted.version_b
    from counted
    join signature one on one.version_id = counted.version_a
    join signature other on other.version_id = counted.version_b
    join article_version v on v.version_id = counted.version_a
    join article_version w on w.version_id = counted.version_b
    anti join known
        on known.version_a = counted.version_a and known.version_b = counted.version_b
    where
        counted.hashes >= $share * least(len(one.sketch), len(other.sketch))
        and v.article_id != w.article_id
)

select version_a, version_b from final order by version_a, version_b;
