-- Note that the paragraphs of versions are known.
-- Parameters: $file, a Parquet file of version ids.
delete from unparted where version_id in (select version_id from read_parquet($file));
