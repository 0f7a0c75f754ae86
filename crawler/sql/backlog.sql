-- Which articles are due and were not visited yet? (Sources that are no longer declared are due for
-- ever, and nobody asks for them.)
-- Parameters: $now, a time.
-- Grain: one row an outlet.
select outlet, count(*) as urls, min(next_at) as oldest_at
from known
where kind = 'article' and next_at <= $now
group by outlet
order by outlet
