-- Which articles that a re-extraction took for none any more does a name mean?
-- Parameters: $text, the name; $key, its URL key (or null); $id, the number in it (or null).
-- An id may also be of a story that had no other article. Grain: one row an article that is none now.
with matched as (
    select article_id
    from former_version
    where $id::ubigint in (version_id, article_id) or external_id = $text or url_key = $key

    union

    select article_id
    from former_member
    where $id::ubigint in (story_id, story_key)
)

select article_id
from matched
anti join story_member using (article_id)
order by article_id;
