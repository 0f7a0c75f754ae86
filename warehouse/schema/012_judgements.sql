-- What people said of articles, as the file judgements.jsonl of the home has it.

create table if not exists judgement (
    judgement_id ubigint not null,
    what varchar not null,
    article_a ubigint not null,
    article_b ubigint not null,
    url_key_a varchar not null,
    url_key_b varchar not null,
    judged_at timestamptz not null,
    judged_by varchar,
    note varchar,
    state varchar not null,
    group_a ubigint,
    group_b ubigint,
    contradicted_by ubigint[] not null,
    withdrawn_at timestamptz,
    withdrawn_by varchar,
    withdrawal_note varchar
);
comment on table judgement is 'One row a judgement: a person says that two articles are copies or versions of one story, or that they are not. Those that stand win over the machine.';
comment on column judgement.judgement_id is 'Hash of all that was said.';
comment on column judgement.what is 'same: the two belong to one story; different: they do not.';
comment on column judgement.article_a is 'The article with the smaller id; it need not be in the warehouse.';
comment on column judgement.article_b is 'The other.';
comment on column judgement.url_key_a is 'Its URL, normalised.';
comment on column judgement.url_key_b is 'That of the other.';
comment on column judgement.judged_at is 'When it was said.';
comment on column judgement.judged_by is 'Who said so, where that was given.';
comment on column judgement.note is 'Why, where that was given.';
comment on column judgement.state is 'stands; overruled: newer ones contradict it; withdrawn.';
comment on column judgement.group_a is 'Where it stands, the smallest id of all articles that judgements make the same as article_a, directly or through others.';
comment on column judgement.group_b is 'The same of article_b.';
comment on column judgement.contradicted_by is 'The judgements that together overrule it.';
comment on column judgement.withdrawn_at is 'When it was withdrawn.';
comment on column judgement.withdrawn_by is 'Who withdrew it, where that was given.';
comment on column judgement.withdrawal_note is 'Why, where that was given.';
