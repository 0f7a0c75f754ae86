-- Which files of the archive are in this snapshot, whole?
-- Grain: one row a file.
select file_id
from load_ledger
group by file_id
having bool_or(finished)
order by file_id;
