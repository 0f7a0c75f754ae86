-- Which verified pairs does the latest version of an article have, and do they join its story?
-- Parameters: $article_id. Grain: one row a verified pair, best first.
with given as (
    select version_id, story_id
    from story_member
    where is_home and article_id = $article_id::ubigint
),

both_ways as (
    select
        p.*,
        case when p.version_a = given.version_id then p.version_b else p.version_a end as other_id,
        given.story_id as home_story_id
    from pair_scores p
    join given on given.version_id in (p.version_a, p.version_b)
),

final as (
    select
        both_ways.pair_id,
        both_ways.verdict,
        both_ways.resemblance,
        greatest(both_ways.containment_a, both_ways.containment_b) as containment,
        both_ways.numbers_agree,
        both_ways.shared_words,
        m.story_id = both_ways.home_story_id as in_story,
        v.article_id as other_article_id,
        v.outlet as other_outlet,
        v.url as other_url
    from both_ways
    join article_version v on v.version_id = both_ways.other_id
    join story_member m on m.version_id = both_ways.other_id and m.is_home
)

select * from final order by in_story desc, resemblance desc, pair_id;
