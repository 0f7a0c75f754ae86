-- Which versions are compared next?
-- Parameters: $file, a Parquet file of their ids.
create or replace temp table chunk as select version_id from read_parquet($file);
