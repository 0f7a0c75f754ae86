-- What are some stories?
-- Parameters: $stories, their ids. Grain: one row a story.
select story_id, headline, agency, kind, articles, outlets, first_at, last_at
from story
where list_contains($stories::ubigint[], story_id)
order by story_id;
