-- Who ran each story, in which role, how soon, how much changed, credited or not?
-- A story's clock starts when the first of its home articles was published (else seen). An article
-- of which only the day is known starts it only if no other was published on that day, and lags by 0
-- if the clock started later on that day.
-- Grain: one row an article in a story: once in its home story, and once in every other story that
-- it quotes (excerpt) or contains (roundup).
create or replace view story_copies as
with sightings as (
    select v.article_id, min(c.fetched_at) as first_seen_at
    from capture c
    join article_version v using (version_id)
    group by all
),

told as (
    select
        m.*,
        v.external_id,
        v.url,
        v.outlet,
        v.headline,
        v.published_at,
        sightings.first_seen_at,
        coalesce(v.published_at, sightings.first_seen_at) as told_at,
        v.published_at is not null and v.published_precision is not distinct from 'day' as day_only
    from story_member m
    join article_version v using (version_id)
    join sightings on sightings.article_id = m.article_id
),

firsts as (
    select
        *,
        min(told_at) filter (where is_home and not day_only) over story as first_time,
        min(told_at) filter (where is_home and day_only) over story as first_day
    from told
    window story as (partition by story_id)
),

timed as (
    select
        *,
        told_at - case
            when first_time < first_day + interval 1 day then first_time
            else coalesce(first_day, first_time)
        end as since_first
    from firsts
),

final as (
    select
        story_id,
        article_id,
        external_id,
        url,
        outlet,
        headline,
        role,
        is_canonical,
        agency,
        credited,
        resemblance,
        containment,
        published_at,
        first_seen_at,
        case
            when day_only and is_home then greatest(since_first, interval 0 second)
            else since_first
        end as lag,
        relation,
        confidence,
        attributed_by,
        evidence_pair,
        story_version
    from timed
)

select * from final;

comment on view story_copies is 'One row an article in a story, at home or by a link (excerpt, roundup); resemblance and containment are against the canonical article.';
comment on column story_copies.story_id is 'The story.';
comment on column story_copies.article_id is 'The article.';
comment on column story_copies.external_id is 'The id that the imported record carried.';
comment on column story_copies.url is 'Its URL.';
comment on column story_copies.outlet is 'Outlet that published it.';
comment on column story_copies.headline is 'Headline.';
comment on column story_copies.role is 'original, reprint or write_thru at home; excerpt or roundup on a link.';
comment on column story_copies.is_canonical is 'Whether the article stands for the story.';
comment on column story_copies.agency is 'Agency of the article: its own evidence, else that of the story it reprints.';
comment on column story_copies.credited is 'Whether the article itself names the agency as the supplier of its text.';
comment on column story_copies.resemblance is 'Jaccard index against the canonical article.';
comment on column story_copies.containment is 'Share of the shorter of both that is inside the longer, against the canonical article.';
comment on column story_copies.published_at is 'The instant it means.';
comment on column story_copies.first_seen_at is 'When a capture first showed the article; null when the archive does not say.';
comment on column story_copies.lag is 'Time since the first home article of the story was published (else seen), exact to the day where only the day is known; negative for a link from an earlier article.';
comment on column story_copies.relation is 'full: the agency supplied the text; contributed: a part of it; none.';
comment on column story_copies.confidence is 'How likely it is that relation and agency are right, 0 to 1.';
comment on column story_copies.attributed_by is 'What says so: evidence (the page''s own), own_copy (it is a reprint of the agency''s own copy), pair (a reprint of a copy that credits the agency), or null for no agency.';
comment on column story_copies.evidence_pair is 'The verified pair that says so, where a pair does.';
comment on column story_copies.story_version is 'Place of the version of the story that the article has in full or was cut from (story_versions); null on a link.';
