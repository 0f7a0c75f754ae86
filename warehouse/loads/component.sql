-- Set the components of articles, and in which batch each is told.
-- Parameters: $file, a Parquet file.
delete from component where article_id in (select article_id from read_parquet($file));

insert into component (article_id, component)
select article_id, component from read_parquet($file) order by component, article_id;

create or replace temp table telling as
select article_id, batch from read_parquet($file);

-- What the stories were before, to tell what has become of them.
create or replace temp table member_before as
select article_id, story_id from story_member semi join affected using (article_id) where is_home;

create or replace temp table choice_before as
select c.*
from canonical_choice c
semi join member_before using (story_id);
