-- Which articles quote or contain a story that is not their own? Links never join stories.
-- A round-up is linked to what it contains. Of two articles the one that has something of the greater
-- share of the other's story is linked to it, as its excerpt; else the one that has the top of the
-- other; else the one that lies more in the other, or, where both are versions or one quotes, the
-- longer one; else by the smaller id. But not two versions that a person judged to be different.
-- A quotation (40 words or more, with their numbers) leads to wire copy only, that is to a story which has an agency or
-- which several outlets printed: of two reports that quote one statement neither quotes the other.
-- What two pages of one outlet have in common may be the outlet's own, a notice below every text. And
-- two articles of a story must have it, or one of a small story: what one article of many has besides
-- is another story, whose text somebody printed there.
-- Grain: one row a candidate pair that links one of its articles to the story of the other.
create or replace view story_links as
with home as (
    select
        m.article_id,
        m.version_id,
        m.story_id,
        v.kind,
        v.outlet,
        s.articles,
        s.agency is not null or s.outlets > 1 as is_wire
    from story_member m
    join article_version v using (version_id)
    left join story s using (story_id)
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
        a.kind = b.kind as same_kind,
        a.is_wire as is_wire_a,
        b.is_wire as is_wire_b,
        a.articles as articles_a,
        b.articles as articles_b,
        -- Of a large story an article meets only so many (etl/candidates.py).
        least(a.articles, 16) as met_a,
        least(b.articles, 16) as met_b,
        -- How many articles of the other's story each has something of.
        count(*) over (partition by a.article_id, b.story_id) as of_b,
        count(*) over (partition by b.article_id, a.story_id) as of_a
    from pair_scores p
    join home a on a.version_id = p.version_a
    join home b on b.version_id = p.version_b
    where
        p.is_candidate
        and a.story_id != b.story_id
        and (
            p.verdict in ('same_version', 'write_thru', 'excerpt')
            or (p.verdict in ('roundup', 'shared_quote') and a.outlet is distinct from b.outlet)
        )
),

linking as (
    select
        *,
        case
            when not same_kind then kind_a = 'roundup'
            when verdict = 'shared_quote' and is_wire_a != is_wire_b then is_wire_b
            when of_a / met_a != of_b / met_b then of_b / met_b > of_a / met_a
            when
                (verdict = 'shared_quote' or (verdict = 'excerpt' and greatest(covered_a, covered_b) < 0.9))
                and (opening_a >= 0.9) != (opening_b >= 0.9)
                then opening_b >= 0.9
            when covered_a != covered_b then (covered_a > covered_b) = (verdict = 'excerpt')
            else (article_a < article_b) = (verdict = 'excerpt')
        end as from_a
    from apart
    where
        verdict = 'excerpt'
        or (
            verdict = 'shared_quote'
            and shared_words >= 40
            and numbers_agree >= 0.6
            and not (same_kind and kind_a = 'roundup')
        )
        or (not same_kind and verdict in ('roundup', 'same_version', 'write_thru'))
        or (
            same_kind
            and verdict in ('same_version', 'write_thru')
            and (story_a, story_b) not in (select (story_a, story_b) from judged_different)
            and (story_b, story_a) not in (select (story_a, story_b) from judged_different)
        )
),

final as (
    select
        case when from_a then article_a else article_b end as article_id,
        case when from_a then article_b else article_a end as other_id,
        case when from_a then story_b else story_a end as story_id,
        if(same_kind, 'excerpt', 'roundup') as role
    from linking
    where
        verdict not in ('roundup', 'shared_quote')
        or (
            (verdict = 'roundup' or if(from_a, is_wire_b, is_wire_a))
            and (if(from_a, of_b, of_a) > 1 or if(from_a, articles_b, articles_a) <= 4)
        )
)

select article_id, other_id, story_id, role from final;

comment on view story_links is 'One row a candidate pair that links one of its articles to the story of the other, which it quotes or contains.';
comment on column story_links.article_id is 'The article that quotes or contains it.';
comment on column story_links.other_id is 'The article of that story whose text it has.';
comment on column story_links.story_id is 'The story.';
comment on column story_links.role is 'roundup: the article is a round-up that contains the story; else excerpt.';
