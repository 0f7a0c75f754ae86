-- Which stored versions share enough of a text's sketch to be worth a comparison?
-- Parameters: $hashes, the text's sketch; $shared and $share, the least number and share of common
-- hashes; $count, the most to return. Grain: one row an article version, most shared first.
with hashed as (
    select version_id, len(sketch) as hashes, unnest(sketch) as hash
    from signature
),

met as (
    select version_id, any_value(hashes) as hashes, count(*) as shared
    from hashed
    where hash in (select unnest($hashes::uinteger[]))
    group by version_id
    having count(*) >= $shared
),

final as (
    select version_id, shared
    from met
    where shared >= $share * least(hashes, len($hashes::uinteger[]))
)

select version_id, shared from final order by shared desc, version_id limit $count;
