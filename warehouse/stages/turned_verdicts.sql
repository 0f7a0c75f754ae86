-- Which verdicts have become which others since thresholds were loaded last? With an example: the
-- pair that comes first by outlet and headline.
-- Parameters: the temporary table turned. Grain: one row a verdict before and a verdict now.
with printed as (
    select
        t.verdict_before,
        t.verdict_now,
        {'outlet': a.outlet, 'headline': a.headline, 'url': a.url} as a,
        {'outlet': b.outlet, 'headline': b.headline, 'url': b.url} as b
    from turned t
    join article_version a on a.version_id = t.version_a
    join article_version b on b.version_id = t.version_b
),

final as (
    select
        verdict_before,
        verdict_now,
        count(*) as pairs,
        min({'one': least(a, b), 'other': greatest(a, b)}) as example
    from printed
    group by all
)

select
    verdict_before,
    verdict_now,
    pairs,
    example.one.outlet as outlet_a,
    example.one.headline as headline_a,
    example.one.url as url_a,
    example.other.outlet as outlet_b,
    example.other.headline as headline_b,
    example.other.url as url_b
from final
order by pairs desc, verdict_before, verdict_now;
