-- Link articles to the stories that they quote or contain, wherever one of both was told anew; say
-- what has become of the stories; forget what was only needed on the way.
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
        where
            not p.is_candidate
            and a.story_id = b.story_id
            and (a.is_canonical or b.is_canonical)
    );

create or replace temp table related as
select article_id, story_id, role
from story_links
where
    article_id in (select article_id from affected)
    or other_id in (select article_id from affected);

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

-- What has become of the articles of each story: a row a story before and a story after.
create or replace temp table moved_story as
with moved as (
    select before.story_id as story_before, home.story_id as story_after, count(*) as articles
    from member_before before
    join story_member home on home.article_id = before.article_id and home.is_home
    group by all
)

select
    *,
    count(*) over (partition by story_before) as parts,
    count(*) over (partition by story_after) as sources
from moved;

insert into story_history by name
select
    now() as told_at,
    case when parts > 1 then 'split' when sources > 1 then 'merged' else 'renamed' end as event,
    story_before,
    story_after,
    articles
from moved_story
where story_before != story_after or parts > 1 or sources > 1
order by story_before, story_after;

delete from untold;
