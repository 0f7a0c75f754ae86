-- Why does this article stand for a story, and which others were considered?
-- Parameters: $stories, story ids. Grain: one row a story and considered article, best first.
select c.story_id, c.rank, c.article_id, v.outlet, c.reasons, c.score, v.url
from canonical_choice c
join article_version v using (version_id)
where list_contains($stories::ubigint[], c.story_id)
order by c.story_id, c.rank;
