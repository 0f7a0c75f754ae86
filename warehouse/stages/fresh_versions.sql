-- Which signed versions have not been compared with the others yet?
-- Parameters: $count, the most to return. Grain: one row an article version.
select version_id
from signature
where not compared
order by version_id
limit $count;
