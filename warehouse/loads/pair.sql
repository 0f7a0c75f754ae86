-- Add rows of pair that are not there yet, each with its id and its verdict; a pair that was only
-- held against the canonical article becomes a candidate where it is one.
-- Parameters: $file, a Parquet file; the table threshold, all of it.
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
    verdict_now as verdict
from pair_verdicts('fresh', 'threshold')
order by version_a, version_b;
