-- Which articles stood for a story once, why, until when, and which one does instead?
-- Grain: one row a replaced choice.
create or replace view former_choices as
select
    f.superseded_at,
    f.story_id,
    f.article_id,
    v.outlet,
    v.url,
    f.reasons,
    f.superseded_by,
    f.version_id
from former_choice f
left join article_version v using (version_id);

comment on view former_choices is 'One row a canonical article that was replaced by another one.';
comment on column former_choices.superseded_at is 'Until when it stood for the story.';
comment on column former_choices.story_id is 'The story, by its id then.';
comment on column former_choices.article_id is 'The article.';
comment on column former_choices.outlet is 'Its outlet.';
comment on column former_choices.url is 'Its URL.';
comment on column former_choices.reasons is 'Why it stood for the story.';
comment on column former_choices.superseded_by is 'The article that stands for its story instead; null: the article is no article any more.';
comment on column former_choices.version_id is 'Its latest version then.';
