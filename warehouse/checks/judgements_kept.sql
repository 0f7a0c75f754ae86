-- Which judgement that stands do the stories not keep?
-- Grain: one row a judgement and two articles, of the groups of its own, that it binds.
with judged as (
    select article_a as article_id, group_a as judged_group from judgement where state = 'stands'
    union
    select article_b, group_b from judgement where state = 'stands'
),

home as (
    select judged.article_id, judged.judged_group, m.story_id
    from judged
    join story_member m on m.article_id = judged.article_id and m.is_home
)

select
    j.judgement_id,
    j.what,
    a.article_id as article_a,
    b.article_id as article_b,
    a.story_id as story_a,
    b.story_id as story_b
from judgement j
join home a on a.judged_group = j.group_a
join home b on b.judged_group = j.group_b
where j.state = 'stands' and (j.what = 'same') != (a.story_id = b.story_id)
order by all;
