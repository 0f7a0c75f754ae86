-- What re-extractions changed. The other tables hold the present only; these keep what it was before.

comment on column run.command is 'What was run: build, rebuild or reextract.';

create table if not exists reextraction (
    run_id ubigint not null,
    made_with varchar not null,
    captures bigint not null,
    captures_new bigint not null,
    captures_gone bigint not null,
    captures_changed bigint not null,
    became_articles bigint not null,
    became_rejections bigint not null,
    bodies bigint not null,
    headlines bigint not null,
    authors bigint not null,
    bylines bigint not null,
    datelines bigint not null,
    dates bigint not null,
    agencies bigint not null,
    stories_before bigint not null,
    stories_after bigint not null,
    stories_same bigint not null,
    stories_split bigint not null,
    stories_merged bigint not null,
    stories_gone bigint not null,
    stories_new bigint not null
);
comment on table reextraction is 'One row a re-extraction of the archive: how many captures and stories it changed.';
comment on column reextraction.run_id is 'The run.';
comment on column reextraction.made_with is 'Digest of the program''s source and of the outlet files it was made with.';
comment on column reextraction.captures is 'Captures that were there before and were read again.';
comment on column reextraction.captures_new is 'Captures that were not there before.';
comment on column reextraction.captures_gone is 'Captures that are no longer found in their file.';
comment on column reextraction.captures_changed is 'Captures that are read differently now: the rows of capture_change.';
comment on column reextraction.became_articles is 'Of those, captures that were rejected and show an article now.';
comment on column reextraction.became_rejections is 'Of those, captures that showed an article and are rejected now.';
comment on column reextraction.bodies is 'Captures of an article, before and now, whose body is another.';
comment on column reextraction.headlines is 'The same of the headline.';
comment on column reextraction.authors is 'The same of the authors.';
comment on column reextraction.bylines is 'The same of the byline as printed.';
comment on column reextraction.datelines is 'The same of the dateline.';
comment on column reextraction.dates is 'The same of the times of publication or of the last change.';
comment on column reextraction.agencies is 'The same of the agency or of its relation to the text.';
comment on column reextraction.stories_before is 'Stories before.';
comment on column reextraction.stories_after is 'Stories afterwards.';
comment on column reextraction.stories_same is 'Stories that have the same home articles before and afterwards.';
comment on column reextraction.stories_split is 'Earlier stories whose articles are in several stories now.';
comment on column reextraction.stories_merged is 'Stories that hold articles of several earlier ones.';
comment on column reextraction.stories_gone is 'Earlier stories of which no article is left.';
comment on column reextraction.stories_new is 'Stories of which no article was there before.';

create table if not exists capture_change (
    run_id ubigint not null,
    capture_id ubigint not null,
    file_id ubigint not null,
    position ubigint not null,
    url varchar,
    fetched_at timestamptz,
    payload_digest varchar,
    version_before ubigint,
    version_after ubigint,
    reason_before varchar,
    reason_after varchar,
    changed varchar[] not null
);
comment on table capture_change is 'One row a capture and re-extraction that reads it differently.';
comment on column capture_change.run_id is 'The run that re-extracted it.';
comment on column capture_change.capture_id is 'The capture.';
comment on column capture_change.file_id is 'The archive file that holds it.';
comment on column capture_change.position is 'Where in the file.';
comment on column capture_change.url is 'URL as fetched or given.';
comment on column capture_change.fetched_at is 'When it was fetched.';
comment on column capture_change.payload_digest is 'sha256: digest of the payload.';
comment on column capture_change.version_before is 'The version that it showed before; null when it was rejected.';
comment on column capture_change.version_after is 'The version that it shows now; null when it is rejected or gone.';
comment on column capture_change.reason_before is 'Why it was rejected before.';
comment on column capture_change.reason_after is 'Why it is rejected now.';
comment on column capture_change.changed is 'What is different: became_article, became_rejection, reason, gone, body, headline, authors, byline, dateline, dates, agency, credits, furniture, other.';

-- Whatever columns article_version has.
create table if not exists former_version as
select 0::ubigint as run_id, * from article_version limit 0;
comment on table former_version is 'One row an article version and re-extraction that changed it: the version as it was before. It is not current: no view of articles or stories shows it.';
comment on column former_version.run_id is 'The run that replaced it.';
comment on column former_version.version_id is 'Hash of the article id, the headline and the body as they were.';
comment on column former_version.article_id is 'The article it was a version of: hash of the url key.';
comment on column former_version.capture_id is 'The capture it was read from.';
comment on column former_version.shown_at is 'When that capture was fetched; null when the archive does not say.';
comment on column former_version.url is 'URL of that capture.';
comment on column former_version.url_key is 'The URL, normalised: what makes two captures one article.';
comment on column former_version.declared_url is 'rel=canonical or og:url of the page.';
comment on column former_version.outlet is 'Outlet that published it.';
comment on column former_version.external_id is 'The id that the imported record carried.';
comment on column former_version.headline is 'Headline.';
comment on column former_version.authors is 'People named as authors.';
comment on column former_version.byline is 'Byline as printed.';
comment on column former_version.dateline is 'Dateline as printed.';
comment on column former_version.dateline_place is 'Place of the dateline.';
comment on column former_version.dateline_country is 'Country or state of the dateline, as printed.';
comment on column former_version.dateline_agency is 'Agency named in the dateline.';
comment on column former_version.body is 'Article text as it was.';
comment on column former_version.body_words is 'Words of the body.';
comment on column former_version.language is 'ISO 639-1 code.';
comment on column former_version.published_raw is 'Time of publication as printed or marked up.';
comment on column former_version.published_at is 'The instant it meant.';
comment on column former_version.published_precision is 'How exactly it was known.';
comment on column former_version.modified_at is 'Last change according to the page.';
comment on column former_version.agency is 'Agency that supplied the text, by the evidence found then.';
comment on column former_version.agencies is 'All agencies with evidence for a part in the text.';
comment on column former_version.relation is 'full, contributed or none.';
comment on column former_version.agency_own_site is 'Whether the page is on the agency''s own site.';
comment on column former_version.kind is 'article or roundup.';
comment on column former_version.furniture is 'Text that was cut from the body, with its kind.';
comment on column former_version.extraction_scheme is 'The scheme it was extracted with.';

-- Whatever columns credit has.
create table if not exists former_credit as
select 0::ubigint as run_id, * from credit limit 0;
comment on table former_credit is 'One row a credit of a former version: the evidence as it was found then.';
comment on column former_credit.run_id is 'The run that replaced the version.';
comment on column former_credit.version_id is 'The former version.';
comment on column former_credit.agency is 'Agency the evidence names.';
comment on column former_credit.kind is 'dateline, byline, tagline, notice, contributor, markup, declared_url, source_author or caption.';
comment on column former_credit.rule is 'Name of the rule that found it.';
comment on column former_credit.quote is 'The exact text that says so.';
comment on column former_credit.start_offset is 'Where the quote starts, in characters, in what found_in names.';
comment on column former_credit.end_offset is 'Where it ends.';
comment on column former_credit.found_in is 'page_text, byline, or the name of the markup.';
comment on column former_credit.role is 'full, contributed or photo: what it is evidence of.';
comment on column former_credit.weight is 'Weight of the evidence, 0 to 1.';

create table if not exists former_member (
    run_id ubigint not null,
    story_id ubigint not null,
    article_id ubigint not null,
    version_id ubigint not null,
    story_key ubigint not null,
    role varchar not null,
    is_canonical boolean not null,
    story_after ubigint
);
comment on table former_member is 'One row an article whose home story has another id since a re-extraction, or which is no article any more.';
comment on column former_member.run_id is 'The run.';
comment on column former_member.story_id is 'Its home story before.';
comment on column former_member.article_id is 'The article.';
comment on column former_member.version_id is 'Its latest version before.';
comment on column former_member.story_key is 'The id that a story had while this article was its first.';
comment on column former_member.role is 'Its role before: original, reprint or write_thru.';
comment on column former_member.is_canonical is 'Whether it stood for the story.';
comment on column former_member.story_after is 'Its home story after that run; null when it is no article any more.';
