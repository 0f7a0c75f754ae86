-- Which share of an outlet's articles is agency copy, and is it credited? One row an outlet.
select
    outlet,
    count(*) as articles,
    count(*) filter (where relation = 'full') as agency_copy,
    round(100.0 * count(*) filter (where relation = 'full') / count(*)) as percent,
    count(*) filter (where relation = 'full' and not credited) as uncredited
from articles
group by outlet
order by percent desc, outlet
