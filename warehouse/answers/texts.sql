-- The texts of the latest versions among some versions, with their home stories.
-- Parameters: $ids, version ids. Grain: one row an article version.
select v.version_id, v.article_id, m.story_id, shown_body(v.body, v.body_rest, cut.places) as body, v.dateline, v.kind
from article_version v
left join cut_version cut on cut.version_id = v.version_id
join story_member m on m.version_id = v.version_id and m.is_home
where v.version_id in (select unnest($ids::ubigint[]))
order by v.version_id;
