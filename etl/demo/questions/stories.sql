-- Which stories were printed more than once? One row a story.
select
    any_value(s.agency) filter (where s.agency is not null) as agency,
    count(*) as copies,
    count(distinct s.outlet) as outlets,
    max(s.headline) filter (where s.is_canonical) as headline
from story_copies s
where s.role in ('original', 'reprint', 'write_thru')
group by s.story_id
having count(*) > 1
order by copies desc, headline
