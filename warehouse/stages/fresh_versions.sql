-- Is there a signed version that has not been compared with the others yet?
-- Grain: one row, or none.
select 1 as fresh from signature where not compared limit 1;
