-- Which version is cut although it is not there, or otherwise than at its repeated lines?
-- Grain: one row a version that is cut.
select c.version_id, c.places
from cut_version c
left join article_version v using (version_id)
where
    v.version_id is null
    or c.places is distinct from (
        select list(p.place order by p.place)
        from paragraph p
        join repeated_line line on line.hash = p.hash and line.outlet = v.outlet
        where p.version_id = c.version_id
    )
order by c.version_id;
