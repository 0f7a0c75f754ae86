-- What did all runs do for outlets, and when did one last read a source?
-- Grain: one row an outlet.
select
    outlet,
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
    sum(seconds) as seconds,
    max(iif(sources > 0, ended_at, null)) as success_at
from run_outlet
join run using (run_id)
group by outlet
order by outlet
