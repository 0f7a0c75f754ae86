-- Which inputs that became no article does a name mean, and why did they not?
-- Parameters: $text, the name; $key, its URL key (or null); $id, the number in it (or null).
-- Grain: one row a rejection, the newest capture first.
select
    r.reason,
    r.detail,
    r.url
from rejection r
left join capture c using (capture_id)
where
    $id::ubigint in (r.rejection_id, r.capture_id)
    or c.external_id = $text
    or r.url in ($text, $key)
    or rtrim(regexp_replace(r.url, '^https?://((www|m|amp)\.)*', 'https://'), '/') = $key
order by c.fetched_at desc nulls last, r.rejection_id;
