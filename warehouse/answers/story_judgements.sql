-- What did people judge of the articles of some stories?
-- Parameters: $stories, story ids. Grain: one row a story and a judgement that names an article at home
-- in it, or that stands and binds one by way of others (names_it is false then).
with home as (
    select m.story_id, m.article_id, g.judged_group
    from story_member m
    left join judged_groups g using (article_id)
    where m.is_home and list_contains($stories::ubigint[], m.story_id)
),

met as (
    select
        home.story_id,
        j.judgement_id,
        bool_or(home.article_id in (j.article_a, j.article_b)) as names_it
    from judgement j
    join home
        on
            home.article_id in (j.article_a, j.article_b)
            or (j.state = 'stands' and home.judged_group in (j.group_a, j.group_b))
    group by all
)

select met.story_id, met.names_it, j.*
from met
join judgements j using (judgement_id)
order by met.story_id, j.judged_at, j.judgement_id;
