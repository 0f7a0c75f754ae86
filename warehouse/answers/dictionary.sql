-- What does every column of every view and table mean?
-- Grain: one row a column of a view or table; views first, columns in their order.
with relations as (
    select 'view' as kind, view_name as relation, comment from duckdb_views() where not internal

    union all

    select 'table', table_name, comment from duckdb_tables() where not internal
)

select
    relations.kind,
    relations.relation,
    relations.comment,
    c.column_name as name,
    c.data_type as type,
    c.comment as meaning
from relations
join duckdb_columns() c on c.table_name = relations.relation and not c.internal
order by relations.kind desc, relations.relation, c.column_index;
