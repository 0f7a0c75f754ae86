-- Which columns does a view or table have?
-- Parameters: $name. Grain: one row a column, in their order.
select column_name as name, data_type as type, comment
from duckdb_columns()
where table_name = $name and not internal
order by column_index;
