-- Which of the affected articles could be in one story, by a pair, an item of an agency or a judgement?
-- Parameters: the temporary table affected. Grain: one row a pair of articles, in no order.
with item as (
    select agency_item, min(article_id) as first_id, list(distinct article_id) as article_ids
    from article_version
    semi join affected using (article_id)
    where agency_item is not null
    group by agency_item
),

judged as (
    select judged_group, min(article_id) as first_id, list(article_id) as article_ids
    from judged_groups
    semi join affected using (article_id)
    group by judged_group
),

final as (
    select article_a, article_b
    from linked_articles
    semi join affected on affected.article_id = article_a
    union all
    select first_id, unnest(article_ids) from item
    union all
    select first_id, unnest(article_ids) from judged
)

select article_a, article_b from final;
