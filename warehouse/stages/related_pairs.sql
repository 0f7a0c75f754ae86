-- The verified pairs, with something in common, of latest versions that are told anew.
-- Parameters: $batch; $verdicts, all verdicts in the order by whose places they are told; the
-- temporary table latest (article_id, version_id, batch).
-- Grain: one row a pair.
select
    a.article_id as article_a,
    b.article_id as article_b,
    p.pair_id,
    p.is_candidate,
    (list_position($verdicts, p.verdict) - 1)::utinyint as verdict,
    p.resemblance,
    p.containment_a,
    p.containment_b,
    p.covered_a,
    p.covered_b,
    p.opening_a,
    p.opening_b
from pair_scores p
join latest a on a.version_id = p.version_a and a.batch = $batch
join latest b on b.version_id = p.version_b and b.batch = $batch
where p.verdict != 'unrelated' or not p.is_candidate
order by p.version_a, p.version_b;
