-- How many pairs have another verdict since thresholds were loaded last?
-- Parameters: the temporary table turned. Grain: one row.
select count(*) as pairs from turned;
