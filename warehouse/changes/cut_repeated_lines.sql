-- Find the lines that outlets print under story after story, and cut them from what is compared.
-- A line is one when it is no longer than $characters, stands in at least $articles articles of the
-- outlet that have as many different headlines and different first other paragraphs (so that one
-- story under several URLs does not count), no word of four letters or more is in half of those
-- headlines (the background paragraph of a running story repeats too, and is text), and at most
-- $strays of all articles that have it are of outlets that do not repeat it (agency copy that
-- several outlets ran is text). It is not cut where fewer than $words would be left.
-- Depends on what versions there are, not on when they came: a version that is cut in another way
-- than before loses its signature and its pairs, and so is signed and compared anew. Asked anew are
-- only lines of versions that have come, and of versions whose first other paragraph is another now.
-- Parameters: $articles, $characters, $strays, $words.
create or replace temp table touched_line as
select distinct hash
from paragraph
semi join uncut using (version_id);

create or replace temp table found_candidate as
with often as (
    select hash
    from paragraph
    semi join touched_line using (hash)
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

create or replace temp table changed_candidate as
with known as (
    select outlet, hash from line_candidate semi join touched_line using (hash)
)

select outlet, hash
from found_candidate
full join known using (outlet, hash)
where found_candidate.hash is null or known.hash is null;

delete from line_candidate
where
    (outlet, hash) in (select (outlet, hash) from changed_candidate)
    and (outlet, hash) not in (select (outlet, hash) from found_candidate);

insert into line_candidate (outlet, hash)
select outlet, hash
from found_candidate
semi join changed_candidate using (outlet, hash)
order by outlet, hash;

create or replace temp table asked_line as
with shifted as (
    select distinct v.version_id
    from paragraph p
    semi join (select distinct hash from changed_candidate) changed using (hash)
    join article_version v using (version_id)
    semi join changed_candidate on changed_candidate.outlet = v.outlet and changed_candidate.hash = p.hash
)

select hash from touched_line semi join line_candidate using (hash)
union
select p.hash
from paragraph p
semi join shifted using (version_id)
join article_version v using (version_id)
semi join line_candidate candidate on candidate.outlet = v.outlet and candidate.hash = p.hash;

create or replace temp table holder as
with asked as (
    select outlet, hash from line_candidate semi join asked_line using (hash)
),

holding as (
    select distinct v.version_id, v.article_id, v.outlet, v.headline, p.hash
    from paragraph p
    semi join asked_line using (hash)
    join article_version v using (version_id)
    semi join asked on asked.outlet = v.outlet and asked.hash = p.hash
),

told as (
    select p.version_id, p.place, p.hash, p.characters, candidate.hash is null as is_own
    from paragraph p
    semi join holding using (version_id)
    join article_version v using (version_id)
    left join line_candidate candidate on candidate.outlet = v.outlet and candidate.hash = p.hash
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

repeated as (
    select qualified.outlet, qualified.hash, qualified.articles, known.body
    from qualified
    semi join few_strays using (hash)
    left join repeated_line known using (outlet, hash)
),

-- Of a line that was one before only what has come can change which print stands for it.
place as (
    select p.version_id, p.place, repeated.outlet, repeated.hash
    from paragraph p
    semi join repeated using (hash)
    join article_version v using (version_id)
    join repeated on repeated.outlet = v.outlet and repeated.hash = p.hash
    where repeated.body is null or p.version_id in (select version_id from uncut)
),

printed as (
    select
        place.outlet,
        place.hash,
        min(string_split(whole_body(v.body, v.body_rest), e'\n\n')[place.place]) as body
    from place
    join article_version v using (version_id)
    group by all
),

final as (
    select
        repeated.outlet,
        repeated.hash,
        least(repeated.body, printed.body) as body,
        repeated.articles
    from repeated
    left join printed using (outlet, hash)
)

select
    outlet,
    hash,
    body,
    len(regexp_extract_all(body, '[\p{L}\p{N}]+(?:[.,''’][\p{L}\p{N}]+)*')) as words,
    articles
from final;

create or replace temp table shown_before as
select *
from repeated_line
where hash in (select hash from touched_line) or hash in (select hash from asked_line);

delete from repeated_line
where (outlet, hash) in (select (outlet, hash) from shown_before);

insert into repeated_line by name select * from line order by outlet, hash;

create or replace temp table asked_version as
with changed as (
    select coalesce(line.outlet, known.outlet) as outlet, coalesce(line.hash, known.hash) as hash
    from line
    full join shown_before known on known.outlet = line.outlet and known.hash = line.hash
    where line.words is distinct from known.words
)

select version_id from uncut
union
select v.version_id
from paragraph p
semi join changed using (hash)
join article_version v using (version_id)
semi join changed on changed.outlet = v.outlet and changed.hash = p.hash;

create or replace temp table cut as
with places as (
    select
        v.version_id,
        list(p.place order by p.place) as places,
        sum(line.words) as words
    from paragraph p
    semi join asked_version using (version_id)
    join article_version v using (version_id)
    join repeated_line line on line.outlet = v.outlet and line.hash = p.hash
    group by all
),

parted as (
    select
        v.version_id,
        places.places,
        string_split(whole_body(v.body, v.body_rest), e'\n\n') as parts,
        v.body_words - places.words as body_words
    from places
    join article_version v using (version_id)
    where v.body_words - places.words >= $words
)

select
    version_id,
    places,
    list_transform(places, lambda place: parts[place]) as lines,
    body_words::integer as body_words
from parted;

create or replace temp table recut as
with known as (
    select * from cut_version semi join asked_version using (version_id)
)

select coalesce(cut.version_id, known.version_id) as version_id
from cut
full join known using (version_id)
where cut.places is distinct from known.places;

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

delete from uncut;

drop table touched_line;

drop table found_candidate;

drop table changed_candidate;

drop table asked_line;

drop table holder;

drop table qualified;

drop table line;

drop table shown_before;

drop table asked_version;

drop table cut;

select count(*) from recut;
