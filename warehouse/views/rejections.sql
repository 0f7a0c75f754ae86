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
    r.position
from rejection r
join archive_file f using (file_id);
comment on view rejections is 'One row an input that did not become an article: the reason, and where its bytes are.';
