-- Why were inputs rejected?
-- Grain: one row a reason.
select reason, count(*) as rejections
from rejection
group by reason
order by rejections desc, reason;
