-- In how many buckets are the versions that are asked, all in all?
-- Parameters: the temporary table bucket_member. Grain: one row.
select count(*) from bucket_member;
