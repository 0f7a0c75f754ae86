-- Which versions seek candidates, and in which buckets? Those that have not been compared with the
-- others yet, in all of theirs.
create or replace temp table seeker as
select version_id from signature where not compared;

create or replace temp table sought as
select distinct unnest(sketch) as hash from signature where not compared;
