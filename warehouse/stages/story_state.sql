-- From what were the stories told, and what is there now?
-- Grain: one row; told is null before the first time.
select
    (select count(*) from capture) as captures,
    (select count(*) from pair) as pairs,
    (select captures from story_state) as told_captures,
    (select pairs from story_state) as told_pairs;
