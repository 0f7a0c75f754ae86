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
comment on column runs.run_id is 'Identifies the run.';
comment on column runs.command is 'What was run: build, rebuild, reextract or rethreshold.';
comment on column runs.started_at is 'When it started.';
comment on column runs.finished_at is 'When it ended; a run that was interrupted leaves no row, the next one goes on.';
comment on column runs.duration is 'From start to end.';
comment on column runs.status is 'How it ended: done.';
comment on column runs.version is 'Version of wirecopy.';
comment on column runs.extraction_scheme is 'Parameters of extraction, versioned.';
comment on column runs.signature_scheme is 'Parameters of signing and verification, versioned.';
comment on column runs.captures is 'Captures loaded by this run.';
comment on column runs.articles is 'Of those, captures that became an article version.';
comment on column runs.rejections is 'Of those, captures that were rejected.';
comment on column runs.pairs is 'Pairs verified by this run.';
comment on column runs.stories is 'Stories in the warehouse at its end.';
