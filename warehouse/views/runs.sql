-- When was the warehouse changed, by what, and how much?
-- Grain: one row a run.
create or replace view runs as
select
    run_id,
    command,
    started_at,
    finished_at,
    finished_at - started_at as duration,
    status,
    version,
    extraction_scheme,
    signature_scheme,
    captures,
    articles,
    rejections,
    pairs,
    stories
from run;
comment on view runs is 'One row a run that changed the warehouse, with what it added.';
