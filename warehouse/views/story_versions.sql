-- Which versions did each story have, in which order, and how often was each printed?
-- Grain: one row a story and version.
create or replace view story_versions as
select
    v.story_id,
    v.place,
    v.agency_number,
    v.first_at,
    v.words,
    v.copies,
    v.cuts,
    v.article_id,
    a.outlet,
    a.url,
    a.headline,
    v.version_id
from story_version v
join article_version a using (version_id);

comment on view story_versions is 'One row a story and version of it: a text that its agency sent out, as the copies show it.';
comment on column story_versions.story_id is 'The story.';
comment on column story_versions.place is 'Its place among the versions of the story, from 1: by the numbers of the agency where they have one, else by first telling.';
comment on column story_versions.agency_number is 'The number that the agency gave it (write-thru, lead, update, or the version of its item); null: none is known.';
comment on column story_versions.first_at is 'When it was told first; null: no copy has a time.';
comment on column story_versions.words is 'Words of its fullest copy.';
comment on column story_versions.copies is 'Articles that have it in full.';
comment on column story_versions.cuts is 'Articles that were cut from it.';
comment on column story_versions.article_id is 'The first article that has it in full.';
comment on column story_versions.outlet is 'Outlet of that article.';
comment on column story_versions.url is 'URL of that article.';
comment on column story_versions.headline is 'Headline of that article.';
comment on column story_versions.version_id is 'The latest version of that article.';
