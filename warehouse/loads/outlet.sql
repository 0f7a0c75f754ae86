-- Replace the whole table outlet.
-- Parameters: $file, a Parquet file.
delete from outlet;

insert into outlet by name
select
    outlet,
    name,
    country,
    language,
    time_zone,
    day_first,
    agency,
    home_url,
    kind,
    owner,
    owner_group,
    market,
    cms
from read_parquet($file)
order by outlet;
