-- Lines that an outlet prints under story after story: furniture that only many pages together show.

create table if not exists paragraph (
    version_id ubigint not null,
    place usmallint not null,
    characters integer not null,
    hash ubigint not null
);
comment on table paragraph is 'One row a paragraph of an article version, to find those that repeat.';
comment on column paragraph.version_id is 'The article version.';
comment on column paragraph.place is 'Number of the paragraph in the body, from 1.';
comment on column paragraph.characters is 'Length as printed.';
comment on column paragraph.hash is 'Hash of its words: lower case, without punctuation.';

create table if not exists repeated_line (
    outlet varchar not null,
    hash ubigint not null,
    body varchar not null,
    words integer not null,
    articles integer not null
);
comment on table repeated_line is 'One row an outlet and line that it prints in articles of different stories.';
comment on column repeated_line.outlet is 'The outlet.';
comment on column repeated_line.hash is 'Hash of its words, as in paragraph.';
comment on column repeated_line.body is 'The line as printed in one of them.';
comment on column repeated_line.words is 'Words of the line.';
comment on column repeated_line.articles is 'Articles of the outlet that have it.';

create table if not exists cut_version (
    version_id ubigint not null,
    places usmallint[] not null,
    lines varchar[] not null,
    body varchar not null,
    body_words integer not null
);
comment on table cut_version is 'One row an article version with repeated lines: its body without them, which is what is compared and shown.';
comment on column cut_version.version_id is 'The article version; article_version.body has all lines.';
comment on column cut_version.places is 'Numbers of the paragraphs that were cut.';
comment on column cut_version.lines is 'Those paragraphs.';
comment on column cut_version.body is 'The body without them.';
comment on column cut_version.body_words is 'Words of that.';
