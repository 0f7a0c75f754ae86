-- Which pair has another verdict than follows from its counts and the thresholds?
-- Grain: one row a pair.
select pair_id, verdict, verdict_now
from pair_verdicts('pair', 'threshold')
where verdict is distinct from verdict_now
order by pair_id;
