-- Which article versions were stored before the words of their paragraphs were hashed on loading?
-- Parameters: $count, the most to return. Grain: one row an article version.
select v.version_id, whole_body(v.body, v.body_rest) as body
from article_version v
semi join unparted using (version_id)
limit $count;
