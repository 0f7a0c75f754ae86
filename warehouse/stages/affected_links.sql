-- Which of the affected articles could be in one story, by a pair, an item of an agency or a judgement?
-- Parameters: the temporary table affected. Grain: one row a pair of articles, in no order.
with linked as (
    select a.article_id as article_a, b.article_id as article_b
    from pair p
    join article_version a on a.version_id = p.version_a
    join article_version b on b.version_id = p.version_b
    where p.is_candidate and p.verdict in ('same_version', 'write_thru', 'excerpt')
),

item as (
    select agency_item, min(article_id) as first_id, list(distinct article_id) as article_ids
    from article_version
    semi join affected using (article_id)
    where agency_item is not null
    group by agency_item
),

judged as (
    select article_a as article_id, group_a as judged_group
    from judgement
    where state = 'stands' and what = 'same'
    union
    select article_b, group_b
    from judgement
    where state = 'stands' and what = 'same'
),

judged_group as (
    select judged_group, min(article_id) as first_id, list(article_id) as article_ids
    from judged
    semi join affected using (article_id)
    group by judged_group
),

final as (
    select linked.article_a, linked.article_b
    from linked
    semi join affected on affected.article_id = linked.article_a
    union all
    select first_id, unnest(article_ids) from item
    union all
    select first_id, unnest(article_ids) from judged_group
)

select article_a, article_b from final;
