-- What did not become an article, why, and where are its bytes?
-- Grain: one row a rejection.
create or replace view rejections as
select
    r.reason,
    r.detail,
    r.stage,
    r.url,
    f.path || ':' || r.position as pointer,
    r.rejection_id,
    r.capture_id,
    r.file_id,
    f.path,
    r.position::bigint as position
from rejection r
join archive_file f using (file_id);

comment on view rejections is 'One row an input that did not become an article: the reason, and where its bytes are.';
comment on column rejections.reason is 'Short stable name of the reason.';
comment on column rejections.detail is 'What exactly, in words.';
comment on column rejections.stage is 'read or extract.';
comment on column rejections.url is 'URL, where one is known.';
comment on column rejections.pointer is 'Archive file and position, joined by a colon: where the bytes are.';
comment on column rejections.rejection_id is 'Hash of file, position, stage and reason.';
comment on column rejections.capture_id is 'The capture, where one could be read.';
comment on column rejections.file_id is 'The archive file.';
comment on column rejections.path is 'Where it lies: relative to the home folder, or absolute when registered in place.';
comment on column rejections.position is 'Where in the file.';
