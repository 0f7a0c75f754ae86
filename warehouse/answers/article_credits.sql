-- What says who supplied an article?
-- Parameters: $article_id. Grain: one row a credit of its latest version, the strongest first.
select agency, kind, rule, role, weight, quote, found_in, start_offset, end_offset, version_id
from credits
where article_id = $article_id::ubigint and is_latest
order by weight desc, found_in, start_offset, rule, quote;
