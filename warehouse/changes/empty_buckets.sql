-- Make room for the buckets that are sought; how many hashes do all versions have?
create or replace temp table bucket_member (
    hash uinteger not null,
    version_id ubigint not null,
    told_on date,
    seeks boolean not null,
    slice usmallint not null,
    day_place integer not null,
    is_large boolean not null,
    is_hub boolean not null,
    is_hub_of_day boolean not null,
    is_hub_of_near boolean not null
);

select coalesce(sum(len(sketch)), 0)::bigint as hashes from signature;
