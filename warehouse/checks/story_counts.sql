-- Which story counts other members than it has?
-- Grain: one row a story.
with members as (
    select m.story_id, count(*) as articles, count(distinct v.outlet) as outlets
    from story_member m
    join article_version v using (version_id)
    where m.is_home
    group by all
)

select s.story_id, s.articles, s.outlets, members.articles as members, members.outlets as found
from story s
left join members using (story_id)
where (s.articles, s.outlets) is distinct from (members.articles, members.outlets)
order by s.story_id;
