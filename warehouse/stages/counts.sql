-- How many rows are there? Grain: one row.
select
    (select count(*) from capture) as captures,
    (select count(*) from article_version) as versions,
    (select count(*) from rejection) as rejections,
    (select count(*) from pair) as pairs,
    (select count(*) from story) as stories;
