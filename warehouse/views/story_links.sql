-- Which articles quote or contain a story that is not their own? Links never join stories.
-- A round-up is linked to what it contains; of two articles the one that has the top of the other,
-- else the one that lies more in the other (then the smaller id), is linked to the other's story as
-- its excerpt; of two versions that were kept apart, because the longer one holds another story
-- besides, that one to the story of the other, but not where a person judged that they are different.
-- Grain: one row a candidate pair that links one of its articles to the story of the other.
create or replace view story_links as
with home as (
    select m.article_id, m.version_id, m.story_id, v.kind
    from story_member m
    join article_version v using (version_id)
    where m.is_home
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
        a.kind as kind_a,
        a.kind = b.kind as same_kind
    from pair_scores p
    join home a on a.version_id = p.version_a
    join home b on b.version_id = p.version_b
    where p.is_candidate and a.story_id != b.story_id
),

linking as (
    select
        *,
        case
            when not same_kind then kind_a = 'roundup'
            when
                verdict = 'excerpt'
                and greatest(covered_a, covered_b) < 0.9
                and (opening_a >= 0.9) != (opening_b >= 0.9)
                then opening_b >= 0.9
            when covered_a != covered_b then (covered_a > covered_b) = (verdict = 'excerpt')
            else (article_a < article_b) = (verdict = 'excerpt')
        end as from_a
    from apart
    where
        verdict = 'excerpt'
        or (not same_kind and verdict in ('roundup', 'same_version', 'write_thru'))
        or (
            same_kind
            and verdict in ('same_version', 'write_thru')
            and (story_a, story_b) not in (select (story_a, story_b) from judged_different)
            and (story_b, story_a) not in (select (story_a, story_b) from judged_different)
        )
)

select
    case when from_a then article_a else article_b end as article_id,
    case when from_a then article_b else article_a end as other_id,
    case when from_a then story_b else story_a end as story_id,
    if(same_kind, 'excerpt', 'roundup') as role
from linking;

comment on view story_links is 'One row a candidate pair that links one of its articles to the story of the other, which it quotes or contains.';
comment on column story_links.article_id is 'The article that quotes or contains it.';
comment on column story_links.other_id is 'The article of that story whose text it has.';
comment on column story_links.story_id is 'The story.';
comment on column story_links.role is 'roundup: the article is a round-up that contains the story; else excerpt.';
