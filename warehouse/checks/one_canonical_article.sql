-- Which story has not exactly one canonical article, the first choice, at home in it?
-- Grain: one row a story.
select
    s.story_id,
    count(m.article_id) as canonical_articles,
    count(c.article_id) as choices
from story s
left join story_member m on m.story_id = s.story_id and m.is_canonical and m.is_home
left join canonical_choice c
    on c.story_id = s.story_id and c.rank = 1 and c.article_id = m.article_id
group by all
having count(m.article_id) <> 1 or count(c.article_id) <> 1
order by s.story_id;
