-- How many rows say who met whom?
-- Parameters: the temporary table met. Grain: one row.
select count(*) from met;
