-- What is due and was not visited yet?
-- Parameters: $now, a time.
-- Grain: one row an outlet.
select outlet, count(*) as urls, min(next_at) as oldest_at
from known
where next_at <= $now
group by outlet
order by outlet
