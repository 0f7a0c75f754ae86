-- How far has each file been read?
-- Grain: one row a file and extraction scheme.
select
    file_id,
    extraction_scheme,
    max(next_position) as next_position,
    bool_or(finished) as finished
from load_ledger
group by all
order by file_id, extraction_scheme;
