-- Who meets whom in the buckets that are sought, and in how many of them?
-- Asked part by part, whole buckets each, since what all share would not fit into memory at once.
-- Parameters: $part of $parts; $hubs and $hubs_of_near, see the macro bucket_places; $days, see
-- bucket_meetings; the temporary tables sought (hash), seeker (version_id) and met.
create or replace temp table bucket_hash as
with hashed as (
    select version_id, told_on, unnest(sketch) as hash
    from signature
)

select hash, version_id, told_on, version_id in (select version_id from seeker) as seeks
from hashed
semi join sought using (hash)
where hash % $parts = $part;

create or replace temp table bucket_member as
from bucket_places('bucket_hash', $hubs, $hubs_of_near);

insert into met by name
select version_a, version_b, count(*)::usmallint as hashes
from bucket_meetings('bucket_member', $days)
group by all;

drop table bucket_hash;

drop table bucket_member;
