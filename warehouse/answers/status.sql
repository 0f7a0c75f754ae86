-- How much does the snapshot hold?
-- Grain: one row.
select
    (select count(*) from story_member where is_home) as articles,
    (select count(*) from article_version) as versions,
    (select count(distinct outlet) from article_version) as outlets,
    (select count(*) from story) as stories,
    (select count(*) from story where articles > 1) as stories_with_copies,
    (select coalesce(sum(articles), 0)::bigint from story where articles > 1) as copies,
    (select count(*) from story_member where not is_home) as links,
    (select count(*) from pair) as verified_pairs,
    (select count(*) from capture) as captures,
    (select count(*) from rejection) as rejections,
    (select max(fetched_at) from capture) as newest_capture_at;
