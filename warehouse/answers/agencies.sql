-- How many articles did each agency supply, and how many say so?
-- Grain: one row an agency.
select
    agency,
    count(*) as articles,
    count(*) filter (where credited) as credited,
    count(distinct story_id) as stories
from story_member
where is_home and agency is not null
group by agency
order by articles desc, agency;
