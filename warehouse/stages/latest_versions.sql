-- The latest versions of the articles of a batch.
-- Parameters: $batch; the temporary table latest. Grain: one row an article.
select * exclude (batch) from latest where batch = $batch order by article_id;
