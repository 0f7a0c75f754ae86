-- Tell the stories of articles that no pair and no item connects with another: what etl/story_batch.py
-- makes of one article, for all of them at once, since most articles of most outlets are such.
create or replace temp table single as
select
    latest.*,
    md5_number_lower('story ' || article_id) as story_id
from latest
where batch < 0;

insert into story by name
select
    story_id,
    headline,
    case when relation = 'full' then agency else own_agency end as agency,
    1 as articles,
    1 as outlets,
    told_at as first_at,
    told_at as last_at,
    kind
from single
order by story_id;

insert into story_version by name
select
    story_id,
    1 as place,
    article_id,
    version_id,
    body_words as words,
    told_at as first_at,
    mark_number as agency_number,
    1 as copies,
    0 as cuts
from single
order by story_id;

insert into story_member by name
select
    story_id,
    article_id,
    version_id,
    story_id as story_key,
    'original' as role,
    true as is_home,
    true as is_canonical,
    case when relation != 'none' then agency end as agency,
    relation,
    round(confidence, 3) as confidence,
    relation != 'none' as credited,
    case when relation != 'none' then 'evidence' end as attributed_by,
    null as evidence_pair,
    1 as story_version,
    1 as resemblance,
    1 as containment
from single
order by story_id;

insert into canonical_choice by name
select
    story_id,
    article_id,
    version_id,
    ['the only article of its story'] as reasons,
    1 as rank,
    {
        'own_site': own_agency is not null,
        'version_mark': corrected::integer,
        'body_words': body_words,
        'credited': relation = 'full'
    } as score
from single
order by story_id;
