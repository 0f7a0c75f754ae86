-- The verified pairs of versions that have something in common.
-- Grain: one row a pair.
select
    version_a,
    version_b,
    pair_id,
    verdict,
    resemblance,
    containment_a,
    containment_b,
    covered_a,
    covered_b,
    shared_words
from pair
where verdict != 'unrelated'
order by version_a, version_b;
