-- Which articles could be in one story, since a candidate pair of versions of them may join them?
-- Grain: one row a pair of versions.
create or replace view linked_articles as
select a.article_id as article_a, b.article_id as article_b
from pair p
join article_version a on a.version_id = p.version_a
join article_version b on b.version_id = p.version_b
where
    p.is_candidate
    and (
        p.verdict in ('same_version', 'write_thru', 'excerpt')
        -- The top of another article, as a digest has several, and which keeps it from joining one.
        or (
            p.verdict = 'shared_quote'
            and greatest(p.opening_words_a, p.opening_words_b)
            >= 0.9 * least(p.covered_words_a, p.covered_words_b)
        )
    );

comment on view linked_articles is 'One row a candidate pair that may join its articles: a chain of them is what a story can grow along.';
comment on column linked_articles.article_a is 'Article of the version with the smaller id.';
comment on column linked_articles.article_b is 'Article of the other.';
