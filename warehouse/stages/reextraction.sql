-- What did a re-extraction change?
-- Parameters: $run_id. Grain: one row, or none when the run was no re-extraction.
select
    captures,
    captures_new,
    captures_gone,
    captures_changed,
    became_articles,
    became_rejections,
    bodies,
    headlines,
    authors,
    bylines,
    datelines,
    dates,
    agencies,
    stories_before,
    stories_after,
    stories_same,
    stories_split,
    stories_merged,
    stories_gone,
    stories_new
from reextraction
where run_id = $run_id::ubigint;
