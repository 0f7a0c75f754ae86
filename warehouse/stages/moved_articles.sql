-- Which articles went from one story to another? With an example for each two stories: the article
-- that comes first by outlet and headline.
-- Parameters: $count; the temporary tables moved_story, member_before and choice_before.
-- Grain: one row a story before and a story after, those of most articles first.
with example as (
    select
        before.story_id as story_before,
        home.story_id as story_after,
        min({'outlet': v.outlet, 'headline': v.headline, 'url': v.url}) as example
    from member_before before
    join story_member home on home.article_id = before.article_id and home.is_home
    join article_version v using (version_id)
    group by all
),

final as (
    select *, if(parts > 1, 'split', 'merged') as event
    from moved_story
    join example using (story_before, story_after)
    where story_before != story_after and (parts > 1 or sources > 1)
)

select
    final.event,
    final.articles,
    final.example.outlet,
    final.example.headline,
    final.example.url,
    final.story_before::varchar as story_before,
    stood.headline as headline_before,
    final.story_after::varchar as story_after,
    stands.headline as headline_after
from final
left join choice_before choice on choice.story_id = final.story_before and choice.rank = 1
left join article_version stood on stood.version_id = choice.version_id
left join story stands on stands.story_id = final.story_after
order by final.articles desc, final.example, final.story_before, final.story_after
limit $count;
