-- Merge versions: of all captures that show a text, the one shown first stands for it (then the
-- one with the smaller id), whichever was loaded first. A version that is replaced loses its
-- credits: those of the winning capture come with the file of credits.
-- Parameters: $file, a Parquet file.
create or replace temp table incoming_version as
with ranked as (
    select
        *,
        row_number() over (
            partition by version_id order by shown_at nulls last, capture_id
        ) as place
    from read_parquet($file)
)

select fresh.* exclude (place)
from ranked fresh
left join article_version stored using (version_id)
where
    fresh.place = 1
    and (
        stored.version_id is null
        or (coalesce(fresh.shown_at, 'infinity'::timestamptz), fresh.capture_id)
        < (coalesce(stored.shown_at, 'infinity'::timestamptz), stored.capture_id)
    );

delete from credit where version_id in (select version_id from incoming_version);

delete from article_version where version_id in (select version_id from incoming_version);

insert into article_version (
    version_id,
    article_id,
    capture_id,
    shown_at,
    url,
    url_key,
    declared_url,
    outlet,
    external_id,
    headline,
    authors,
    byline,
    dateline,
    dateline_place,
    dateline_country,
    dateline_agency,
    body,
    body_words,
    language,
    published_raw,
    published_at,
    published_precision,
    published_from,
    modified_raw,
    authors_raw,
    modified_at,
    section,
    captions,
    paywalled,
    agency,
    agencies,
    relation,
    agency_own_site,
    kind,
    furniture,
    extraction_scheme
)
select
    version_id,
    article_id,
    capture_id,
    shown_at,
    url,
    url_key,
    declared_url,
    outlet,
    external_id,
    headline,
    authors,
    byline,
    dateline,
    dateline_place,
    dateline_country,
    dateline_agency,
    body,
    body_words,
    language,
    published_raw,
    published_at,
    published_precision,
    published_from,
    modified_raw,
    authors_raw,
    modified_at,
    section,
    captions,
    paywalled,
    agency,
    agencies,
    relation,
    agency_own_site,
    kind,
    furniture,
    extraction_scheme
from incoming_version
order by version_id;
