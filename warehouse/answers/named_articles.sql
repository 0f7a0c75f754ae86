-- Which articles are these, and in which stories?
-- Parameters: $articles, their ids. Grain: one row an article.
select
    m.article_id,
    v.url_key,
    v.url,
    v.outlet,
    v.headline,
    m.story_id,
    s.articles as story_articles
from story_member m
join article_version v using (version_id)
join story s on s.story_id = m.story_id
where m.is_home and m.article_id in (select unnest($articles::ubigint[]))
order by m.article_id;
