-- Which article has no home story, or more than one?
-- Grain: one row an article.
with articles_loaded as (
    select distinct article_id from article_version
)

select a.article_id, count(m.story_id) as home_stories
from articles_loaded a
left join story_member m on m.article_id = a.article_id and m.is_home
group by all
having count(m.story_id) <> 1
order by a.article_id;
