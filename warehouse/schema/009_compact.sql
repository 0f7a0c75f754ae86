-- Repeated lines that are found by the versions that have come, not by looking at all of them; each
-- text once, and in no more space than it takes.

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

alter table cut_version drop column body;

create macro whole_body(body, rest) as concat(body, array_to_string(rest, ''));

-- DuckDB keeps a text of more than 4,096 bytes in a block that is shared with few others, which took
-- 1.2 kB a text more than pieces do. So the first piece is what 4,000 bytes hold for sure.
create macro first_piece(body) as left(
    body, greatest(1000, 4000 - (strlen(body) - length(body)))
);

create macro later_pieces(body) as case
    when length(body) > length(first_piece(body))
    then
        list_transform(
            range(length(first_piece(body)), length(body), 1000),
            lambda start: substr(body, start + 1, 1000)
        )
end;

create macro shown_body(body, rest, places) as case
    when places is null then whole_body(body, rest)
    else array_to_string(
        list_filter(
            string_split(whole_body(body, rest), e'\n\n'),
            lambda part, place: not list_contains(places, place)
        ),
        e'\n\n'
    )
end;

-- The first piece is not packed, since a packed one could not be read without the 2,000 beside it. How
-- a column is packed cannot be altered, so the table is made anew, and its comments with it.
create table compact_version (
    version_id ubigint not null,
    article_id ubigint not null,
    capture_id ubigint not null,
    shown_at timestamptz,
    url varchar not null,
    url_key varchar not null,
    declared_url varchar,
    outlet varchar not null,
    external_id varchar,
    headline varchar,
    authors varchar[] not null,
    byline varchar,
    dateline varchar,
    dateline_place varchar,
    dateline_country varchar,
    dateline_agency varchar,
    body varchar not null using compression uncompressed,
    body_rest varchar[],
    body_words integer not null,
    language varchar,
    published_raw varchar,
    published_at timestamptz,
    published_precision varchar,
    modified_at timestamptz,
    agency varchar,
    agencies varchar[] not null,
    relation varchar not null,
    agency_own_site boolean not null,
    kind varchar not null,
    furniture struct(kind varchar, body varchar, start_offset integer, end_offset integer)[] not null,
    extraction_scheme varchar not null,
    published_from varchar,
    modified_raw varchar,
    section varchar,
    captions varchar[],
    paywalled boolean,
    authors_raw varchar[],
    slugline varchar,
    ednote varchar,
    version integer,
    versioncreated timestamptz,
    firstcreated timestamptz,
    pubstatus varchar,
    embargoed timestamptz,
    located varchar,
    infosource varchar,
    copyrightholder varchar,
    usageterms varchar,
    guid varchar,
    confidence double,
    own_agency varchar,
    agency_item varchar,
    dateline_date varchar,
    dateline_end integer,
    byline_title varchar
);

insert into compact_version by name
select * replace (first_piece(body) as body), later_pieces(body) as body_rest
from article_version;

drop table article_version;

alter table compact_version rename to article_version;

comment on table article_version is 'One row a version: one distinct text (headline and body) that an outlet showed at one url key.';
comment on column article_version.version_id is 'Hash of the article id, the headline and the body.';
comment on column article_version.article_id is 'The article it is a version of: hash of the url key.';
comment on column article_version.capture_id is 'The capture it was read from: of all that show this text, the earliest (then the smallest id).';
comment on column article_version.shown_at is 'When that capture was fetched; of an agency''s item, when its version was created; null when neither is known.';
comment on column article_version.url is 'URL of that capture.';
comment on column article_version.url_key is 'The URL, normalised: what makes two captures one article.';
comment on column article_version.declared_url is 'rel=canonical or og:url of the page.';
comment on column article_version.outlet is 'Outlet that published it.';
comment on column article_version.external_id is 'The id that the imported record or the agency''s item carried.';
comment on column article_version.headline is 'Headline.';
comment on column article_version.authors is 'People named as authors; no roles, no agencies.';
comment on column article_version.byline is 'Byline as printed; null when it names only a CMS role.';
comment on column article_version.dateline is 'Dateline as printed, with its agency mark and dash.';
comment on column article_version.dateline_place is 'Place of the dateline.';
comment on column article_version.dateline_country is 'Country or state of the dateline, as printed.';
comment on column article_version.dateline_agency is 'Agency named in the dateline.';
comment on column article_version.body is 'Article text, paragraphs separated by one blank line, furniture removed: what of it 4,000 bytes hold.';
comment on column article_version.body_rest is 'What is left of a longer body, in pieces of 1,000 characters.';
comment on column article_version.body_words is 'Words of the body.';
comment on column article_version.language is 'ISO 639-1 code.';
comment on column article_version.published_raw is 'Time of publication as printed or marked up.';
comment on column article_version.published_at is 'The instant it means.';
comment on column article_version.published_precision is 'instant, minute (no zone is stated: the outlet''s own, else UTC), day, ambiguous (day and month could be exchanged) or unreadable (a time is stated that cannot be read); published_at is null for the last two.';
comment on column article_version.modified_at is 'The instant that modified_raw means: the last change according to the page or the item.';
comment on column article_version.agency is 'Agency that supplied the text, by the strongest evidence in the page.';
comment on column article_version.agencies is 'All agencies with evidence for a part in the text.';
comment on column article_version.relation is 'full: the agency supplied the text; contributed: a part of it; none.';
comment on column article_version.agency_own_site is 'Whether the page is on the agency''s own site, or is the agency''s own item.';
comment on column article_version.kind is 'article or roundup (several stories in one text).';
comment on column article_version.furniture is 'Text that was cut from the body, with its kind (caption, promotion, share, notice, tagline and so on) and its offsets in the page text, in characters; no offsets: cut out of the page''s elements before there was a page text.';
comment on column article_version.extraction_scheme is 'Parameters of extraction, versioned.';
comment on column article_version.published_from is 'What states published_raw: record, the markup (JSON-LD datePublished, meta NAME, itemprop datePublished, time element), printed line, feed, sitemap, section, or url (the day in the path).';
comment on column article_version.modified_raw is 'Time of the last change as the page states it.';
comment on column article_version.section is 'Section that the page names for the article, as it writes it.';
comment on column article_version.captions is 'Captions of the page''s pictures, each once; null: made before they were read.';
comment on column article_version.paywalled is 'Whether the page says that a part of the article is not free to read; null: it does not say.';
comment on column article_version.authors_raw is 'All whom the page names as authors, people or not (agencies, desks, the outlet), as it spells them; null: made before they were read.';
comment on column article_version.slugline is 'Slug of an agency''s item, as in ninjs and NewsML-G2.';
comment on column article_version.ednote is 'Note to editors of an agency''s item.';
comment on column article_version.version is 'Number of the version of an agency''s item; null for web pages. Of all items that show this text, the one with the latest versioncreated gives this column, those beside it from slugline to guid, and modified_at.';
comment on column article_version.versioncreated is 'When that version of the item was created.';
comment on column article_version.firstcreated is 'When the item was first created, as the agency says.';
comment on column article_version.pubstatus is 'usable, withheld or canceled (embargoed in NewsML 1 and NITF), as the item says; usable where ninjs or NewsML-G2 say nothing.';
comment on column article_version.embargoed is 'Until when the item must not be published.';
comment on column article_version.located is 'Place that the item names as where it was written.';
comment on column article_version.infosource is 'Who the item says its information is from.';
comment on column article_version.copyrightholder is 'Who the item says holds the rights.';
comment on column article_version.usageterms is 'Terms of use of the item.';
comment on column article_version.guid is 'The item''s own globally unique id, the same for all its versions.';
comment on column article_version.confidence is 'How likely it is that relation and agency are right by the page''s own evidence, 0 to 1; null: made before it was weighed.';
comment on column article_version.own_agency is 'Agency or syndicate on whose own site the page is.';
comment on column article_version.agency_item is 'The agency''s own article that the page is, or declares to be a copy of: AGENCY:id where the agency numbers its articles, else AGENCY:url key.';
comment on column article_version.dateline_date is 'Date in the dateline, as printed.';
comment on column article_version.dateline_end is 'Where the story''s own words begin behind the dateline: characters of the page text.';
comment on column article_version.byline_title is 'What the byline says the writer is: AP Sports Writer.';

alter table former_version add column if not exists body_rest varchar[];
comment on column former_version.body_rest is 'What is left of a longer body, in pieces of 1,000 characters.';
