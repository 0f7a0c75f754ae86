-- Which articles may be in other stories than before? Those that have something new, all that a new
-- pair, the same item of an agency or a judgement leads to, and whoever could be in a story with them.
create or replace temp table affected as
with item as (
    select distinct article_id, agency_item from article_version where agency_item is not null
),

near as (
    select article_id from untold
    union
    select article_b from linked_articles semi join untold on untold.article_id = article_a
    union
    select article_a from linked_articles semi join untold on untold.article_id = article_b
    union
    select other.article_id
    from item one
    semi join untold using (article_id)
    join item other using (agency_item)
    union
    select other.article_id
    from judged_groups one
    semi join untold using (article_id)
    join judged_groups other using (judged_group)
),

reached as (
    select distinct c.component from component c semi join near using (article_id)
),

final as (
    select article_id from near
    union
    select c.article_id from component c semi join reached using (component)
)

select article_id from final semi join article_version using (article_id);
