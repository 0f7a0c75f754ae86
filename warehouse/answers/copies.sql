-- Who ran some stories?
-- Parameters: $stories, their ids. Grain: one row an article in a story, as in story_copies:
-- the members in order of time, then excerpts and round-ups.
select
    story_id,
    article_id,
    external_id,
    url,
    outlet,
    headline,
    role,
    is_canonical,
    agency,
    credited,
    resemblance,
    containment,
    published_at,
    first_seen_at,
    lag,
    relation,
    confidence,
    attributed_by,
    evidence_pair
from story_copies
where list_contains($stories::ubigint[], story_id)
order by
    story_id,
    role in ('excerpt', 'roundup'),
    coalesce(published_at, first_seen_at) nulls last,
    article_id;
