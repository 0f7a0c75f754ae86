-- Add rows of pair that are not there yet, each with its id and its verdict (that of
-- etl/pair_verdict.py, which gives the reasons of its thresholds); a pair that was only
-- held against the canonical article becomes a candidate where it is one.
-- Parameters: $file, a Parquet file.
update pair set is_candidate = true
where
    not is_candidate
    and (version_a, version_b) in (
        select (version_a, version_b) from read_parquet($file) where is_candidate
    );

insert into pair by name
with fresh as (
    select distinct on (version_a, version_b) *
    from read_parquet($file)
    anti join pair stored using (version_a, version_b)
),

scored as (
    select
        fresh.*,
        a.kind = b.kind as same_kind,
        least(covered_words_a, covered_words_b) as shared_words,
        coalesce(covered_words_a / nullif(words_a, 0), 0) as covered_a,
        coalesce(covered_words_b / nullif(words_b, 0), 0) as covered_b,
        coalesce(
            shingles_shared / nullif(least(shared_words, shingles_a, shingles_b), 0), 0
        ) as verbatim,
        coalesce(numbers_same / nullif(numbers, 0), 1) as agree
    from fresh
    join article_version a on a.version_id = fresh.version_a
    join article_version b on b.version_id = fresh.version_b
)

select
    md5_number_lower(version_a || ' ' || version_b) as pair_id,
    version_a,
    version_b,
    signature_scheme,
    is_candidate,
    shingles_a,
    shingles_b,
    shingles_shared,
    words_a,
    words_b,
    covered_words_a,
    covered_words_b,
    opening_words_a,
    opening_words_b,
    numbers,
    numbers_same,
    case
        when shared_words < 25 then 'unrelated'
        when
            greatest(covered_a, covered_b) >= 0.5
            and (
                (numbers >= 3 and agree < 0.6)
                or verbatim < if(least(covered_a, covered_b) >= 0.9, 0.5, 0.7)
            )
            then 'template'
        when least(covered_a, covered_b) >= 0.9 then 'same_version'
        when not same_kind and least(covered_a, covered_b) < 0.6 then 'roundup'
        when shared_words < 40 then 'shared_quote'
        when greatest(covered_a, covered_b) >= 0.6 and least(covered_a, covered_b) >= 0.42
            then 'write_thru'
        when
            greatest(covered_a, covered_b) >= 0.5
            or (covered_b >= 0.25 and opening_words_a / shared_words >= 0.9)
            or (covered_a >= 0.25 and opening_words_b / shared_words >= 0.9)
            then 'excerpt'
        else 'shared_quote'
    end as verdict
from scored
order by version_a, version_b;
