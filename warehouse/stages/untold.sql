-- Is there an article whose story has to be told anew?
-- Grain: one row, or none.
select 1 as untold from untold limit 1;
