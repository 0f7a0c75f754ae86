-- Link articles to the stories that they quote or contain, wherever one of both was told anew; say
-- what has become of the stories; forget what was only needed on the way. Links never join stories.
-- A round-up is linked to what it contains; of two articles the one that has the top of the other,
-- else the one that lies more in the other (then the smaller id), is linked to the other's story as
-- its excerpt; of two versions that were kept apart, because the longer one holds another story
-- besides, that one to the story of the other, but not where a person judged that they are different.
-- Pairs that were only held against a canonical article which is none any more.
delete from pair
where
    not is_candidate
    and (
        version_a in (select version_id from latest) or version_b in (select version_id from latest)
    )
    and pair_id not in (
        select p.pair_id
        from pair p
        join story_member a on a.version_id = p.version_a and a.is_home
        join story_member b on b.version_id = p.version_b and b.is_home
        where a.story_id = b.story_id and (a.is_canonical or b.is_canonical)
    );

create or replace temp table related as
with home as (
    select article_id, version_id, story_id
    from story_member
    where is_home
),

kind as (
    select version_id, kind from article_version semi join home using (version_id)
),

judged_story as (
    select judged_group, story_id from judged_groups join home using (article_id)
),

judged_different as (
    select a.story_id as story_a, b.story_id as story_b
    from judgement j
    join judged_story a on a.judged_group = j.group_a
    join judged_story b on b.judged_group = j.group_b
    where j.state = 'stands' and j.what = 'different'
),

apart as (
    select
        p.*,
        a.article_id as article_a,
        b.article_id as article_b,
        a.story_id as story_a,
        b.story_id as story_b,
        kind_a.kind as kind_a,
        kind_b.kind as kind_b
    from pair_scores p
    join home a on a.version_id = p.version_a
    join home b on b.version_id = p.version_b
    join kind kind_a on kind_a.version_id = p.version_a
    join kind kind_b on kind_b.version_id = p.version_b
    where
        p.is_candidate
        and a.story_id != b.story_id
        and (
            a.article_id in (select article_id from affected)
            or b.article_id in (select article_id from affected)
        )
)

select
    case
        when kind_a != kind_b then kind_a = 'roundup'
        when
            verdict = 'excerpt'
            and greatest(covered_a, covered_b) < 0.9
            and (opening_a >= 0.9) != (opening_b >= 0.9)
            then opening_b >= 0.9
        when covered_a != covered_b then (covered_a > covered_b) = (verdict = 'excerpt')
        else (article_a < article_b) = (verdict = 'excerpt')
    end as from_a,
    case when from_a then article_a else article_b end as article_id,
    case when from_a then story_b else story_a end as story_id,
    case when kind_a != kind_b then 'roundup' else 'excerpt' end as role
from apart
where
    (kind_a != kind_b and verdict in ('roundup', 'excerpt', 'same_version', 'write_thru'))
    or (kind_a = kind_b and verdict = 'excerpt')
    or (
        kind_a = kind_b
        and verdict in ('same_version', 'write_thru')
        and (story_a, story_b) not in (select (story_a, story_b) from judged_different)
        and (story_b, story_a) not in (select (story_a, story_b) from judged_different)
    );

delete from story_member
where
    not is_home
    and (article_id, story_id) in (select (article_id, story_id) from related);

insert into story_member by name
with link as (
    -- Of a round-up and an excerpt of the same story, the round-up.
    select article_id, story_id, max(role) as role from related group by all
)

select
    link.story_id,
    link.article_id,
    home.version_id,
    home.story_key,
    link.role,
    false as is_home,
    false as is_canonical,
    home.agency,
    home.relation,
    home.confidence,
    home.credited,
    home.attributed_by,
    home.evidence_pair,
    p.resemblance,
    greatest(p.containment_a, p.containment_b) as containment
from link
join story_member home on home.article_id = link.article_id and home.is_home
join story_member canonical on canonical.story_id = link.story_id and canonical.is_canonical
left join pair_scores p
    on
        p.version_a = least(home.version_id, canonical.version_id)
        and p.version_b = greatest(home.version_id, canonical.version_id)
order by link.story_id, link.article_id;

insert into former_choice by name
select
    before.story_id,
    before.article_id,
    before.version_id,
    before.reasons,
    now() as superseded_at,
    canonical.article_id as superseded_by
from choice_before before
left join story_member home on home.article_id = before.article_id and home.is_home
left join story_member canonical on canonical.story_id = home.story_id and canonical.is_canonical
where before.rank = 1 and canonical.article_id is distinct from before.article_id
order by before.story_id;

insert into story_history by name
with moved as (
    select before.story_id as story_before, home.story_id as story_after, count(*) as articles
    from member_before before
    join story_member home on home.article_id = before.article_id and home.is_home
    group by all
),

judged as (
    select
        *,
        count(*) over (partition by story_before) as parts,
        count(*) over (partition by story_after) as sources
    from moved
)

select
    now() as told_at,
    case when parts > 1 then 'split' when sources > 1 then 'merged' else 'renamed' end as event,
    story_before,
    story_after,
    articles
from judged
where story_before != story_after or parts > 1 or sources > 1
order by story_before, story_after;

delete from untold;
