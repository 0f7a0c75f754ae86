-- Where are the bytes of a file's capture?
-- Parameters: $file_id. Grain: one row, the file.
select path, format, sha256, size, origin, in_place
from archive_file
where file_id = $file_id;
