-- Who is in the buckets that are sought, and which places do they have there?
-- Filled part by part, since places cannot be told of all hashes in little memory at once.
-- Parameters: $part of $parts; $hubs and $hubs_of_near, see the macro bucket_places; $slices, into how
-- many the versions are put; the temporary tables sought (hash), seeker (version_id) and
-- bucket_member.
-- Grain: one row a version and sketch hash of it that another version has, too.
create or replace temp table bucket_hash as
with hashed as (
    select version_id, told_on, unnest(sketch) as hash
    from signature
)

select
    hash,
    version_id,
    told_on,
    version_id in (select version_id from seeker) as seeks,
    (version_id % $slices)::usmallint as slice
from hashed
semi join sought using (hash)
where hash % $parts = $part;

insert into bucket_member by name
from bucket_places('bucket_hash', $hubs, $hubs_of_near);

drop table bucket_hash;
