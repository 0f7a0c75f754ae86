-- The verified pairs between the latest versions of two articles.
-- Grain: one row a pair.
with seen as (
    select version_id, max(fetched_at) as last_seen_at
    from capture
    where version_id is not null
    group by all
),

latest as (
    select
        v.article_id,
        v.version_id
    from article_version v
    join seen using (version_id)
    qualify row_number() over (
        partition by v.article_id
        order by seen.last_seen_at desc nulls last, v.modified_at desc nulls last, v.version_id desc
    ) = 1
),

final as (
    select
        a.article_id as article_a,
        b.article_id as article_b,
        p.verdict,
        p.resemblance,
        p.containment_a,
        p.containment_b,
        p.covered_a,
        p.covered_b,
        p.shared_words
    from pair p
    join latest a on a.version_id = p.version_a
    join latest b on b.version_id = p.version_b
    where p.verdict != 'unrelated'
)

select * from final order by article_a, article_b;
