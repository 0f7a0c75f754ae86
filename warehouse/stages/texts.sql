-- The texts of some versions.
-- Parameters: $ids, their ids. Grain: one row an article version.
select version_id, body, dateline, kind
from article_version
where version_id in (select unnest($ids::ubigint[]));
