-- The tables of the warehouse. Keys are content hashes; there are no indexes and no primary keys,
-- because uniqueness is kept by the loader and proved by checks/ (DuckDB 1.4 to 1.5.6 can lose
-- rows of an index after a crash).

create table if not exists schema_version (version integer not null, applied_at timestamptz not null);
comment on table schema_version is 'One row a schema migration that was applied to this file.';
comment on column schema_version.version is 'Number of the migration, the prefix of its file in schema/.';
comment on column schema_version.applied_at is 'When it was applied.';

create table if not exists outlet (
    outlet varchar not null,
    name varchar not null,
    country varchar,
    language varchar,
    time_zone varchar,
    day_first boolean,
    agency varchar,
    home_url varchar,
    kind varchar,
    owner varchar
);
comment on table outlet is 'One row an outlet: who published the pages.';
comment on column outlet.outlet is 'Short name of the outlet; the name of its TOML file, else the host of its pages.';
comment on column outlet.name is 'Name as readers know it.';
comment on column outlet.country is 'ISO 3166-1 alpha-2 code, lower case.';
comment on column outlet.language is 'ISO 639-1 code of its main language.';
comment on column outlet.time_zone is 'IANA time zone of printed dates that name none.';
comment on column outlet.day_first is 'Whether 12/09/2017 means 12 September here; null: not declared.';
comment on column outlet.agency is 'Agency whose own site this is, if it is one.';
comment on column outlet.home_url is 'Front page.';
comment on column outlet.kind is 'newspaper, broadcaster, agency, aggregator or other.';
comment on column outlet.owner is 'Owner or group, to tell copy shared inside one house from agency copy.';

create table if not exists run (
    run_id ubigint not null,
    command varchar not null,
    started_at timestamptz not null,
    finished_at timestamptz,
    status varchar not null,
    version varchar not null,
    extraction_scheme varchar,
    signature_scheme varchar,
    captures bigint not null,
    articles bigint not null,
    rejections bigint not null,
    pairs bigint not null,
    stories bigint not null
);
comment on table run is 'One row a run that changed the warehouse; a run with nothing to do leaves none.';
comment on column run.run_id is 'Identifies the run.';
comment on column run.command is 'What was run: build or rebuild.';
comment on column run.started_at is 'When it started.';
comment on column run.finished_at is 'When it ended; a run that was interrupted leaves no row, the next one goes on.';
comment on column run.status is 'How it ended: done.';
comment on column run.version is 'Version of wirecopy.';
comment on column run.extraction_scheme is 'Parameters of extraction, versioned.';
comment on column run.signature_scheme is 'Parameters of signing and verification, versioned.';
comment on column run.captures is 'Captures loaded by this run.';
comment on column run.articles is 'Of those, captures that became an article version.';
comment on column run.rejections is 'Of those, captures that were rejected.';
comment on column run.pairs is 'Pairs verified by this run.';
comment on column run.stories is 'Stories in the warehouse at its end.';

create table if not exists archive_file (
    file_id ubigint not null,
    path varchar not null,
    format varchar not null,
    sha256 varchar not null,
    size ubigint not null,
    origin varchar not null,
    in_place boolean not null
);
comment on table archive_file is 'One row a registered file of the archive that was loaded.';
comment on column archive_file.file_id is 'Hash of the content and of the URL and outlet given at ingest.';
comment on column archive_file.path is 'Where it lies: relative to the home folder, or absolute when registered in place.';
comment on column archive_file.format is 'warc, html, text, jsonl or parquet.';
comment on column archive_file.sha256 is 'SHA-256 of the file as registered, hex.';
comment on column archive_file.size is 'Bytes.';
comment on column archive_file.origin is 'Name of the file when it was ingested or crawled.';
comment on column archive_file.in_place is 'Whether it was left where it lay.';

create table if not exists load_ledger (
    batch_id ubigint not null,
    run_id ubigint not null,
    file_id ubigint not null,
    extraction_scheme varchar not null,
    next_position ubigint not null,
    finished boolean not null,
    captures bigint not null,
    articles bigint not null,
    rejections bigint not null,
    loaded_at timestamptz not null
);
comment on table load_ledger is 'One row a file and batch, written in the transaction that loaded the rows: what is here is in the tables, whole and once.';
comment on column load_ledger.batch_id is 'Identifies the batch.';
comment on column load_ledger.run_id is 'The run that loaded it.';
comment on column load_ledger.file_id is 'The file it was read from.';
comment on column load_ledger.extraction_scheme is 'Scheme it was extracted with.';
comment on column load_ledger.next_position is 'Where reading of the file goes on.';
comment on column load_ledger.finished is 'Whether the file was read to its end.';
comment on column load_ledger.captures is 'Items of the file in this batch, those included that gave no capture.';
comment on column load_ledger.articles is 'Of those, articles.';
comment on column load_ledger.rejections is 'Of those, rejections.';
comment on column load_ledger.loaded_at is 'When the transaction was made.';

create table if not exists capture (
    capture_id ubigint not null,
    file_id ubigint not null,
    position ubigint not null,
    length ubigint,
    url varchar,
    outlet varchar,
    fetched_at timestamptz,
    status smallint,
    content_type varchar,
    payload_digest varchar,
    version_id ubigint,
    external_id varchar,
    discovered_by varchar,
    discovered_in varchar,
    source_headline varchar,
    source_published varchar,
    source_authors varchar[],
    source_keywords varchar[]
);
comment on table capture is 'One row a capture: one fetch of one URL at one time, in the archive.';
comment on column capture.capture_id is 'Hash of the file id and the position.';
comment on column capture.file_id is 'The archive file that holds it.';
comment on column capture.position is 'Byte offset of the record (WARC, JSONL), row number (Parquet), 0 (a page a file).';
comment on column capture.length is 'Length in bytes at that offset in the file, where the format knows it.';
comment on column capture.url is 'URL as fetched or given.';
comment on column capture.outlet is 'Outlet the page belongs to.';
comment on column capture.fetched_at is 'When it was fetched; null when the archive does not say.';
comment on column capture.status is 'HTTP status, where known.';
comment on column capture.content_type is 'Content type as served or implied by the format.';
comment on column capture.payload_digest is 'sha256: digest of the payload.';
comment on column capture.version_id is 'The article version that this capture shows; null when it was rejected.';
comment on column capture.external_id is 'The id that the imported record carried.';
comment on column capture.discovered_by is 'feed, sitemap or section.';
comment on column capture.discovered_in is 'URL of the feed, sitemap or section that showed the page first.';
comment on column capture.source_headline is 'Headline as the feed or sitemap gave it.';
comment on column capture.source_published is 'Date as the feed or sitemap gave it.';
comment on column capture.source_authors is 'Authors as the feed gave them.';
comment on column capture.source_keywords is 'Keywords as the feed or sitemap gave them.';

create table if not exists article_version (
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
    body varchar not null,
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
    furniture struct(kind varchar, body varchar)[] not null,
    extraction_scheme varchar not null
);
comment on table article_version is 'One row a version: one distinct text (headline and body) that an outlet showed at one url key.';
comment on column article_version.version_id is 'Hash of the article id, the headline and the body.';
comment on column article_version.article_id is 'The article it is a version of: hash of the url key.';
comment on column article_version.capture_id is 'The capture it was read from: of all that show this text, the earliest (then the smallest id).';
comment on column article_version.shown_at is 'When that capture was fetched; null when the archive does not say.';
comment on column article_version.url is 'URL of that capture.';
comment on column article_version.url_key is 'The URL, normalised: what makes two captures one article.';
comment on column article_version.declared_url is 'rel=canonical or og:url of the page.';
comment on column article_version.outlet is 'Outlet that published it.';
comment on column article_version.external_id is 'The id that the imported record carried.';
comment on column article_version.headline is 'Headline.';
comment on column article_version.authors is 'People named as authors; no roles, no agencies.';
comment on column article_version.byline is 'Byline as printed; null when it names only a CMS role.';
comment on column article_version.dateline is 'Dateline as printed, with its agency mark and dash.';
comment on column article_version.dateline_place is 'Place of the dateline.';
comment on column article_version.dateline_country is 'Country or state of the dateline, as printed.';
comment on column article_version.dateline_agency is 'Agency named in the dateline.';
comment on column article_version.body is 'Article text, paragraphs separated by one blank line, furniture removed.';
comment on column article_version.body_words is 'Words of the body.';
comment on column article_version.language is 'ISO 639-1 code.';
comment on column article_version.published_raw is 'Time of publication as printed or marked up.';
comment on column article_version.published_at is 'The instant it means.';
comment on column article_version.published_precision is 'instant, minute, day, ambiguous (day and month could be exchanged) or unreadable (a time is stated that cannot be read); published_at is null for the last two.';
comment on column article_version.modified_at is 'Last change according to the page.';
comment on column article_version.agency is 'Agency that supplied the text, by the strongest evidence in the page.';
comment on column article_version.agencies is 'All agencies with evidence for a part in the text.';
comment on column article_version.relation is 'full: the agency supplied the text; contributed: a part of it; none.';
comment on column article_version.agency_own_site is 'Whether the page is on the agency''s own site.';
comment on column article_version.kind is 'article or roundup (several stories in one text).';
comment on column article_version.furniture is 'Text that was cut from the body, with its kind: caption, promotion, share, notice, tagline and so on.';
comment on column article_version.extraction_scheme is 'Parameters of extraction, versioned.';

create table if not exists credit (
    version_id ubigint not null,
    agency varchar not null,
    kind varchar not null,
    rule varchar not null,
    quote varchar not null,
    start_offset integer,
    end_offset integer,
    found_in varchar not null,
    role varchar not null,
    weight double not null
);
comment on table credit is 'One row a piece of evidence that an agency supplied a text, or only a photo in it.';
comment on column credit.version_id is 'The article version.';
comment on column credit.agency is 'Agency the evidence names.';
comment on column credit.kind is 'dateline, byline, tagline, notice, contributor, markup, declared_url, source_author or caption.';
comment on column credit.rule is 'Name of the rule that found it.';
comment on column credit.quote is 'The exact text that says so.';
comment on column credit.start_offset is 'Where the quote starts, in characters, in what found_in names.';
comment on column credit.end_offset is 'Where it ends.';
comment on column credit.found_in is 'page_text (the lines of the page as extracted, before furniture is cut), byline, or the name of the markup.';
comment on column credit.role is 'full, contributed or photo: what it is evidence of.';
comment on column credit.weight is 'Weight of the evidence, 0 to 1.';

create table if not exists rejection (
    rejection_id ubigint not null,
    file_id ubigint not null,
    position ubigint not null,
    capture_id ubigint,
    url varchar,
    stage varchar not null,
    reason varchar not null,
    detail varchar not null
);
comment on table rejection is 'One row an input that did not become an article, with the reason and where its bytes are.';
comment on column rejection.rejection_id is 'Hash of file, position, stage and reason.';
comment on column rejection.file_id is 'The archive file.';
comment on column rejection.position is 'Where in the file.';
comment on column rejection.capture_id is 'The capture, where one could be read.';
comment on column rejection.url is 'URL, where one is known.';
comment on column rejection.stage is 'read or extract.';
comment on column rejection.reason is 'Short stable name of the reason.';
comment on column rejection.detail is 'What exactly, in words.';

create table if not exists signature (
    version_id ubigint not null,
    signature_scheme varchar not null,
    shingles integer not null,
    hashvalues uinteger[128] not null,
    compared boolean not null
);
comment on table signature is 'One row an article version: MinHash of the 5-word shingles of its comparable text.';
comment on column signature.version_id is 'The article version.';
comment on column signature.signature_scheme is 'Parameters of signing, versioned.';
comment on column signature.shingles is 'Number of distinct shingles.';
comment on column signature.hashvalues is 'datasketch.MinHash(num_perm=128, seed=1, scheme="affine32").hashvalues.';
comment on column signature.compared is 'Whether its candidate pairs have been verified.';

create table if not exists band (
    bucket ubigint not null,
    version_id ubigint not null
);
comment on table band is 'One row an article version and band: versions that share a bucket are candidate pairs.';
comment on column band.bucket is 'Hash of the band number and its rows of the signature.';
comment on column band.version_id is 'The article version.';

create table if not exists sketch (
    hash ubigint not null,
    version_id ubigint not null
);
comment on table sketch is 'Containment sketch: the shingle hashes below a fixed limit, one row each; short cuts and round-ups share them where resemblance is too low for a band.';
comment on column sketch.hash is 'Shingle hash below the limit.';
comment on column sketch.version_id is 'The article version.';

create table if not exists pair (
    pair_id ubigint not null,
    version_a ubigint not null,
    version_b ubigint not null,
    signature_scheme varchar not null,
    resemblance double not null,
    containment_a double not null,
    containment_b double not null,
    covered_a double not null,
    covered_b double not null,
    numbers_agree double not null,
    shared_words integer not null,
    verdict varchar not null
);
comment on table pair is 'One row a verified pair of article versions of two articles; version_a is the smaller id.';
comment on column pair.pair_id is 'Hash of both version ids.';
comment on column pair.version_a is 'The version with the smaller id.';
comment on column pair.version_b is 'The other.';
comment on column pair.signature_scheme is 'Parameters of verification, versioned.';
comment on column pair.resemblance is 'Exact Jaccard index of the 5-word shingles of both comparable texts.';
comment on column pair.containment_a is 'Share of a''s shingles that are in b.';
comment on column pair.containment_b is 'Share of b''s shingles that are in a.';
comment on column pair.covered_a is 'Share of a''s words in sentences that have a counterpart in b.';
comment on column pair.covered_b is 'Share of b''s words in sentences that have a counterpart in a.';
comment on column pair.numbers_agree is 'Share of the numbers in aligned sentences that are the same.';
comment on column pair.shared_words is 'Words in aligned sentences, the smaller side.';
comment on column pair.verdict is 'same_version, write_thru, excerpt, roundup, template, shared_quote or unrelated.';

create table if not exists story (
    story_id ubigint not null,
    headline varchar,
    agency varchar,
    articles integer not null,
    outlets integer not null,
    first_at timestamptz,
    last_at timestamptz,
    kind varchar not null
);
comment on table story is 'One row a story: a cluster of articles of one wire story and its versions; singletons too.';
comment on column story.story_id is 'Hash of its first article; any earlier id of a story that grew or merged leads to it through story_member.story_key.';
comment on column story.headline is 'Headline of the canonical article.';
comment on column story.agency is 'Agency that supplied it, by the evidence of its members.';
comment on column story.articles is 'Articles whose home story it is.';
comment on column story.outlets is 'Outlets among them.';
comment on column story.first_at is 'Earliest publication (else sighting) of a member.';
comment on column story.last_at is 'Latest.';
comment on column story.kind is 'article or roundup.';

create table if not exists story_member (
    story_id ubigint not null,
    article_id ubigint not null,
    version_id ubigint not null,
    story_key ubigint not null,
    role varchar not null,
    is_home boolean not null,
    is_canonical boolean not null,
    agency varchar,
    credited boolean not null,
    resemblance double,
    containment double
);
comment on table story_member is 'One row an article and home story, and one a link from an article to another story that it quotes or contains.';
comment on column story_member.story_id is 'The story.';
comment on column story_member.article_id is 'The article.';
comment on column story_member.version_id is 'Its latest version.';
comment on column story_member.story_key is 'The id a story has while this article is its first: finds the story by any id it ever had.';
comment on column story_member.role is 'original, reprint or write_thru at home; excerpt or roundup on a link.';
comment on column story_member.is_home is 'Whether this is the one home story of the article.';
comment on column story_member.is_canonical is 'Whether the article stands for the story.';
comment on column story_member.agency is 'Agency of the article: its own evidence, else that of the story it reprints.';
comment on column story_member.credited is 'Whether the article itself names the agency as the supplier of its text.';
comment on column story_member.resemblance is 'Jaccard index against the canonical article.';
comment on column story_member.containment is 'Share of the shorter of both that is inside the longer, against the canonical article.';

create table if not exists story_state (
    captures bigint not null,
    pairs bigint not null
);
comment on table story_state is 'One row: from how many captures and pairs the stories were told; with more there they are out of date.';
comment on column story_state.captures is 'Rows of capture when the stories were told.';
comment on column story_state.pairs is 'Rows of pair when the stories were told.';

create table if not exists canonical_choice (
    story_id ubigint not null,
    article_id ubigint not null,
    version_id ubigint not null,
    reasons varchar[] not null,
    rank integer not null,
    score struct(own_site boolean, version_mark integer, body_words integer, credited boolean) not null
);
comment on table canonical_choice is 'One row a story and considered article, best first: why the canonical article was chosen.';
comment on column canonical_choice.story_id is 'The story.';
comment on column canonical_choice.article_id is 'The article considered.';
comment on column canonical_choice.version_id is 'Its latest version.';
comment on column canonical_choice.reasons is 'Reasons in the order in which they were weighed.';
comment on column canonical_choice.rank is '1 is the canonical article; only the first five are kept.';
comment on column canonical_choice.score is 'What was compared.';
