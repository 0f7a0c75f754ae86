-- Which home story has every imported record?
-- Grain: one row an article with an external id.
select v.external_id, m.story_id
from story_member m
join article_version v using (version_id)
where m.is_home and v.external_id is not null
order by v.external_id;
