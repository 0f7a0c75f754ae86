-- Which stored versions share enough of a text's sketch to be worth a comparison?
-- Parameters: $hashes, the text's sketch; $shared and $share, the least number and share of common
-- hashes; $count, the most to return. Grain: one row an article version, most shared first.
with met as (
    select
        version_id,
        len(list_intersect(sketch, $hashes::uinteger[])) as shared,
        len(sketch) as hashes
    from signature
),

final as (
    select version_id, shared
    from met
    where
        shared >= $shared
        and shared >= $share * least(hashes, len($hashes::uinteger[]))
)

select version_id, shared from final order by shared desc, version_id limit $count;
