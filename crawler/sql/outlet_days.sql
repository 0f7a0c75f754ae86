-- What did the runs of each day do for outlets?
-- Parameters: $since, when a run began, at the earliest.
-- Grain: one row an outlet and day (UTC) on which runs began that have ended, in their order.
select
    outlet,
    min(started_at) as started_at,
    max(ended_at) as ended_at,
    max(iif(sources > 0, started_at, null)) as read_at,
    sum(due) as due,
    sum(found) as found,
    sum(fetched) as fetched,
    sum(new) as new,
    sum(changed) as changed,
    sum(unchanged) as unchanged,
    sum(gone) as gone,
    sum(refused) as refused,
    sum(failed) as failed,
    sum(walled) as walled,
    sum(sources) as sources,
    sum(bytes) as bytes,
    sum(seconds) as seconds
from run
join run_outlet using (run_id)
where started_at >= $since and ended_at is not null
group by outlet, substr(started_at, 1, 10)
order by outlet, started_at
