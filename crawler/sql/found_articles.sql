-- When were articles found that nobody knew, and what came of them?
-- Parameters: $since, a time.
-- Grain: one row an outlet and moment.
select
    outlet,
    found_at,
    count(*) as articles,
    sum(fetched_at is not null) as fetched,
    sum(fetched_at is null and gone_at is not null) as gone,
    sum(fetched_at is null and gone_at is null and failures > 0) as failing,
    sum(fetched_at is null and gone_at is null and failures = 0) as waiting
from known
where kind = 'article' and found_at >= $since
group by outlet, found_at
order by outlet, found_at
