-- What were the last runs?
-- Parameters: $most, so many of them.
-- Grain: one row a run, the last one first.
select run_id, started_at, ended_at, problem
from run
order by run_id desc
limit $most
