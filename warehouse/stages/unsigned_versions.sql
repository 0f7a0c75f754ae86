-- Which article versions have no signature yet?
-- Parameters: $count, the most to return. Grain: one row an article version.
select v.version_id, coalesce(cut.body, v.body) as body, v.dateline
from article_version v
left join cut_version cut using (version_id)
anti join signature s using (version_id)
order by v.version_id
limit $count;
