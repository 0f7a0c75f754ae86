-- Which files are known to be gone or altered?
-- Grain: one row a file and reason.
select file_id, reason
from rejection
where reason in ('missing_file', 'altered_file')
order by file_id, reason;
