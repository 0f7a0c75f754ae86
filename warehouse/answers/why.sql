-- Which capture is an article's verdict from, what was it, and what does its story add?
-- Parameters: $article_id. Grain: one row, the latest version of the article.
with home as (
    select * from story_member where is_home and article_id = $article_id::ubigint
),

final as (
    select
        v.article_id,
        v.version_id,
        v.extraction_scheme,
        v.agency as stored_agency,
        v.relation as stored_relation,
        v.confidence as stored_confidence,
        c.file_id,
        c.position,
        c.payload_digest,
        home.role,
        home.agency,
        home.relation,
        home.confidence,
        home.attributed_by,
        home.evidence_pair,
        case when p.version_a = v.version_id then p.covered_a else p.covered_b end as covered,
        other.outlet as other_outlet,
        other.url as other_url
    from home
    join article_version v using (version_id)
    join capture c on c.capture_id = v.capture_id
    left join pair_scores p on p.pair_id = home.evidence_pair
    left join article_version other
        on
            other.version_id
            = case when p.version_a = v.version_id then p.version_b else p.version_a end
)

select * from final;
