-- How many articles of an outlet were visited since a time?
select count(*) from known where outlet = $outlet and kind = 'article' and visited_at >= $since
