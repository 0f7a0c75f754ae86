-- With which thresholds were the verdicts of all pairs found?
-- Grain: one row a threshold.
select name, value from thresholds order by name;
