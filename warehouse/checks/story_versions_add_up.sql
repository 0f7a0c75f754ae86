-- Which version of a story counts other articles than are of it?
-- Grain: one row a story and version.
with members as (
    select story_id, story_version as place, count(*) as articles
    from story_member
    where is_home
    group by all
)

select v.story_id, v.place, v.copies, v.cuts, members.articles
from story_version v
full join members using (story_id, place)
where v.copies + v.cuts is distinct from members.articles
order by v.story_id, v.place;
