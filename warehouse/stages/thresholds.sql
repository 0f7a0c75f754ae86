-- With which thresholds were the verdicts of the pairs found?
-- Grain: one row a threshold, in the columns of the table.
select name, value, default_value, meaning from threshold order by name;
