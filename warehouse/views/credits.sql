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
    m.article_id is not null as is_latest,
    c.decides
from credit c
join article_version v using (version_id)
left join story_member m on m.version_id = v.version_id and m.is_home;

comment on view credits is 'One row a credit of an article version: agency, kind of evidence, rule, the text that says so, and where it stands.';
comment on column credits.article_id is 'The article it is a version of: hash of the url key.';
comment on column credits.version_id is 'The article version.';
comment on column credits.external_id is 'The id that the imported record carried.';
comment on column credits.url is 'URL of the article.';
comment on column credits.outlet is 'Outlet that published it.';
comment on column credits.agency is 'Agency the evidence names.';
comment on column credits.kind is 'Where it was found: own_site, declared_url, licence, dateline, byline, tagline, notice, contributor, jsonld, meta, cms_field, feed_author, url_habit, caption, or doubt (a mark that means something else here).';
comment on column credits.rule is 'Name of the rule that found it; docs/evidence.md lists them.';
comment on column credits.quote is 'The exact text that says so.';
comment on column credits.start_offset is 'Where the quote starts, in characters, in what found_in names.';
comment on column credits.end_offset is 'Where it ends.';
comment on column credits.found_in is 'page_text (the lines of the page as extracted, before furniture is cut), byline, or the name of the markup.';
comment on column credits.role is 'full, contributed or photo: what it is evidence of.';
comment on column credits.weight is 'How often the rule is right where it stands alone, 0 to 1.';
comment on column credits.is_latest is 'Whether the article still shows this version.';
comment on column credits.decides is 'Whether the verdict rests on it; null: made before it was weighed.';
