-- What has become of the stories that were told anew, and how many are the same?
-- Parameters: the temporary table member_before. Grain: one row.
with moved as (
    select before.story_id as story_before, home.story_id as story_after, count(*) as articles
    from member_before before
    join story_member home on home.article_id = before.article_id and home.is_home
    group by all
),

judged as (
    select
        *,
        count(*) over (partition by story_before) as parts,
        count(*) over (partition by story_after) as sources
    from moved
),

told as (
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
    from judged
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
