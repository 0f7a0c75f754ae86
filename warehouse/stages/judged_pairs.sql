-- Which judgements that stand bind articles that are told anew, themselves or by their groups?
-- Parameters: $batch; the temporary table latest. Grain: one row a judgement.
with bound as (
    select distinct judged_group
    from judged_groups
    join latest using (article_id)
    where latest.batch = $batch
),

final as (
    select what, article_a, article_b, group_a, group_b
    from judgement
    where
        state = 'stands'
        and (
            group_a in (select judged_group from bound)
            or group_b in (select judged_group from bound)
        )
)

select * from final order by all;
