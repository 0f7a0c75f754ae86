-- Which verified pairs may be candidates no longer?
-- Parameters: the temporary table displaced_pair. Grain: one row a pair.
select version_a, version_b from displaced_pair order by version_a, version_b;
