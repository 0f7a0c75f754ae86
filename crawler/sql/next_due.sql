-- When, after a time, is the next URL of any of these outlets due?
select min(next_at) from known
where outlet in (select value from json_each($outlets)) and next_at > $after
