-- What did the last run do?
-- Grain: one row, the last run; none before the first.
select run_id, command, started_at, finished_at, status, version, captures, articles, rejections, pairs, stories
from run
order by started_at desc
limit 1;
