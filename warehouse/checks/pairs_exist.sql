-- Which pair is of versions that are not there, of one article, or in the wrong order?
-- Grain: one row a pair.
select p.pair_id, p.version_a, p.version_b
from pair p
left join article_version a on a.version_id = p.version_a
left join article_version b on b.version_id = p.version_b
where
    p.version_a >= p.version_b
    or a.version_id is null
    or b.version_id is null
    or a.article_id = b.article_id
order by p.pair_id;
