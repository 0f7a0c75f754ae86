-- Make room for who meets whom; how many hashes do all versions have, and how many are sought?
create or replace temp table met (
    version_a ubigint not null,
    version_b ubigint not null,
    hashes usmallint not null
);

select
    (select coalesce(sum(len(sketch)), 0)::bigint from signature) as hashes,
    (select count(*) from sought) as sought;
