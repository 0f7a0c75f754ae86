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
from pair_scores p
join article_version a on a.version_id = p.version_a
join article_version b on b.version_id = p.version_b;

comment on view verified_pairs is 'One row a pair of article versions that were compared on their texts, with scores and verdict; refused pairs too.';
comment on column verified_pairs.pair_id is 'Hash of both version ids.';
comment on column verified_pairs.verdict is 'same_version, write_thru, excerpt, roundup, template, shared_quote or unrelated.';
comment on column verified_pairs.resemblance is 'Exact Jaccard index of the 5-word shingles of both comparable texts.';
comment on column verified_pairs.containment_a is 'Share of a''s shingles that are in b.';
comment on column verified_pairs.containment_b is 'Share of b''s shingles that are in a.';
comment on column verified_pairs.covered_a is 'Share of a''s words in sentences that have a counterpart in b.';
comment on column verified_pairs.covered_b is 'Share of b''s words in sentences that have a counterpart in a.';
comment on column verified_pairs.numbers_agree is 'Share of the numbers in aligned sentences that are the same.';
comment on column verified_pairs.shared_words is 'Words in aligned sentences, the smaller side.';
comment on column verified_pairs.article_a is 'Article of version_a.';
comment on column verified_pairs.article_b is 'Article of version_b.';
comment on column verified_pairs.external_id_a is 'The id that article_a had where it was ingested from.';
comment on column verified_pairs.external_id_b is 'The id that article_b had where it was ingested from.';
comment on column verified_pairs.url_a is 'URL of article_a.';
comment on column verified_pairs.url_b is 'URL of article_b.';
comment on column verified_pairs.outlet_a is 'Outlet of article_a.';
comment on column verified_pairs.outlet_b is 'Outlet of article_b.';
comment on column verified_pairs.version_a is 'The version with the smaller id.';
comment on column verified_pairs.version_b is 'The other.';
comment on column verified_pairs.signature_scheme is 'Parameters of verification, versioned.';
