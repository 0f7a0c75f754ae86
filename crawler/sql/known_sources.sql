-- How do the sources of outlets stand?
-- Grain: one row a feed, sitemap or front page.
select outlet, url, kind, status, visited_at, recorded_at, failures, gone_at
from known
where kind <> 'article'
order by outlet, url, kind
