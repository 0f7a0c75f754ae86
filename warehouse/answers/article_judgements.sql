-- What did people judge of an article, and of which other one?
-- Parameters: $article_id. Grain: one row a judgement that names it, or that stands and binds it by way
-- of others (names_it is false then, and other_article_id null).
with given as (
    select max(judged_group) as judged_group
    from judged_groups
    where article_id = $article_id::ubigint
),

met as (
    select j.judgement_id, $article_id::ubigint in (j.article_a, j.article_b) as names_it
    from judgement j
    cross join given
    where names_it or (j.state = 'stands' and given.judged_group in (j.group_a, j.group_b))
)

select
    met.names_it,
    case
        when not met.names_it then null
        when j.article_a = $article_id::ubigint then j.article_b
        else j.article_a
    end as other_article_id,
    j.*
from met
join judgements j using (judgement_id)
order by met.names_it desc, j.judged_at, j.judgement_id;
