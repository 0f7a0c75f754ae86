-- Captures that found nothing changed: each shows what the capture shows whose payload it has.

alter table capture add column payload_key ubigint;
comment on column capture.payload_key is 'Hash of the digest that the archive states of the body as received, by which revisits find it; null when it states none.';
comment on column capture.payload_digest is 'sha256: digest of the payload; of a revisit, that of the capture that has it, null while none is known.';

create table revisit (
    capture_id ubigint not null,
    rejection_id ubigint not null,
    article_id ubigint not null,
    refers_to_url varchar not null,
    refers_to_at timestamptz,
    payload_key ubigint,
    original_id ubigint
);
comment on table revisit is 'One row a capture that the archive holds without its payload, since that is the payload of an earlier capture.';
comment on column revisit.capture_id is 'The capture.';
comment on column revisit.rejection_id is 'Id of the rejection that it is while it shows no article.';
comment on column revisit.article_id is 'The article at its URL, if there is one.';
comment on column revisit.refers_to_url is 'URL of the capture that has the payload.';
comment on column revisit.refers_to_at is 'When that was fetched, where the archive says so.';
comment on column revisit.payload_key is 'Hash of the digest that the archive states of the payload.';
comment on column revisit.original_id is 'The capture that has the payload; null while none is known.';
