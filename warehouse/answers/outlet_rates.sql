-- How well were the new pages of an outlet read lately, and how before?
-- Parameters: $now, a time; $recent_days and $before_days, two periods that end there in turn.
-- A page belongs to the period of its first capture; feeds and pages that did not change are none.
-- Grain: one row an outlet.
with shown as (
    select c.outlet, c.url, c.version_id, c.fetched_at
    from capture c
    anti join (
        from rejection where reason in ('revisit', 'source_document')
    ) as r on r.capture_id = c.capture_id
    where
        c.outlet is not null
        and c.url is not null
        and coalesce(c.status, 200) = 200
        and c.fetched_at > $now::timestamptz - to_days($recent_days + $before_days)
        and c.fetched_at <= $now::timestamptz
),

pages as (
    select
        outlet,
        url,
        min(fetched_at) > $now::timestamptz - to_days($recent_days) as is_recent,
        arg_max(version_id, fetched_at) filter (where version_id is not null) as version_id
    from shown
    group by outlet, url
),

texts as (
    select
        p.outlet,
        p.is_recent,
        p.version_id is not null as is_article,
        v.published_at is null as is_undated,
        v.body_words,
        m.agency is not null as is_wire
    from pages p
    left join article_version v using (version_id)
    left join story_member m on m.article_id = v.article_id and m.is_home
),

usual as (
    select outlet, median(body_words) as words
    from texts
    where is_article and not is_recent
    group by outlet
),

final as (
    select
        t.outlet,
        count(*) filter (where t.is_recent) as recent_pages,
        count(*) filter (where t.is_recent and t.is_article) as recent_articles,
        count(*) filter (where t.is_recent and t.is_article and t.is_undated) as recent_undated,
        count(*) filter (where t.is_recent and t.is_article and t.is_wire) as recent_wire,
        median(t.body_words) filter (where t.is_recent) as recent_words,
        count(*) filter (where t.is_recent and t.body_words < usual.words) as recent_shorter,
        count(*) filter (where not t.is_recent) as before_pages,
        count(*) filter (where not t.is_recent and t.is_article) as before_articles,
        count(*) filter (where not t.is_recent and t.is_article and t.is_undated) as before_undated,
        count(*) filter (where not t.is_recent and t.is_article and t.is_wire) as before_wire,
        any_value(usual.words) as before_words
    from texts t
    left join usual using (outlet)
    group by t.outlet
)

select
    outlet,
    recent_pages,
    recent_articles,
    recent_undated,
    recent_wire,
    recent_words,
    recent_shorter,
    before_pages,
    before_articles,
    before_undated,
    before_wire,
    before_words
from final
order by outlet;
