-- What has become of each judgement, as far as this snapshot knows?
-- Grain: one row a judgement.
select judgement_id, state from judgement order by judgement_id;
