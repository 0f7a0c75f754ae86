-- Who still shows the figure from before the correction? One row a copy of the story.
select
    c.outlet,
    c.role,
    a.body like '%12,400%' and a.body not like '%has been corrected%' as uncorrected,
    c.published_at
from story_copies c
join articles a using (article_id)
where a.body like '%sleeping sickness%'
order by uncorrected desc, c.published_at, c.outlet
