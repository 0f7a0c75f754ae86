-- How many captures has the warehouse, and what became of them, by reason of rejection?
-- Grain: one row a reason, and one with a null reason for the articles.
select null::varchar as reason, count(*) as captures
from capture
where version_id is not null

union all

select reason, count(*)
from rejection
group by all
order by reason;
