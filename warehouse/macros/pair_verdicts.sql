-- Which verdict do the counts of pairs come to, and by which scores? A verdict is that of
-- etl/pair_verdict.py, and etl/thresholds.py gives the reasons of its thresholds; null where one of
-- these is not there.
-- Parameters: the names of a table or view with the columns of pair, verdict aside, and of one with
-- the columns name and value of threshold. Grain: one row a pair of versions that are there.
create or replace macro pair_verdicts(pairs, thresholds) as table
with moved as (
    select
        count(distinct name) filter (where value is not null) as known,
        max(value) filter (where name = 'least_words') as least_words,
        max(value) filter (where name = 'quote_words') as quote_words,
        max(value) filter (where name = 'same_covered') as same_covered,
        max(value) filter (where name = 'version_larger') as version_larger,
        max(value) filter (where name = 'version_smaller') as version_smaller,
        max(value) filter (where name = 'inside') as inside,
        max(value) filter (where name = 'related') as related,
        max(value) filter (where name = 'opening') as opening,
        max(value) filter (where name = 'same_verbatim') as same_verbatim,
        max(value) filter (where name = 'verbatim') as verbatim,
        max(value) filter (where name = 'numbers_enough') as numbers_enough,
        max(value) filter (where name = 'numbers_agree') as numbers_agree
    from query_table(thresholds)
),

scored as (
    select
        counted.*,
        a.kind = b.kind as same_kind,
        least(covered_words_a, covered_words_b) as shared_words,
        coalesce(covered_words_a / nullif(words_a, 0), 0) as covered_a,
        coalesce(covered_words_b / nullif(words_b, 0), 0) as covered_b,
        coalesce(opening_words_a / nullif(shared_words, 0), 0) as opening_a,
        coalesce(opening_words_b / nullif(shared_words, 0), 0) as opening_b,
        coalesce(
            shingles_shared / nullif(least(shared_words, shingles_a, shingles_b), 0), 0
        ) as verbatim,
        coalesce(numbers_same / nullif(numbers, 0), 1) as agree
    from query_table(pairs) counted
    join article_version a on a.version_id = counted.version_a
    join article_version b on b.version_id = counted.version_b
)

select
    scored.*,
    case
        when moved.known < 12 then null
        when shared_words < moved.least_words then 'unrelated'
        when
            greatest(covered_a, covered_b) >= moved.inside
            and (
                (numbers >= moved.numbers_enough and agree < moved.numbers_agree)
                or scored.verbatim < if(
                    least(covered_a, covered_b) >= moved.same_covered,
                    moved.same_verbatim,
                    moved.verbatim
                )
            )
            then 'template'
        when least(covered_a, covered_b) >= moved.same_covered then 'same_version'
        when not same_kind and least(covered_a, covered_b) < moved.version_larger then 'roundup'
        when shared_words < moved.quote_words then 'shared_quote'
        when
            greatest(covered_a, covered_b) >= moved.version_larger
            and least(covered_a, covered_b) >= moved.version_smaller
            then 'write_thru'
        when
            greatest(covered_a, covered_b) >= moved.inside
            or (covered_b >= moved.related and opening_a >= moved.opening)
            or (covered_a >= moved.related and opening_b >= moved.opening)
            then 'excerpt'
        else 'shared_quote'
    end as verdict_now
from scored
cross join moved;
