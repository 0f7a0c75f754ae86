-- Which articles stood for some stories once, and which stories have become part of them?
-- Parameters: $stories, story ids. Grain: one row a replaced choice, or a story and what became of
-- it, in order of time.
with past as (
    select
        c.superseded_at as told_at,
        'replaced' as event,
        home.story_id,
        c.story_id as story_before,
        c.outlet,
        c.url
    from former_choices c
    join story_member home on home.article_id = c.article_id and home.is_home

    union all

    select told_at, event, story_after, story_before, null, null
    from story_changes
    where story_before != story_after
)

select *
from past
where list_contains($stories::ubigint[], story_id)
order by told_at, story_before;
