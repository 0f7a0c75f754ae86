-- What did runs do for outlets?
-- Parameters: $since, when the run ended, at the earliest.
-- Grain: one row a run and outlet, in the order of the runs.
select
    started_at,
    ended_at,
    outlet,
    due,
    found,
    fetched,
    new,
    changed,
    unchanged,
    gone,
    refused,
    failed,
    walled,
    sources,
    bytes,
    seconds
from run_outlet
join run using (run_id)
where ended_at >= $since
order by run_id, outlet
