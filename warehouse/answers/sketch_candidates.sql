-- Which stored versions share enough of a text's sketch to be worth a comparison?
-- Parameters: $hashes, the text's sketch; $shared and $share, the least number and share of common
-- hashes; $count, the most to return. Grain: one row an article version, most shared first.
with wanted as (
    select unnest($hashes::ubigint[]) as hash
),

met as (
    select sketch.version_id, count(*) as shared
    from sketch
    semi join wanted using (hash)
    group by all
    having count(*) >= $shared
),

sizes as (
    select sketch.version_id, count(*) as hashes
    from sketch
    semi join met using (version_id)
    group by all
),

final as (
    select met.version_id, met.shared
    from met
    join sizes using (version_id)
    where met.shared >= $share * least(sizes.hashes, len($hashes::ubigint[]))
)

select version_id, shared from final order by shared desc, version_id limit $count;
