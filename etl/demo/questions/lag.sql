-- How long after the first copy of a story did each outlet run its own? One row an outlet.
select
    outlet,
    count(*) as reprints,
    round(median(epoch(lag)) / 3600, 1) as median_hours,
    round(max(epoch(lag)) / 3600, 1) as longest_hours
from story_copies
where role in ('reprint', 'write_thru')
group by outlet
order by median_hours, outlet
