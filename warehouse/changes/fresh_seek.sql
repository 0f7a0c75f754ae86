-- Which versions seek candidates? Those that have not been compared with the others yet.
create or replace temp table seeker as
select version_id from signature where not compared;
