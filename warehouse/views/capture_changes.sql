-- Which captures does the program read differently than it did, what changed, and when?
-- Grain: one row a capture and re-extraction that changed what it shows.
create or replace view capture_changes as
select
    c.capture_id,
    c.url,
    c.changed,
    was.headline as headline_before,
    v.headline as headline_now,
    was.body || coalesce(array_to_string(was.body_rest, ''), '') as body_before,
    c.reason_before,
    c.reason_after,
    c.version_before,
    c.version_after,
    was.extraction_scheme as scheme_before,
    run.extraction_scheme as scheme_after,
    run.finished_at as changed_at,
    c.run_id,
    f.path || ':' || c.position as pointer
from capture_change c
join run using (run_id)
join archive_file f using (file_id)
left join former_version was on was.run_id = c.run_id and was.version_id = c.version_before
left join capture now on now.capture_id = c.capture_id
left join article_version v on v.version_id = now.version_id;

comment on view capture_changes is 'One row a capture and re-extraction that changed what it shows.';
comment on column capture_changes.capture_id is 'The capture.';
comment on column capture_changes.url is 'URL as fetched or given.';
comment on column capture_changes.changed is 'What is different: became_article, became_rejection, reason, gone, body, headline, authors, byline, dateline, dates, agency, credits, marks, furniture, other.';
comment on column capture_changes.headline_before is 'Headline as it was read before.';
comment on column capture_changes.headline_now is 'Headline of the version that the capture shows today; null when it is rejected.';
comment on column capture_changes.body_before is 'Body as it was read before.';
comment on column capture_changes.reason_before is 'Why it was rejected before.';
comment on column capture_changes.reason_after is 'Why it was rejected by that run.';
comment on column capture_changes.version_before is 'The version that it showed before; null when it was rejected.';
comment on column capture_changes.version_after is 'The version that it showed afterwards; null when it was rejected or gone.';
comment on column capture_changes.scheme_before is 'Extraction scheme of the version before.';
comment on column capture_changes.scheme_after is 'Extraction scheme of the run.';
comment on column capture_changes.changed_at is 'When the run ended.';
comment on column capture_changes.run_id is 'The run that re-extracted it.';
comment on column capture_changes.pointer is 'Archive file and position, joined by a colon: where the bytes are.';
