-- What is an article, and which story is its home?
-- Parameters: $article_id. Grain: one row, the article.
select
    a.article_id,
    m.version_id,
    a.story_id,
    s.headline as story_headline,
    s.articles as story_articles,
    m.role,
    a.is_canonical,
    a.external_id,
    a.url,
    a.outlet,
    a.headline,
    a.agency,
    a.relation,
    a.credited,
    a.confidence,
    a.attributed_by,
    m.evidence_pair,
    a.published_raw,
    a.published_at,
    a.first_seen_at,
    a.last_seen_at,
    a.versions
from articles a
join story_member m on m.article_id = a.article_id and m.is_home
join story s on s.story_id = a.story_id
where a.article_id = $article_id::ubigint;
