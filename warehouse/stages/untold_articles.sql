-- Which loaded articles have no home story yet? Only an interrupted build leaves some.
-- Grain: one row an article, the first only.
select v.article_id
from article_version v
anti join story_member m on m.article_id = v.article_id and m.is_home
order by v.article_id
limit 1;
