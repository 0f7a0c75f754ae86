-- Which file gave another number of rows than the ledger says?
-- The ledger counts every input as a capture, also one that could not be read as one.
-- Grain: one row a file.
with booked as (
    select
        file_id,
        sum(captures) as inputs,
        sum(articles) as articles,
        sum(rejections) as rejections
    from load_ledger
    group by all
),

shown as (
    select file_id, count(version_id) as articles
    from capture
    group by all
),

rejected as (
    select file_id, count(*) as rejections
    from rejection
    group by all
),

final as (
    select
        coalesce(f.file_id, booked.file_id, shown.file_id, rejected.file_id) as file_id,
        coalesce(booked.inputs, 0) as booked_inputs,
        coalesce(booked.articles, 0) as booked_articles,
        coalesce(shown.articles, 0) as articles,
        coalesce(booked.rejections, 0) as booked_rejections,
        coalesce(rejected.rejections, 0) as rejections
    from archive_file f
    full join booked on booked.file_id = f.file_id
    full join shown on shown.file_id = coalesce(f.file_id, booked.file_id)
    full join rejected on rejected.file_id = coalesce(f.file_id, booked.file_id, shown.file_id)
)

select *
from final
where
    booked_inputs <> articles + rejections
    or booked_articles <> articles
    or booked_rejections <> rejections
order by file_id;
