-- What else a page says of its article, and where its furniture stood.

alter table article_version add column if not exists published_from varchar;
alter table article_version add column if not exists modified_raw varchar;
alter table article_version add column if not exists section varchar;
alter table article_version add column if not exists captions varchar[];
alter table article_version add column if not exists paywalled boolean;
alter table article_version add column if not exists authors_raw varchar[];
alter table article_version alter furniture
    type struct(kind varchar, body varchar, start_offset integer, end_offset integer)[];
comment on column article_version.published_from is 'What states published_raw: record, the markup (JSON-LD datePublished, meta NAME, itemprop datePublished, time element), printed line, feed, sitemap, section, or url (the day in the path).';
comment on column article_version.published_precision is 'instant, minute (no zone is stated: the outlet''s own, else UTC), day, ambiguous (day and month could be exchanged) or unreadable (a time is stated that cannot be read); published_at is null for the last two.';
comment on column article_version.modified_raw is 'Time of the last change as the page states it.';
comment on column article_version.modified_at is 'The instant that modified_raw means.';
comment on column article_version.section is 'Section that the page names for the article, as it writes it.';
comment on column article_version.captions is 'Captions of the page''s pictures, each once; null: made before they were read.';
comment on column article_version.paywalled is 'Whether the page says that a part of the article is not free to read; null: it does not say.';
comment on column article_version.authors_raw is 'All whom the page names as authors, people or not (agencies, desks, the outlet), as it spells them; null: made before they were read.';
comment on column article_version.furniture is 'Text that was cut from the body, with its kind (caption, promotion, share, notice, tagline and so on) and its offsets in the page text, in characters; no offsets: cut out of the page''s elements before there was a page text.';

alter table former_version add column if not exists published_from varchar;
alter table former_version add column if not exists modified_raw varchar;
alter table former_version add column if not exists section varchar;
alter table former_version add column if not exists captions varchar[];
alter table former_version add column if not exists paywalled boolean;
alter table former_version add column if not exists authors_raw varchar[];
alter table former_version alter furniture
    type struct(kind varchar, body varchar, start_offset integer, end_offset integer)[];
comment on column former_version.published_from is 'What stated published_raw.';
comment on column former_version.modified_raw is 'Time of the last change as the page stated it.';
comment on column former_version.section is 'Section that the page named for the article.';
comment on column former_version.captions is 'Captions of the page''s pictures.';
comment on column former_version.paywalled is 'Whether the page said that a part of the article is not free to read.';
comment on column former_version.authors_raw is 'All whom the page named as authors.';
