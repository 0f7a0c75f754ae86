-- The text of every article. One row an article.
select url, dateline, body
from articles
order by url
