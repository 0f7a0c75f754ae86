-- Who supplied a text: how sure that is, what decided it, and what the page's wire lines say.

alter table article_version add column if not exists confidence double;
alter table article_version add column if not exists own_agency varchar;
alter table article_version add column if not exists agency_item varchar;
alter table article_version add column if not exists dateline_date varchar;
alter table article_version add column if not exists dateline_end integer;
alter table article_version add column if not exists byline_title varchar;
comment on column article_version.confidence is 'How likely it is that relation and agency are right by the page''s own evidence, 0 to 1; null: made before it was weighed.';
comment on column article_version.own_agency is 'Agency or syndicate on whose own site the page is.';
comment on column article_version.agency_item is 'The agency''s own article that the page is, or declares to be a copy of: AGENCY:id where the agency numbers its articles, else AGENCY:url key.';
comment on column article_version.dateline_date is 'Date in the dateline, as printed.';
comment on column article_version.dateline_end is 'Where the story''s own words begin behind the dateline: characters of the page text.';
comment on column article_version.byline_title is 'What the byline says the writer is: AP Sports Writer.';

alter table former_version add column if not exists confidence double;
alter table former_version add column if not exists own_agency varchar;
alter table former_version add column if not exists agency_item varchar;
alter table former_version add column if not exists dateline_date varchar;
alter table former_version add column if not exists dateline_end integer;
alter table former_version add column if not exists byline_title varchar;
comment on column former_version.confidence is 'How likely relation and agency were by the page''s own evidence.';
comment on column former_version.own_agency is 'Agency or syndicate on whose own site the page was taken to be.';
comment on column former_version.agency_item is 'The agency''s own article that the page was, or declared to be a copy of.';
comment on column former_version.dateline_date is 'Date in the dateline.';
comment on column former_version.dateline_end is 'Where the story''s own words began behind the dateline.';
comment on column former_version.byline_title is 'What the byline said the writer is.';

alter table credit add column if not exists decides boolean;
alter table former_credit add column if not exists decides boolean;
comment on column former_credit.decides is 'Whether the verdict rested on it.';
comment on column credit.kind is 'Where it was found: own_site, declared_url, licence, dateline, byline, tagline, notice, contributor, jsonld, meta, cms_field, feed_author, url_habit, caption, or doubt (a mark that means something else here).';
comment on column credit.rule is 'Name of the rule that found it; docs/evidence.md lists them.';
comment on column credit.quote is 'The exact text that says so.';
comment on column credit.weight is 'How often the rule is right where it stands alone, 0 to 1.';
comment on column credit.decides is 'Whether the verdict rests on it: the strongest of its kind for the agency that was decided on; null: made before it was weighed.';

alter table story_member add column if not exists relation varchar;
alter table story_member add column if not exists confidence double;
alter table story_member add column if not exists attributed_by varchar;
alter table story_member add column if not exists evidence_pair ubigint;
comment on column story_member.relation is 'full: the agency supplied the text; contributed: a part of it; none.';
comment on column story_member.confidence is 'How likely it is that relation and agency are right, 0 to 1.';
comment on column story_member.attributed_by is 'What says so: evidence (the page''s own), own_copy (it is a reprint of the agency''s own copy), pair (a reprint of a copy that credits the agency), or null for no agency.';
comment on column story_member.evidence_pair is 'The verified pair that says so, where a pair does.';
