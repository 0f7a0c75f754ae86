-- Which verified pairs may be candidates no longer, since versions that have come have taken the
-- place of a hub in one of their buckets? They go to displaced_pair, and their versions seek anew.
-- Parameters: $hubs and $hubs_of_month, as for candidate_pairs.
create or replace temp table displaced_pair as
with hashed as (
    select version_id, told_on, compared, unnest(sketch) as hash
    from signature
),

fresh as (
    select distinct hash from hashed where not compared
),

touched as (
    select hash
    from hashed
    semi join fresh using (hash)
    group by hash
    having count(*) > $hubs and bool_or(compared)
),

placed as (
    select
        hash,
        version_id,
        compared,
        count(*) filter (where compared) over (partition by hash) as size_before,
        row_number() over month_order as place_of_month,
        count(*) filter (where compared) over month_order as place_of_month_before,
        row_number() over day_order as place_of_day,
        count(*) filter (where compared) over day_order as place_of_day_before
    from hashed
    semi join touched using (hash)
    window
        month_order as (partition by hash, epoch(told_on) // 2592000 order by version_id),
        day_order as (partition by hash, told_on order by version_id)
),

hub_no_longer as (
    select hash, version_id
    from placed
    where
        compared
        and (
            (
                place_of_month > $hubs_of_month
                and (place_of_month_before <= $hubs_of_month or size_before <= $hubs)
            )
            or (place_of_day > $hubs and least(place_of_day_before, size_before) <= $hubs)
        )
),

met as (
    select
        least(gone.version_id, other.version_id) as version_a,
        greatest(gone.version_id, other.version_id) as version_b
    from hub_no_longer gone
    join placed other on other.hash = gone.hash and other.version_id != gone.version_id
    where other.compared
),

final as (
    select version_a, version_b
    from pair
    semi join met using (version_a, version_b)
    where is_candidate
)

select * from final;

create or replace temp table seeker as
select version_a as version_id from displaced_pair
union
select version_b from displaced_pair;
