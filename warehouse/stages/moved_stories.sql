-- What has become of the stories that were told anew, and how many are the same?
-- Parameters: the temporary table moved_story. Grain: one row.
with told as (
    select
        count(distinct story_before) as told_before,
        count(distinct story_after) as told_after,
        count(*) filter (
            where parts = 1 and sources = 1 and story_before = story_after
        ) as told_the_same,
        count(distinct story_before) filter (where parts > 1) as split,
        count(distinct story_after) filter (where sources > 1) as merged,
        count(*) filter (
            where parts = 1 and sources = 1 and story_before != story_after
        ) as renamed,
        coalesce(
            sum(articles) filter (
                where story_before != story_after and (parts > 1 or sources > 1)
            ),
            0
        )::bigint as articles
    from moved_story
)

select
    stories.number - told_after + told_before as stories_before,
    stories.number as stories_after,
    stories.number - told_after + told_the_same as the_same,
    split,
    merged,
    renamed,
    articles
from told
cross join (select count(*) as number from story) stories;
