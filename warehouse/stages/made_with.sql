-- With what was the newest run made, if it was a re-extraction?
-- Grain: one row, or none.
select run_id, made_with
from reextraction
where run_id = (select run_id from run order by started_at desc, run_id limit 1);
