-- Which views and tables can be asked?
-- Grain: one row a view or table, views first.
select kind, name, comment
from (
    select 'view' as kind, view_name as name, comment from duckdb_views() where not internal

    union all

    select 'table', table_name, comment from duckdb_tables() where not internal
)
order by kind desc, name;
