-- Which versions of a story are marked by their wire as corrected, killed, embargoed, the second lead?
-- Grain: one row a mark of an article version.
create or replace view version_marks as
select
    v.article_id,
    v.version_id,
    v.external_id,
    v.url,
    v.outlet,
    v.headline,
    mark.kind,
    mark.number,
    mark.mark_text,
    mark.note,
    mark.found_in,
    mark.start_offset,
    mark.end_offset,
    m.article_id is not null as is_latest
from version_mark mark
join article_version v using (version_id)
left join story_member m on m.version_id = v.version_id and m.is_home;

comment on view version_marks is 'One row a mark of an article version: what it says of itself (write-thru number, update, correction, kill, embargo, series) and where.';
comment on column version_marks.article_id is 'The article it is a version of: hash of the url key.';
comment on column version_marks.version_id is 'The article version.';
comment on column version_marks.external_id is 'The id that the imported record carried.';
comment on column version_marks.url is 'URL of the article.';
comment on column version_marks.outlet is 'Outlet that published it.';
comment on column version_marks.headline is 'Headline as printed, with its marks.';
comment on column version_marks.kind is 'write_thru, lead, add, insert, sub, update, adds, urgent, brief, advance, embargo, correction (clarifications too), refile, repeat, kill, withdrawn, hold, series or roundup.';
comment on column version_marks.number is 'Number that the mark names: 2 of "2nd Ld-Writethru" or "UPDATE 2-", 28 of "ADV28"; null: none.';
comment on column version_marks.mark_text is 'The exact text that says so.';
comment on column version_marks.note is 'What the mark says beyond its kind: what was corrected or added, the time of an embargo as printed.';
comment on column version_marks.found_in is 'headline, or page_text (the lines of the page as extracted, before furniture is cut).';
comment on column version_marks.start_offset is 'Where the mark starts, in characters, in what found_in names; null: cut out of the page''s elements before there was a page text.';
comment on column version_marks.end_offset is 'Where it ends.';
comment on column version_marks.is_latest is 'Whether the article still shows this version.';
