-- Add rows of revisit that are not there yet; then find for them, and for those whose payload may have
-- come with the captures of this load, the capture that has the payload.
-- That is one of the URL referred to with the same digest, else of the same second; of several the
-- one of the very time, then the last one before the revisit, then the one with the smaller id: so
-- what a revisit shows depends on which captures there are, never on which was loaded first. A
-- revisit shows the version that its original shows, when that is of the article at its own URL,
-- else it is a rejection that says why; the ledger follows.
-- Parameters: $file, a Parquet file. Needs incoming_capture.
insert into revisit by name
select distinct on (fresh.capture_id)
    fresh.capture_id,
    fresh.rejection_id,
    fresh.article_id,
    fresh.refers_to_url,
    fresh.refers_to_at,
    fresh.payload_key
from read_parquet($file) fresh
anti join revisit stored using (capture_id)
order by fresh.capture_id;

create or replace temp table asking_revisit as
with incoming as (
    select capture.url
    from capture
    semi join incoming_capture using (capture_id)
    anti join revisit using (capture_id)
)

select r.*, c.file_id, c.position, c.url, c.fetched_at, c.version_id as version_before
from revisit r
join capture c using (capture_id)
where
    r.capture_id in (select capture_id from read_parquet($file))
    or r.refers_to_url in (select url from incoming);

create or replace temp table answered_revisit as
with candidate as (
    select
        asking.capture_id,
        c.capture_id as original_id,
        row_number() over (
            partition by asking.capture_id
            order by
                coalesce(c.payload_key = asking.payload_key, false) desc,
                coalesce(c.fetched_at = asking.refers_to_at, false) desc,
                coalesce(c.fetched_at <= asking.fetched_at, false) desc,
                c.fetched_at desc nulls last,
                c.capture_id
        ) as place
    from asking_revisit asking
    join capture c on c.url = asking.refers_to_url
    anti join revisit r on r.capture_id = c.capture_id
    where
        c.payload_key = asking.payload_key
        or date_trunc('second', c.fetched_at) = date_trunc('second', asking.refers_to_at)
),

rejected as (
    select capture_id, min(reason) as reason
    from rejection
    where capture_id in (select original_id from candidate)
    group by all
),

answered as (
    select
        asking.* exclude (original_id),
        original.capture_id as original_id,
        original.fetched_at as original_at,
        original.payload_digest,
        v.version_id as version_now,
        rejected.reason as original_reason,
        original.version_id as original_version
    from asking_revisit asking
    left join candidate
        on candidate.capture_id = asking.capture_id and candidate.place = 1
    left join capture original on original.capture_id = candidate.original_id
    left join article_version v
        on v.version_id = original.version_id and v.article_id = asking.article_id
    left join rejected on rejected.capture_id = candidate.original_id
)

select
    * exclude (original_reason, original_version),
    if(original_id is null, 'lost_original', 'revisit') as reason,
    case
        when original_id is null
            then concat(
                'the payload is that of ', refers_to_url,
                strftime(refers_to_at at time zone 'UTC', ' of %Y-%m-%d %H:%M:%SZ'),
                ', which no file of the archive holds'
            )
        when original_version is null
            then 'the payload is that of an earlier capture, which was rejected: ' || original_reason
        else 'the payload is that of an article at another URL: ' || refers_to_url
    end as detail
from answered;

-- A later sighting of an article's only text changes nothing that stories go by.
insert into untold (article_id)
with several as (
    select article_id
    from article_version
    where article_id in (select article_id from answered_revisit)
    group by all
    having count(*) > 1
),

final as (
    select article_id
    from answered_revisit
    where
        version_now is distinct from version_before
        and (
            version_before is not null
            or article_id in (select article_id from several)
            or not coalesce(original_at <= fetched_at, false)
        )
)

select distinct article_id
from final
anti join untold known using (article_id)
order by article_id;

update load_ledger
set
    articles = load_ledger.articles + moved.articles,
    rejections = load_ledger.rejections - moved.articles
from (
    select
        booked.batch_id,
        booked.file_id,
        (count(version_now) - count(version_before))::bigint as articles
    from answered_revisit answered
    asof join load_ledger booked
        on booked.file_id = answered.file_id and answered.position < booked.next_position
    group by all
) moved
where
    moved.batch_id = load_ledger.batch_id
    and moved.file_id = load_ledger.file_id
    and moved.articles != 0;

update capture
set version_id = answered.version_now, payload_digest = answered.payload_digest
from answered_revisit answered
where
    answered.capture_id = capture.capture_id
    and (
        answered.version_now is distinct from capture.version_id
        or answered.payload_digest is distinct from capture.payload_digest
    );

update revisit
set original_id = answered.original_id
from answered_revisit answered
where
    answered.capture_id = revisit.capture_id
    and answered.original_id is distinct from revisit.original_id;

delete from rejection where rejection_id in (select rejection_id from answered_revisit);

insert into rejection by name
select rejection_id, file_id, position, capture_id, url, 'read' as stage, reason, detail
from answered_revisit
where version_now is null
order by rejection_id;
