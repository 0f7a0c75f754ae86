-- Which run was the last?
-- Grain: one row; none before the first run.
select run_id from run order by started_at desc, run_id limit 1;
