-- Find the lines that outlets print under story after story, and cut them from what is compared.
-- A line is one when it is no longer than $characters, stands in at least $articles articles of the
-- outlet that have as many different headlines and different first other paragraphs (so that one
-- story under several URLs does not count), no word of four letters or more is in half of those
-- headlines (the background paragraph of a running story repeats too, and is text), and at most
-- $strays of all articles that have it are of outlets that do not repeat it (agency copy that
-- several outlets ran is text). It is not cut where fewer than $words would be left.
-- Depends on what versions there are, not on when they came: a version that is cut in another way
-- than before loses its signature and its pairs, and so is signed and compared anew.
-- Parameters: $articles, $characters, $strays, $words.
insert into paragraph by name
with fresh as (
    select version_id, string_split(body, e'\n\n') as parts
    from article_version
    anti join paragraph known using (version_id)
),

split as (
    select version_id, generate_subscripts(parts, 1) as place, unnest(parts) as part
    from fresh
),

worded as (
    select *, trim(regexp_replace(lower(part), '[^\p{L}\p{N}]+', ' ', 'g')) as words
    from split
)

select
    version_id,
    place,
    length(part) as characters,
    ('0x' || left(md5(words), 16))::ubigint as hash
from worded
where length(words) >= 20 and place < 65536
order by version_id, place;

create or replace temp table candidate as
with often as (
    select hash
    from paragraph
    where characters <= $characters
    group by hash
    having count(*) >= $articles
)

select v.outlet, p.hash
from paragraph p
semi join often using (hash)
join article_version v using (version_id)
where p.characters <= $characters and v.outlet != 'unknown'
group by all
having count(distinct v.article_id) >= $articles and count(distinct v.headline) >= $articles;

create or replace temp table holder as
with holding as (
    select distinct v.version_id, v.article_id, v.outlet, v.headline, p.hash
    from paragraph p
    join article_version v using (version_id)
    semi join candidate on candidate.outlet = v.outlet and candidate.hash = p.hash
),

told as (
    select p.version_id, p.place, p.hash, p.characters, candidate.hash is null as is_own
    from paragraph p
    semi join holding using (version_id)
    join article_version v using (version_id)
    left join candidate on candidate.outlet = v.outlet and candidate.hash = p.hash
),

-- The first paragraph that is no candidate. Where candidates stand above it and are most of the
-- text, they are the story and it is what one copy has added.
lead as (
    select version_id, arg_min(hash, place) filter (is_own) as lead
    from told
    group by all
    having
        min(place) filter (is_own) = min(place)
        or sum(characters) filter (is_own) * 2 > sum(characters)
)

select holding.*, lead.lead
from holding
left join lead using (version_id);

create or replace temp table qualified as
with topic as (
    select outlet, hash, word, count(distinct article_id) as articles
    from (
        select
            outlet,
            hash,
            article_id,
            unnest(list_distinct(regexp_extract_all(lower(headline), '[\p{L}\p{N}]{4,}'))) as word
        from holder
    )
    group by all
),

commonest as (
    select outlet, hash, max(articles) as articles from topic group by all
),

counted as (
    select outlet, hash, count(distinct article_id) as articles
    from holder
    group by all
    having count(distinct headline) >= $articles and count(distinct lead) >= $articles
)

select counted.outlet, counted.hash, counted.articles
from counted
left join commonest using (outlet, hash)
where coalesce(commonest.articles, 0) * 2 < counted.articles;

create or replace temp table line as
with everywhere as (
    select p.hash, count(distinct v.article_id) as articles
    from paragraph p
    semi join qualified using (hash)
    join article_version v using (version_id)
    group by all
),

here as (
    select hash, sum(articles) as articles from qualified group by all
),

few_strays as (
    select hash
    from everywhere
    join here using (hash)
    where everywhere.articles - here.articles <= $strays * everywhere.articles
),

printed as (
    select v.outlet, p.hash, min(string_split(v.body, e'\n\n')[p.place]) as body
    from paragraph p
    join article_version v using (version_id)
    semi join qualified on qualified.outlet = v.outlet and qualified.hash = p.hash
    semi join few_strays on few_strays.hash = p.hash
    group by all
)

select
    printed.outlet,
    printed.hash,
    printed.body,
    len(regexp_extract_all(printed.body, '[\p{L}\p{N}]+(?:[.,''’][\p{L}\p{N}]+)*')) as words,
    qualified.articles
from printed
join qualified using (outlet, hash);

create or replace temp table cut as
with places as (
    select
        v.version_id,
        list(p.place order by p.place) as places,
        sum(line.words) as words
    from paragraph p
    join article_version v using (version_id)
    join line on line.outlet = v.outlet and line.hash = p.hash
    group by all
),

parted as (
    select
        v.version_id,
        places.places,
        string_split(v.body, e'\n\n') as parts,
        v.body_words - places.words as body_words
    from places
    join article_version v using (version_id)
    where v.body_words - places.words >= $words
)

select
    version_id,
    places,
    list_transform(places, lambda place: parts[place]) as lines,
    array_to_string(
        list_filter(parts, lambda part, place: not list_contains(places, place)), e'\n\n'
    ) as body,
    body_words::integer as body_words
from parted;

create or replace temp table recut as
select coalesce(cut.version_id, known.version_id) as version_id
from cut
full join cut_version known using (version_id)
where cut.places is distinct from known.places;

delete from repeated_line;

insert into repeated_line by name select * from line order by outlet, hash;

delete from cut_version where version_id in (select version_id from recut);

insert into cut_version by name
select *
from cut
semi join recut using (version_id)
order by version_id;

delete from signature where version_id in (select version_id from recut);

delete from pair
where
    version_a in (select version_id from recut)
    or version_b in (select version_id from recut);

drop table candidate;

drop table holder;

drop table qualified;

drop table line;

drop table cut;

select count(*) from recut;
