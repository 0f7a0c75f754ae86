-- Which articles does a name that somebody typed mean?
-- Parameters: $text, the name; $key, its URL key (or null); $id, the number in it (or null).
-- An id may be of an article, of one of its versions, or of a story, now or as it was called
-- earlier, also before a re-extraction. Grain: one row an article and way of matching; best is 1. A story gives its canonical article.
with matched as (
    select 1 as best, article_id, story_id, 'article' as matched
    from story_member
    where is_home and article_id = $id::ubigint

    union all

    select 1, article_id, story_id, 'story'
    from story_member
    where is_home and is_canonical and story_id = $id::ubigint

    union all

    select 2, canonical.article_id, canonical.story_id, 'earlier story'
    from story_member earlier
    join story_member canonical using (story_id)
    where earlier.is_home and earlier.story_key = $id::ubigint and canonical.is_canonical

    union all

    select 3, m.article_id, m.story_id, 'version'
    from article_version v
    join story_member m on m.article_id = v.article_id and m.is_home
    where v.version_id = $id::ubigint

    union all

    select 3, m.article_id, m.story_id, 'former version'
    from former_version v
    join story_member m on m.article_id = v.article_id and m.is_home
    where v.version_id = $id::ubigint

    union all

    -- What was in the story then may be in several now, and its first article may be gone.
    select 3, canonical.article_id, canonical.story_id, 'former story'
    from former_member f
    join former_member mate using (run_id, story_id)
    join story_member m on m.is_home and (m.article_id = mate.article_id or m.story_id = f.story_id)
    join story_member canonical on canonical.story_id = m.story_id and canonical.is_canonical
    where f.story_id = $id::ubigint or f.story_key = $id::ubigint

    union all

    select 4, m.article_id, m.story_id, 'external id'
    from article_version v
    join story_member m on m.article_id = v.article_id and m.is_home
    where v.external_id = $text

    union all

    select 5, m.article_id, m.story_id, 'url'
    from article_version v
    join story_member m on m.article_id = v.article_id and m.is_home
    where v.url_key = $key

    union all

    select 6, m.article_id, m.story_id, 'declared url'
    from article_version v
    join story_member m on m.article_id = v.article_id and m.is_home
    where
        v.declared_url in ($text, $key)
        or rtrim(regexp_replace(v.declared_url, '^https?://((www|m|amp)\.)*', 'https://'), '/') = $key
),

final as (
    select distinct best, article_id, story_id, matched
    from matched
    qualify best = min(best) over ()
)

select article_id, story_id, matched from final order by story_id, article_id;
