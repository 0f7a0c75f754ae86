-- Which other stories is every imported record linked to, as an excerpt or a round-up?
-- Grain: one row an article with an external id and a story that is not its home.
select v.external_id, m.story_id, m.role
from story_member m
join article_version v using (version_id)
where not m.is_home and v.external_id is not null
order by v.external_id, m.story_id;
