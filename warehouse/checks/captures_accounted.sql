-- Which capture is not exactly one of an article version and a rejection?
-- Grain: one row a capture.
with rejected as (
    select distinct capture_id from rejection where capture_id is not null
)

select c.capture_id, c.version_id
from capture c
left join article_version v using (version_id)
left join rejected r on r.capture_id = c.capture_id
where (v.version_id is null) = (r.capture_id is null)
order by c.capture_id;
