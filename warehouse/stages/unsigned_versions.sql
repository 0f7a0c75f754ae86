-- Which article versions have no signature yet?
-- Parameters: $count, the most to return. Grain: one row an article version.
select v.version_id, v.body, v.dateline
from article_version v
anti join signature s using (version_id)
order by v.version_id
limit $count;
