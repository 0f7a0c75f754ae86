-- What has become of stories as more was found: renamed, merged, split?
-- Grain: one row a time of telling, story before and story after.
create or replace view story_changes as
select told_at, event, story_before, story_after, articles from story_history;

comment on view story_changes is 'One row a story and what became of it when the stories were told anew: articles that went from one id to another.';
comment on column story_changes.told_at is 'When.';
comment on column story_changes.event is 'renamed (an earlier first article has come, or the first has gone), merged (with another story) or split (its articles are in several now).';
comment on column story_changes.story_before is 'The story they were in.';
comment on column story_changes.story_after is 'The story they are in since.';
comment on column story_changes.articles is 'How many articles went that way.';
