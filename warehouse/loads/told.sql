-- Forget the stories of articles that are told anew, and the links from them and to those stories.
-- Parameters: $file, a Parquet file of article ids.
create or replace temp table story_before as
select distinct story_id
from story_member
semi join read_parquet($file) told using (article_id)
where is_home;

delete from story where story_id in (select story_id from story_before);

delete from story_version where story_id in (select story_id from story_before);

delete from canonical_choice where story_id in (select story_id from story_before);

delete from story_member
where
    article_id in (select article_id from read_parquet($file))
    or story_id in (select story_id from story_before);
