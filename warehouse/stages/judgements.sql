-- Which judgements does the warehouse know, and what has become of them?
-- Grain: one row a judgement, in the columns of the table.
select * from judgement order by judged_at, judgement_id;
