-- What did each re-extraction change?
-- Grain: one row a run of build --reextract.
create or replace view reextractions as
select
    r.run_id,
    run.finished_at,
    run.extraction_scheme,
    r.captures,
    r.captures_new,
    r.captures_gone,
    r.captures_changed,
    r.became_articles,
    r.became_rejections,
    r.bodies,
    r.headlines,
    r.authors,
    r.bylines,
    r.datelines,
    r.dates,
    r.agencies,
    r.stories_before,
    r.stories_after,
    r.stories_same,
    r.stories_split,
    r.stories_merged,
    r.stories_gone,
    r.stories_new
from reextraction r
join run using (run_id);

comment on view reextractions is 'One row a re-extraction of the archive: what it changed.';
comment on column reextractions.run_id is 'The run.';
comment on column reextractions.finished_at is 'When it ended.';
comment on column reextractions.extraction_scheme is 'The scheme that it extracted with.';
comment on column reextractions.captures is 'Captures that were there before and were read again.';
comment on column reextractions.captures_new is 'Captures that were not there before.';
comment on column reextractions.captures_gone is 'Captures that are no longer found in their file.';
comment on column reextractions.captures_changed is 'Captures that are read differently now: the rows of capture_change.';
comment on column reextractions.became_articles is 'Of those, captures that were rejected and show an article now.';
comment on column reextractions.became_rejections is 'Of those, captures that showed an article and are rejected now.';
comment on column reextractions.bodies is 'Captures of an article, before and now, whose body is another.';
comment on column reextractions.headlines is 'The same of the headline.';
comment on column reextractions.authors is 'The same of the authors.';
comment on column reextractions.bylines is 'The same of the byline as printed.';
comment on column reextractions.datelines is 'The same of the dateline.';
comment on column reextractions.dates is 'The same of the times of publication or of the last change.';
comment on column reextractions.agencies is 'The same of the agency or of its relation to the text.';
comment on column reextractions.stories_before is 'Stories before.';
comment on column reextractions.stories_after is 'Stories afterwards.';
comment on column reextractions.stories_same is 'Stories that have the same home articles before and afterwards.';
comment on column reextractions.stories_split is 'Earlier stories whose articles are in several stories now.';
comment on column reextractions.stories_merged is 'Stories that hold articles of several earlier ones.';
comment on column reextractions.stories_gone is 'Earlier stories of which no article is left.';
comment on column reextractions.stories_new is 'Stories of which no article was there before.';
