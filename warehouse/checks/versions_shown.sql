-- Which version stands on a capture that does not show it?
-- Grain: one row an article version.
select v.version_id, v.capture_id
from article_version v
left join capture c on c.capture_id = v.capture_id and c.version_id = v.version_id
where c.capture_id is null
order by v.version_id;
