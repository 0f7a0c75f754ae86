-- Which is the latest version of every article that is told anew? With what stories are formed and
-- canonical articles chosen by.
-- Latest: shown last; then changed last according to the page; then the greater id.
-- Grain: one row an article.
create or replace temp table latest as
with version as (
    select * from article_version semi join telling using (article_id)
),

seen as (
    select version_id, min(fetched_at) as first_seen_at, max(fetched_at) as last_seen_at
    from capture
    semi join version using (version_id)
    group by all
),

ranked as (
    select
        v.* exclude (body, body_rest, furniture),
        min(seen.first_seen_at) over (partition by v.article_id) as first_seen_at,
        row_number() over (
            partition by v.article_id
            order by seen.last_seen_at desc nulls last, v.modified_at desc nulls last, v.version_id desc
        ) as place
    from version v
    join seen using (version_id)
),

numbered as (
    select version_id, max(number) as number
    from version_mark
    where kind in ('write_thru', 'lead', 'update')
    group by all
),

final as (
    select
        article_id,
        version_id,
        kind,
        outlet,
        headline,
        coalesce(published_at, first_seen_at) as told_at,
        agency,
        agencies,
        relation,
        confidence,
        own_agency,
        agency_item,
        version_id in (
            select version_id from version_mark where kind = 'correction'
        ) as corrected,
        coalesce(cut.body_words, ranked.body_words) as body_words,
        coalesce(ranked.version, numbered.number) as mark_number,
        telling.batch
    from ranked
    join telling using (article_id)
    left join cut_version cut using (version_id)
    left join numbered using (version_id)
    where place = 1
)

select * from final order by article_id;
