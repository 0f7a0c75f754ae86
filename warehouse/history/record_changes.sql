-- Write down what a re-extraction changed against the warehouse before (attached as former), and
-- take over the history that is there already. Whatever an interrupted attempt wrote is replaced.
-- Parameters: $run_id, the run; $made_with, digest of what it was made with.
delete from run;

insert into run by name select * from former.run;

delete from reextraction;

insert into reextraction by name select * from former.reextraction;

delete from capture_change;

insert into capture_change by name select * from former.capture_change;

delete from former_version;

insert into former_version by name select * from former.former_version;

delete from former_credit;

insert into former_credit by name select * from former.former_credit;

delete from former_version_mark;

insert into former_version_mark by name select * from former.former_version_mark;

delete from former_member;

insert into former_member by name select * from former.former_member;

-- What each version says, long texts as digests; columns that come later count as 'other'.
create or replace temp table said_before as
with credited as (
    select
        version_id,
        md5(list(evidence order by evidence)::varchar) as credits
    from (
        select distinct version_id, (agency, kind, rule, quote, found_in, role, weight) as evidence
        from former.credit
    )
    group by all
),

marked as (
    select
        version_id,
        md5(list(mark order by mark)::varchar) as marks
    from (
        select version_id, (kind, number, mark_text, found_in, note) as mark
        from former.version_mark
    )
    group by all
)

select
    v.version_id,
    md5(whole_body(v.body, v.body_rest)) as body,
    v.headline,
    v.authors,
    v.byline,
    struct_pack(
        printed := v.dateline,
        place := v.dateline_place,
        country := v.dateline_country,
        agency := v.dateline_agency
    ) as dateline,
    struct_pack(
        printed := v.published_raw,
        instant := v.published_at,
        known := v.published_precision,
        found_in := v.published_from,
        modified := v.modified_at,
        changed := v.modified_raw
    ) as dates,
    struct_pack(best := v.agency, named := v.agencies, relation := v.relation) as agency,
    credited.credits,
    marked.marks,
    md5(v.furniture::varchar) as furniture,
    other.other
from former.article_version v
left join credited using (version_id)
left join marked using (version_id)
join (
    select
        version_id as id,
        md5(struct_pack(*columns(* exclude (
            version_id, capture_id, shown_at, url, body, body_words, headline, authors, byline,
            dateline, dateline_place, dateline_country, dateline_agency, published_raw,
            published_at, published_precision, published_from, modified_raw, modified_at, agency,
            agencies, relation, furniture, extraction_scheme
        )))::varchar) as other
    from former.article_version
) other on other.id = v.version_id;

create or replace temp table said_now as
with credited as (
    select
        version_id,
        md5(list(evidence order by evidence)::varchar) as credits
    from (
        select distinct version_id, (agency, kind, rule, quote, found_in, role, weight) as evidence
        from credit
    )
    group by all
),

marked as (
    select
        version_id,
        md5(list(mark order by mark)::varchar) as marks
    from (
        select version_id, (kind, number, mark_text, found_in, note) as mark
        from version_mark
    )
    group by all
)

select
    v.version_id,
    md5(whole_body(v.body, v.body_rest)) as body,
    v.headline,
    v.authors,
    v.byline,
    struct_pack(
        printed := v.dateline,
        place := v.dateline_place,
        country := v.dateline_country,
        agency := v.dateline_agency
    ) as dateline,
    struct_pack(
        printed := v.published_raw,
        instant := v.published_at,
        known := v.published_precision,
        found_in := v.published_from,
        modified := v.modified_at,
        changed := v.modified_raw
    ) as dates,
    struct_pack(best := v.agency, named := v.agencies, relation := v.relation) as agency,
    credited.credits,
    marked.marks,
    md5(v.furniture::varchar) as furniture,
    other.other
from article_version v
left join credited using (version_id)
left join marked using (version_id)
join (
    select
        version_id as id,
        md5(struct_pack(*columns(* exclude (
            version_id, capture_id, shown_at, url, body, body_words, headline, authors, byline,
            dateline, dateline_place, dateline_country, dateline_agency, published_raw,
            published_at, published_precision, published_from, modified_raw, modified_at, agency,
            agencies, relation, furniture, extraction_scheme
        )))::varchar) as other
    from article_version
) other on other.id = v.version_id;

create or replace temp table rejected_before as
select capture_id, min(reason) as reason
from former.rejection
where capture_id is not null
group by all;

create or replace temp table rejected_now as
select capture_id, min(reason) as reason
from rejection
where capture_id is not null
group by all;

insert into capture_change by name
with met as (
    select
        coalesce(was.capture_id, c.capture_id) as capture_id,
        coalesce(c.file_id, was.file_id) as file_id,
        coalesce(c.position, was.position) as position,
        coalesce(c.url, was.url) as url,
        coalesce(c.fetched_at, was.fetched_at) as fetched_at,
        coalesce(c.payload_digest, was.payload_digest) as payload_digest,
        was.version_id as version_before,
        c.version_id as version_after,
        rejected_before.reason as reason_before,
        rejected_now.reason as reason_after,
        old.version_id is not null and new.version_id is not null as both_show,
        list_filter(
            [
                case when c.capture_id is null then 'gone' end,
                case
                    when version_before is null and version_after is not null then 'became_article'
                end,
                case
                    when version_before is not null and reason_after is not null
                        then 'became_rejection'
                end,
                case when reason_before != reason_after then 'reason' end,
                case when old.body != new.body then 'body' end,
                case when both_show and old.headline is distinct from new.headline then 'headline' end,
                case when both_show and old.authors is distinct from new.authors then 'authors' end,
                case when both_show and old.byline is distinct from new.byline then 'byline' end,
                case when both_show and old.dateline is distinct from new.dateline then 'dateline' end,
                case when both_show and old.dates is distinct from new.dates then 'dates' end,
                case when both_show and old.agency is distinct from new.agency then 'agency' end,
                case when both_show and old.credits is distinct from new.credits then 'credits' end,
                case when both_show and old.marks is distinct from new.marks then 'marks' end,
                case when old.furniture != new.furniture then 'furniture' end,
                case when old.other != new.other then 'other' end
            ],
            lambda what: what is not null
        ) as changed
    from former.capture was
    left join capture c using (capture_id)
    left join rejected_before on rejected_before.capture_id = was.capture_id
    left join rejected_now on rejected_now.capture_id = was.capture_id
    left join said_before old on old.version_id = was.version_id
    left join said_now new on new.version_id = c.version_id
)

select $run_id::ubigint as run_id, * exclude (both_show)
from met
where len(changed) > 0
order by capture_id;

insert into former_version by name
select $run_id::ubigint as run_id, v.*
from former.article_version v
semi join (
    select version_before as version_id from capture_change where run_id = $run_id::ubigint
) replaced using (version_id)
order by v.version_id;

insert into former_credit by name
select $run_id::ubigint as run_id, c.*
from former.credit c
semi join (select version_id from former_version where run_id = $run_id::ubigint) replaced
    using (version_id)
order by c.version_id, c.start_offset, c.rule, c.quote, c.found_in;

insert into former_version_mark by name
select $run_id::ubigint as run_id, m.*
from former.version_mark m
semi join (select version_id from former_version where run_id = $run_id::ubigint) replaced
    using (version_id)
order by m.version_id, m.found_in, m.start_offset, m.kind, m.mark_text;

create or replace temp table moved as
select
    was.article_id as article_before,
    was.story_id as story_before,
    m.story_id as story_after
from (select article_id, story_id from former.story_member where is_home) was
full join (select article_id, story_id from story_member where is_home) m using (article_id);

insert into former_member by name
select
    $run_id::ubigint as run_id,
    was.story_id,
    was.article_id,
    was.version_id,
    was.story_key,
    was.role,
    was.is_canonical,
    moved.story_after
from former.story_member was
join moved on moved.article_before = was.article_id
where was.is_home and moved.story_before is distinct from moved.story_after
order by was.story_id, was.article_id;

insert into reextraction by name
with before as (
    select
        story_before,
        count(distinct story_after) as stories,
        bool_or(story_after is null) as lost,
        any_value(story_after) as story_after
    from moved
    where story_before is not null
    group by all
),

now as (
    select
        story_after,
        count(distinct story_before) as stories,
        bool_or(story_before is null) as gained
    from moved
    where story_after is not null
    group by all
),

told as (
    select
        (select count(*) from before) as stories_before,
        (select count(*) from now) as stories_after,
        (
            select count(*)
            from before
            join now using (story_after)
            where before.stories = 1 and now.stories = 1 and not before.lost and not now.gained
        ) as stories_same,
        (select count(*) from before where stories > 1) as stories_split,
        (select count(*) from now where stories > 1) as stories_merged,
        (select count(*) from before where stories = 0) as stories_gone,
        (select count(*) from now where stories = 0) as stories_new
),

read_anew as (
    select
        count(*) filter (where was.capture_id is not null and c.capture_id is not null) as captures,
        count(*) filter (where was.capture_id is null) as captures_new,
        count(*) filter (where c.capture_id is null) as captures_gone
    from former.capture was
    full join capture c using (capture_id)
),

changed as (
    select
        count(*) as captures_changed,
        count(*) filter (where list_contains(changed, 'became_article')) as became_articles,
        count(*) filter (where list_contains(changed, 'became_rejection')) as became_rejections,
        count(*) filter (where list_contains(changed, 'body')) as bodies,
        count(*) filter (where list_contains(changed, 'headline')) as headlines,
        count(*) filter (where list_contains(changed, 'authors')) as authors,
        count(*) filter (where list_contains(changed, 'byline')) as bylines,
        count(*) filter (where list_contains(changed, 'dateline')) as datelines,
        count(*) filter (where list_contains(changed, 'dates')) as dates,
        count(*) filter (where list_contains(changed, 'agency')) as agencies
    from capture_change
    where run_id = $run_id::ubigint
)

select $run_id::ubigint as run_id, $made_with as made_with, *
from read_anew, changed, told;
