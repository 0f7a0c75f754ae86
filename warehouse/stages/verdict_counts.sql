-- How many pairs had each verdict before thresholds were loaded last, and how many had it then?
-- Parameters: the temporary tables turned and verdict_after. Grain: one row a verdict.
with lost as (
    select verdict_before as verdict, count(*) as pairs from turned group by all
),

gained as (
    select verdict_now as verdict, count(*) as pairs from turned group by all
),

final as (
    select
        coalesce(a.verdict, lost.verdict) as verdict,
        coalesce(a.pairs, 0) as after_it,
        after_it - coalesce(gained.pairs, 0) + coalesce(lost.pairs, 0) as before_it
    from verdict_after a
    full join lost on lost.verdict = a.verdict
    left join gained on gained.verdict = a.verdict
)

select verdict, before_it, after_it from final order by before_it desc, verdict;
