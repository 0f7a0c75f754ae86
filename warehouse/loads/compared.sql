-- Mark versions as compared with all others.
-- Parameters: $file, a Parquet file of version ids.
update signature
set compared = true
where version_id in (select version_id from read_parquet($file));
