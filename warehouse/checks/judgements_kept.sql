-- Which judgement that stands do the stories not keep?
-- Grain: one row a judgement and two articles, of the groups of its own, that it binds.
with home as (
    select g.article_id, g.judged_group, m.story_id
    from judged_groups g
    join story_member m on m.article_id = g.article_id and m.is_home
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
