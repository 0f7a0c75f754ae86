-- Which verified pairs hold a story together?
-- Parameters: $stories, story ids. Grain: one row a verified pair of the latest versions of two members.
with members as (
    select story_id, version_id
    from story_member
    where is_home and list_contains($stories::ubigint[], story_id)
)

select
    one.story_id,
    p.pair_id,
    p.verdict,
    p.resemblance,
    p.containment_a,
    p.containment_b,
    p.numbers_agree,
    p.shared_words,
    p.article_a,
    p.article_b,
    p.outlet_a,
    p.outlet_b,
    p.url_a,
    p.url_b
from verified_pairs p
join members one on one.version_id = p.version_a
join members other on other.version_id = p.version_b and other.story_id = one.story_id
order by one.story_id, p.resemblance desc, p.pair_id;
