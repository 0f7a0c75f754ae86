-- Repeated lines that are found by the versions that have come, not by looking at all of them.

-- Its hashes were made otherwise.
delete from paragraph;

delete from repeated_line;

create table uncut (version_id ubigint not null);
comment on table uncut is 'Versions that have come since repeated lines were last looked for.';
comment on column uncut.version_id is 'The version.';

insert into uncut select version_id from article_version;

create table unparted (version_id ubigint not null);
comment on table unparted is 'Versions whose paragraphs are not known yet, since an older program stored them.';
comment on column unparted.version_id is 'The version.';

insert into unparted select version_id from article_version;

create table line_candidate (outlet varchar not null, hash ubigint not null);
comment on table line_candidate is 'Lines in articles enough of an outlet, under different headlines, to be repeated lines.';
comment on column line_candidate.outlet is 'The outlet.';
comment on column line_candidate.hash is 'Hash of the words of the line.';
