-- Which articles may be in other stories than before? Those that have something new, all that a new
-- pair, the same item of an agency or a judgement leads to, and whoever could be in a story with them.
create or replace temp table affected as
with item as (
    select distinct article_id, agency_item from article_version where agency_item is not null
),

linked as (
    select a.article_id as one, b.article_id as other
    from pair p
    join article_version a on a.version_id = p.version_a
    join article_version b on b.version_id = p.version_b
    where p.is_candidate and p.verdict in ('same_version', 'write_thru', 'excerpt')
),

-- Whom judgements make the same, also through articles that are not there.
judged as (
    select article_a as article_id, group_a as judged_group
    from judgement
    where state = 'stands' and what = 'same'
    union
    select article_b, group_b
    from judgement
    where state = 'stands' and what = 'same'
),

near as (
    select article_id from untold
    union
    select linked.other from linked semi join untold on untold.article_id = linked.one
    union
    select linked.one from linked semi join untold on untold.article_id = linked.other
    union
    select other.article_id
    from item one
    semi join untold using (article_id)
    join item other using (agency_item)
    union
    select other.article_id
    from judged one
    semi join untold using (article_id)
    join judged other using (judged_group)
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
