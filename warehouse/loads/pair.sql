-- Add rows of pair that are not there yet; of twins in the file one is taken.
-- Parameters: $file, a Parquet file.
insert into pair (
    pair_id,
    version_a,
    version_b,
    signature_scheme,
    resemblance,
    containment_a,
    containment_b,
    covered_a,
    covered_b,
    numbers_agree,
    shared_words,
    verdict
)
select distinct on (fresh.pair_id)
    fresh.pair_id,
    fresh.version_a,
    fresh.version_b,
    fresh.signature_scheme,
    fresh.resemblance,
    fresh.containment_a,
    fresh.containment_b,
    fresh.covered_a,
    fresh.covered_b,
    fresh.numbers_agree,
    fresh.shared_words,
    fresh.verdict
from read_parquet($file) fresh
anti join pair stored using (pair_id)
order by fresh.pair_id;
