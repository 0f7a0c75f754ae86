-- Which key has more than one row?
-- Grain: one row a table and key that occurs more than once.
with keys as (
    select 'outlet' as relation, outlet as key from outlet
    union all
    select 'run', run_id::varchar from run
    union all
    select 'archive_file', file_id::varchar from archive_file
    union all
    select 'load_ledger', batch_id || ' ' || file_id from load_ledger
    union all
    select 'capture', capture_id::varchar from capture
    union all
    select 'article_version', version_id::varchar from article_version
    union all
    select 'rejection', rejection_id::varchar from rejection
    union all
    select 'signature', version_id::varchar from signature
    union all
    select 'threshold', name from threshold
    union all
    select 'pair', pair_id::varchar from pair
    union all
    select 'story', story_id::varchar from story
    union all
    select 'story_version', story_id || ' ' || place from story_version
    union all
    select 'story_member', story_id || ' ' || article_id from story_member
    union all
    select 'judgement', judgement_id::varchar from judgement
    union all
    select 'canonical_choice', story_id || ' ' || rank from canonical_choice
)

select relation, key, count(*) as times
from keys
group by all
having count(*) > 1
order by relation, key;
