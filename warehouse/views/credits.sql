-- What says that an agency supplied a text, or a photo in it?
-- Grain: one row a credit of an article version.
create or replace view credits as
select
    v.article_id,
    v.version_id,
    v.external_id,
    v.url,
    v.outlet,
    c.agency,
    c.kind,
    c.rule,
    c.quote,
    c.start_offset,
    c.end_offset,
    c.found_in,
    c.role,
    c.weight,
    m.article_id is not null as is_latest
from credit c
join article_version v using (version_id)
left join story_member m on m.version_id = v.version_id and m.is_home;
comment on view credits is 'One row a credit of an article version: agency, kind of evidence, rule, the text that says so, and where it stands.';
