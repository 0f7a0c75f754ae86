-- Which member has no story, or no such version of its article?
-- Grain: one row a member.
select m.story_id, m.article_id, m.version_id
from story_member m
left join story s using (story_id)
left join article_version v on v.version_id = m.version_id and v.article_id = m.article_id
where s.story_id is null or v.version_id is null
order by m.story_id, m.article_id;
