-- Merge versions: of all captures that show a text, the one shown first stands for it (then the
-- one with the smaller id), whichever was loaded first. A version that is replaced loses its
-- credits and marks: those of the winning capture come with the files of credits and of marks.
-- What an agency's items say of themselves is taken from the one created last, so that a text says
-- which version it still is, and whether it was withdrawn.
-- Parameters: $file, a Parquet file.
create or replace temp table incoming_version as
with fresh as (
    select version_id, shown_at, capture_id, file_row_number
    from read_parquet($file, file_row_number = true)
),

ranked as (
    select
        *,
        row_number() over (
            partition by version_id order by shown_at nulls last, capture_id, file_row_number
        ) as place
    from fresh
)

select ranked.version_id, ranked.file_row_number
from ranked
left join article_version stored using (version_id)
where
    ranked.place = 1
    and (
        stored.version_id is null
        or (coalesce(ranked.shown_at, 'infinity'::timestamptz), ranked.capture_id)
        < (coalesce(stored.shown_at, 'infinity'::timestamptz), stored.capture_id)
    );

create or replace temp table said_last as
with both_sides as (
    select * from read_parquet($file) where versioncreated is not null
    union all by name
    select * from article_version
    where
        versioncreated is not null
        and version_id in (select version_id from read_parquet($file))
),

said as (
    select
        version_id,
        slugline,
        ednote,
        version,
        versioncreated,
        firstcreated,
        pubstatus,
        embargoed,
        located,
        infosource,
        copyrightholder,
        usageterms,
        guid,
        modified_raw,
        modified_at
    from both_sides
),

ranked as (
    select
        *,
        row_number() over (
            partition by version_id
            order by versioncreated desc, version desc nulls last, said::varchar desc
        ) as place
    from said
)

select * exclude (place)
from ranked
where place = 1;

insert into uncut (version_id)
select version_id
from incoming_version
anti join uncut known using (version_id);

insert into untold (article_id)
select distinct article_id
from read_parquet($file)
anti join untold known using (article_id)
order by article_id;

delete from credit where version_id in (select version_id from incoming_version);

delete from version_mark where version_id in (select version_id from incoming_version);

delete from article_version where version_id in (select version_id from incoming_version);

insert into article_version by name
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
    dateline_date,
    dateline_end,
    byline_title,
    first_piece(body) as body,
    later_pieces(body) as body_rest,
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
    confidence,
    agency_own_site,
    own_agency,
    agency_item,
    kind,
    furniture,
    extraction_scheme,
    slugline,
    ednote,
    version,
    versioncreated,
    firstcreated,
    pubstatus,
    embargoed,
    located,
    infosource,
    copyrightholder,
    usageterms,
    guid
from read_parquet($file, file_row_number = true)
semi join incoming_version using (file_row_number);

update article_version
set
    slugline = said_last.slugline,
    ednote = said_last.ednote,
    version = said_last.version,
    versioncreated = said_last.versioncreated,
    firstcreated = said_last.firstcreated,
    pubstatus = said_last.pubstatus,
    embargoed = said_last.embargoed,
    located = said_last.located,
    infosource = said_last.infosource,
    copyrightholder = said_last.copyrightholder,
    usageterms = said_last.usageterms,
    guid = said_last.guid,
    modified_raw = said_last.modified_raw,
    modified_at = said_last.modified_at
from said_last
where said_last.version_id = article_version.version_id;
