-- The texts of some versions.
-- Parameters: $ids, their ids. Grain: one row an article version, by id.
select v.version_id, coalesce(cut.body, v.body) as body, v.dateline, v.kind
from article_version v
left join cut_version cut using (version_id)
where v.version_id in (select unnest($ids::ubigint[]))
order by v.version_id;
