-- The texts of the versions that are compared next.
-- Parameters: the temporary table chunk. Grain: one row an article version, by id.
select v.version_id, shown_body(v.body, v.body_rest, cut.places) as body, v.dateline
from article_version v
semi join chunk using (version_id)
left join cut_version cut using (version_id)
order by v.version_id;
