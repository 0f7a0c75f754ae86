-- What have people said of which articles, and does it count?
-- Grain: one row a judgement, withdrawn and overruled ones too (see state).
create or replace view judgements as
with home as (
    select m.article_id, m.story_id, v.url, v.outlet, v.headline
    from story_member m
    join article_version v using (version_id)
    where m.is_home
)

select
    j.judgement_id,
    j.what,
    j.state,
    j.judged_at,
    j.judged_by,
    j.note,
    j.article_a,
    j.article_b,
    coalesce(a.url, j.url_key_a) as url_a,
    coalesce(b.url, j.url_key_b) as url_b,
    a.outlet as outlet_a,
    b.outlet as outlet_b,
    a.headline as headline_a,
    b.headline as headline_b,
    a.story_id as story_a,
    b.story_id as story_b,
    a.story_id is null or b.story_id is null as is_waiting,
    j.contradicted_by,
    j.withdrawn_at,
    j.withdrawn_by,
    j.withdrawal_note
from judgement j
left join home a on a.article_id = j.article_a
left join home b on b.article_id = j.article_b;

comment on view judgements is 'One row a judgement: a person says that two articles are copies or versions of one story, or that they are not. Those that stand win over the machine.';
comment on column judgements.judgement_id is 'Identifies the judgement; names it to withdraw it.';
comment on column judgements.what is 'same: the two belong to one story; different: they do not.';
comment on column judgements.state is 'stands; overruled: newer ones contradict it; withdrawn.';
comment on column judgements.judged_at is 'When it was said.';
comment on column judgements.judged_by is 'Who said so, where that was given.';
comment on column judgements.note is 'Why, where that was given.';
comment on column judgements.article_a is 'The article with the smaller id.';
comment on column judgements.article_b is 'The other.';
comment on column judgements.url_a is 'URL of article_a, normalised where it is not in the warehouse.';
comment on column judgements.url_b is 'URL of article_b, likewise.';
comment on column judgements.outlet_a is 'Outlet of article_a.';
comment on column judgements.outlet_b is 'Outlet of article_b.';
comment on column judgements.headline_a is 'Headline of article_a.';
comment on column judgements.headline_b is 'Headline of article_b.';
comment on column judgements.story_a is 'Home story of article_a; null: it is not in the warehouse.';
comment on column judgements.story_b is 'Home story of article_b, likewise.';
comment on column judgements.is_waiting is 'Whether one of both is not in the warehouse, so that nothing can be done for it yet.';
comment on column judgements.contradicted_by is 'The judgements that together overrule it.';
comment on column judgements.withdrawn_at is 'When it was withdrawn.';
comment on column judgements.withdrawn_by is 'Who withdrew it, where that was given.';
comment on column judgements.withdrawal_note is 'Why, where that was given.';
