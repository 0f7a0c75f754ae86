-- Set the components of articles that are told anew, and in which batch each is; forget their stories
-- and the links from them and to those stories, once what they were is kept for the history.
-- Parameters: $file, a Parquet file.
delete from component where article_id in (select article_id from read_parquet($file));

insert into component by name
select article_id, component from read_parquet($file) order by component, article_id;

create or replace temp table telling as
select article_id, batch from read_parquet($file);

create or replace temp table member_before as
select article_id, story_id from story_member semi join telling using (article_id) where is_home;

create or replace temp table choice_before as
select * from canonical_choice semi join member_before using (story_id);

delete from story where story_id in (select story_id from member_before);

delete from story_version where story_id in (select story_id from member_before);

delete from canonical_choice where story_id in (select story_id from member_before);

delete from story_member
where
    article_id in (select article_id from telling)
    or story_id in (select story_id from member_before);
