-- Which article versions have no signature yet? Each with the day that its story is told on: that of
-- publication, else that of the first sighting; null: neither is known.
-- Parameters: $count, the most to return. Grain: one row an article version.
select
    v.version_id,
    shown_body(v.body, v.body_rest, cut.places) as body,
    v.dateline,
    coalesce(v.published_at, v.shown_at)::date as told_on
from article_version v
left join cut_version cut using (version_id)
anti join signature s using (version_id)
order by v.version_id
limit $count;
