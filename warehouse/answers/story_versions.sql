-- Which versions did some stories have, and how often was each printed?
-- Parameters: $stories, story ids. Grain: one row a story and version, in order.
select
    story_id,
    place,
    agency_number,
    first_at,
    words,
    copies,
    cuts,
    outlet,
    url,
    headline
from story_versions
where list_contains($stories::ubigint[], story_id)
order by story_id, place;
