-- What do the counts of each verified pair come to?
-- Grain: one row a verified pair of article versions.
create or replace view pair_scores as
select
    pair_id,
    version_a,
    version_b,
    signature_scheme,
    is_candidate,
    verdict,
    coalesce(shingles_shared / nullif(shingles_a + shingles_b - shingles_shared, 0), 0)
        as resemblance,
    coalesce(shingles_shared / nullif(shingles_a, 0), 0) as containment_a,
    coalesce(shingles_shared / nullif(shingles_b, 0), 0) as containment_b,
    coalesce(covered_words_a / nullif(words_a, 0), 0) as covered_a,
    coalesce(covered_words_b / nullif(words_b, 0), 0) as covered_b,
    coalesce(numbers_same / nullif(numbers, 0), 1) as numbers_agree,
    least(covered_words_a, covered_words_b) as shared_words,
    coalesce(
        case
            when covered_a > covered_b then opening_words_b
            when covered_a < covered_b then opening_words_a
            else greatest(opening_words_a, opening_words_b)
        end / nullif(shared_words, 0),
        0
    ) as opening
from pair;

comment on view pair_scores is 'One row a verified pair: the shares that its counts come to.';
comment on column pair_scores.pair_id is 'Hash of both version ids.';
comment on column pair_scores.version_a is 'The version with the smaller id.';
comment on column pair_scores.version_b is 'The other.';
comment on column pair_scores.signature_scheme is 'Parameters of verification, versioned.';
comment on column pair_scores.is_candidate is 'Whether their sketches brought them together, so that stories are formed by it.';
comment on column pair_scores.verdict is 'same_version, write_thru, excerpt, roundup, template, shared_quote or unrelated.';
comment on column pair_scores.resemblance is 'Exact Jaccard index of the 5-word shingles of both comparable texts.';
comment on column pair_scores.containment_a is 'Share of a''s shingles that are in b.';
comment on column pair_scores.containment_b is 'Share of b''s shingles that are in a.';
comment on column pair_scores.covered_a is 'Share of a''s words in sentences that have a counterpart in b.';
comment on column pair_scores.covered_b is 'Share of b''s words in sentences that have a counterpart in a.';
comment on column pair_scores.numbers_agree is 'Share of the numbers in aligned sentences that are the same.';
comment on column pair_scores.shared_words is 'Words in aligned sentences, the smaller side.';
comment on column pair_scores.opening is 'Words above the first sentence without a counterpart, of the text that lies less in the other, for each of the shared words: 1 where the other has its top in one piece and nothing below.';
