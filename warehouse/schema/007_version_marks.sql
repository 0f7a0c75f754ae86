-- What wires say of one version of a story: write-thru numbers, corrections, kills, embargoes.

create table if not exists version_mark (
    version_id ubigint not null,
    kind varchar not null,
    number integer,
    mark_text varchar not null,
    found_in varchar not null,
    start_offset integer,
    end_offset integer,
    note varchar
);
comment on table version_mark is 'One row a mark of an article version: what it says of itself in its headline or in a line beside its text.';
comment on column version_mark.version_id is 'The article version.';
comment on column version_mark.kind is 'write_thru, lead, add, insert, sub, update, adds, urgent, brief, advance, embargo, correction (clarifications too), refile, repeat, kill, withdrawn, hold, series or roundup.';
comment on column version_mark.number is 'Number that the mark names: 2 of "2nd Ld-Writethru" or "UPDATE 2-", 28 of "ADV28"; null: none.';
comment on column version_mark.mark_text is 'The exact text that says so.';
comment on column version_mark.found_in is 'headline, or page_text (the lines of the page as extracted, before furniture is cut).';
comment on column version_mark.start_offset is 'Where the mark starts, in characters, in what found_in names; null: cut out of the page''s elements before there was a page text.';
comment on column version_mark.end_offset is 'Where it ends.';
comment on column version_mark.note is 'What the mark says beyond its kind: what was corrected or added, the time of an embargo as printed.';

-- Whatever columns version_mark has.
create table if not exists former_version_mark as
select 0::ubigint as run_id, * from version_mark limit 0;
comment on table former_version_mark is 'One row a mark of a former version: as it was found then.';
comment on column former_version_mark.run_id is 'The run that replaced the version.';
comment on column former_version_mark.version_id is 'The former version.';
comment on column former_version_mark.kind is 'Kind of the mark, as in version_mark.';
comment on column former_version_mark.number is 'Number that the mark names.';
comment on column former_version_mark.mark_text is 'The exact text that says so.';
comment on column former_version_mark.found_in is 'headline or page_text.';
comment on column former_version_mark.start_offset is 'Where the mark starts, in characters, in what found_in names.';
comment on column former_version_mark.end_offset is 'Where it ends.';
comment on column former_version_mark.note is 'What the mark says beyond its kind.';

comment on column capture_change.changed is 'What is different: became_article, became_rejection, reason, gone, body, headline, authors, byline, dateline, dates, agency, credits, marks, furniture, other.';
