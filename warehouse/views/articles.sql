-- What is the newest text of every article, who supplied it, and which story does it belong to?
-- Grain: one row an article, its latest version.
create or replace view articles as
with sightings as (
    select
        v.article_id,
        count(distinct c.version_id) as versions,
        min(c.fetched_at) as first_seen_at,
        max(c.fetched_at) as last_seen_at
    from capture c
    join article_version v using (version_id)
    group by all
),

home as (
    select * from story_member where is_home
),

final as (
    select
        v.article_id,
        v.external_id,
        v.url,
        v.declared_url,
        v.outlet,
        v.headline,
        v.authors,
        v.byline,
        v.dateline,
        shown_body(v.body, v.body_rest, cut.places) as body,
        v.language,
        v.published_raw,
        v.published_at,
        sightings.first_seen_at,
        sightings.last_seen_at,
        home.agency,
        coalesce(home.relation, v.relation) as relation,
        home.credited,
        home.story_id,
        home.is_canonical,
        sightings.versions,
        v.published_precision,
        v.published_from,
        v.modified_at,
        v.section,
        v.paywalled,
        v.authors_raw,
        v.slugline,
        v.ednote,
        v.version,
        v.versioncreated,
        v.firstcreated,
        v.pubstatus,
        v.embargoed,
        v.located,
        v.infosource,
        v.copyrightholder,
        v.usageterms,
        v.guid,
        coalesce(home.confidence, v.confidence) as confidence,
        home.attributed_by,
        v.own_agency,
        v.agency_item,
        v.dateline_place,
        v.dateline_country,
        home.evidence_pair
    from home
    join article_version v using (version_id)
    left join cut_version cut on cut.version_id = v.version_id
    join sightings on sightings.article_id = v.article_id
)

select * from final;

comment on view articles is 'One row an article: its latest version, the agency that supplied it, and its home story.';
comment on column articles.article_id is 'The article it is a version of: hash of the url key.';
comment on column articles.external_id is 'The id that the imported record or the agency''s item carried.';
comment on column articles.url is 'URL of the capture that showed this version first.';
comment on column articles.declared_url is 'rel=canonical or og:url of the page.';
comment on column articles.outlet is 'Outlet that published it.';
comment on column articles.headline is 'Headline.';
comment on column articles.authors is 'People named as authors; no roles, no agencies.';
comment on column articles.authors_raw is 'All whom the page names as authors, people or not (agencies, desks, the outlet), as it spells them.';
comment on column articles.byline is 'Byline as printed; null when it names only a CMS role.';
comment on column articles.dateline is 'Dateline as printed, with its agency mark and dash.';
comment on column articles.body is 'Article text, paragraphs separated by one blank line, furniture and repeated lines removed.';
comment on column articles.language is 'ISO 639-1 code.';
comment on column articles.section is 'Section that the page names for the article, as it writes it.';
comment on column articles.published_raw is 'Time of publication as printed or marked up.';
comment on column articles.published_at is 'The instant it means.';
comment on column articles.published_precision is 'instant, minute (no zone is stated), day, ambiguous (day and month could be exchanged) or unreadable; published_at is null for the last two.';
comment on column articles.published_from is 'What states it: record, outlet selector, the markup by its name, printed line, feed, sitemap, section, or url (the day in the path).';
comment on column articles.modified_at is 'Last change according to the page or the item.';
comment on column articles.paywalled is 'Whether the page says that a part of the article is not free to read; null: it does not say.';
comment on column articles.first_seen_at is 'When a capture first showed the article; null when the archive does not say.';
comment on column articles.last_seen_at is 'When a capture last showed it.';
comment on column articles.agency is 'Agency of the article: its own evidence, else that of the story it reprints.';
comment on column articles.relation is 'full: the agency supplied the text; contributed: a part of it; none.';
comment on column articles.credited is 'Whether the article itself names the agency as the supplier of its text.';
comment on column articles.story_id is 'Its home story.';
comment on column articles.is_canonical is 'Whether the article stands for the story.';
comment on column articles.versions is 'Distinct texts that the outlet showed at this URL.';
comment on column articles.confidence is 'How likely it is that relation and agency are right, 0 to 1.';
comment on column articles.attributed_by is 'What says so: evidence (the page''s own), own_copy (it is a reprint of the agency''s own copy), pair (a reprint of a copy that credits the agency), or null for no agency.';
comment on column articles.own_agency is 'Agency or syndicate on whose own site the page is.';
comment on column articles.agency_item is 'The agency''s own article that the page is, or declares to be a copy of: AGENCY:id where the agency numbers its articles, else AGENCY:url key.';
comment on column articles.dateline_place is 'Place of the dateline.';
comment on column articles.dateline_country is 'Country or state of the dateline, as printed.';
comment on column articles.slugline is 'Slug of an agency''s item, as in ninjs and NewsML-G2.';
comment on column articles.ednote is 'Note to editors of an agency''s item.';
comment on column articles.version is 'Number of the version of an agency''s item; not of what an outlet showed, which versions counts. Null for web pages, like the columns below it.';
comment on column articles.versioncreated is 'When that version of the item was created.';
comment on column articles.firstcreated is 'When the item was first created, as the agency says.';
comment on column articles.pubstatus is 'usable, withheld or canceled (embargoed in NewsML 1 and NITF), as the item says.';
comment on column articles.embargoed is 'Until when the item must not be published.';
comment on column articles.located is 'Place that the item names as where it was written.';
comment on column articles.infosource is 'Who the item says its information is from.';
comment on column articles.copyrightholder is 'Who the item says holds the rights.';
comment on column articles.usageterms is 'Terms of use of the item.';
comment on column articles.guid is 'The item''s own globally unique id, the same for all its versions.';
comment on column articles.evidence_pair is 'The verified pair that says so, where a pair does.';
