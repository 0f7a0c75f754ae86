-- Which agency supplied every imported record?
-- Grain: one row an article with an external id.
select external_id, agency, relation, credited, attributed_by
from articles
where external_id is not null
order by external_id;
