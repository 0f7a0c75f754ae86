-- Which articles of an outlet are due? Those that were never fetched first, the newest of them before
-- all, then those that have waited longest.
select * from known
where outlet = $outlet and next_at <= $now and kind = 'article'
order by fetched_at is not null, iif(fetched_at is null, found_at, '') desc, next_at, url_key
limit $most
