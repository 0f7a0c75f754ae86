-- Which versions were compared on their texts, with which scores and verdict?
-- Grain: one row a verified pair of article versions, refused pairs too (see verdict).
create or replace view verified_pairs as
select
    p.pair_id,
    p.verdict,
    p.resemblance,
    p.containment_a,
    p.containment_b,
    p.covered_a,
    p.covered_b,
    p.numbers_agree,
    p.shared_words,
    a.article_id as article_a,
    b.article_id as article_b,
    a.external_id as external_id_a,
    b.external_id as external_id_b,
    a.url as url_a,
    b.url as url_b,
    a.outlet as outlet_a,
    b.outlet as outlet_b,
    p.version_a,
    p.version_b,
    p.signature_scheme
from pair p
join article_version a on a.version_id = p.version_a
join article_version b on b.version_id = p.version_b;
comment on view verified_pairs is 'One row a pair of article versions that were compared on their texts, with scores and verdict; refused pairs too.';
