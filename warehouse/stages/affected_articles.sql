-- Which articles have their stories told anew?
-- Parameters: the temporary table affected. Grain: one row an article.
select article_id from affected order by article_id;
