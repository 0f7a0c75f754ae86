-- Candidates by a sketch of each text, pairs by counts, and stories told anew only where they change.

drop table if exists band;
drop table if exists sketch;

-- Only what is worked out anew from the articles goes; an older scheme asks for that in any case.
drop view if exists verified_pairs;
drop table signature;
drop table pair;

create table signature (
    version_id ubigint not null,
    signature_scheme varchar not null,
    told_on date,
    shingles integer not null,
    hashvalues uinteger[128] not null,
    sketch uinteger[] not null,
    compared boolean not null
);
comment on table signature is 'One row an article version: MinHash of the 5-word shingles of its comparable text, and the sketch that finds its candidates.';
comment on column signature.version_id is 'The article version.';
comment on column signature.signature_scheme is 'Parameters of signing, versioned.';
comment on column signature.told_on is 'Day (UTC) of its publication, else of its first sighting; null: neither is known. Versions that are too many days apart are not compared.';
comment on column signature.shingles is 'Number of distinct shingles.';
comment on column signature.hashvalues is 'datasketch.MinHash(num_perm=128, seed=1, hashfunc=etl.shingle.shingle_hash).hashvalues.';
comment on column signature.sketch is 'Low halves of the hashes of the shingles that winnowing chooses; versions that share two are candidates.';
comment on column signature.compared is 'Whether its candidate pairs have been verified.';

create table pair (
    pair_id ubigint not null,
    version_a ubigint not null,
    version_b ubigint not null,
    signature_scheme varchar not null,
    is_candidate boolean not null,
    shingles_a integer not null,
    shingles_b integer not null,
    shingles_shared integer not null,
    words_a integer not null,
    words_b integer not null,
    covered_words_a integer not null,
    covered_words_b integer not null,
    opening_words_a integer not null,
    opening_words_b integer not null,
    numbers integer not null,
    numbers_same integer not null,
    verdict varchar not null
);
comment on table pair is 'One row a verified pair of article versions of two articles; version_a is the smaller id.';
comment on column pair.pair_id is 'Hash of both version ids.';
comment on column pair.version_a is 'The version with the smaller id.';
comment on column pair.version_b is 'The other.';
comment on column pair.signature_scheme is 'Parameters of verification, versioned.';
comment on column pair.is_candidate is 'Whether their sketches brought them together, so that stories are formed by it; else one is the canonical article, and the pair only says what the other has of it.';
comment on column pair.shingles_a is 'Distinct 5-word shingles of a.';
comment on column pair.shingles_b is 'Distinct 5-word shingles of b.';
comment on column pair.shingles_shared is 'Shingles that both have.';
comment on column pair.words_a is 'Words of the comparable text of a.';
comment on column pair.words_b is 'Words of the comparable text of b.';
comment on column pair.covered_words_a is 'Words of a in sentences that have a counterpart in b.';
comment on column pair.covered_words_b is 'Words of b in sentences that have a counterpart in a.';
comment on column pair.opening_words_a is 'Of those, words of a above its first sentence without a counterpart: what b has of its top in one piece.';
comment on column pair.opening_words_b is 'Of those, words of b above its first sentence without a counterpart.';
comment on column pair.numbers is 'Numbers in sentences of a that have a counterpart, or in the counterpart, where it has more.';
comment on column pair.numbers_same is 'Of those, numbers that both print.';
comment on column pair.verdict is 'same_version, write_thru, excerpt, roundup, template, shared_quote or unrelated.';

create table untold (article_id ubigint not null);
comment on table untold is 'Articles whose story has to be told anew, because something of it is new; empty after a build.';
comment on column untold.article_id is 'The article.';

create table component (article_id ubigint not null, component ubigint not null);
comment on table component is 'One row an article: which articles can be in one story at all, since a chain of pairs leads from one to the other.';
comment on column component.article_id is 'The article.';
comment on column component.component is 'The smallest id of an article that can be reached.';

drop table story_state;

create table former_choice (
    story_id ubigint not null,
    article_id ubigint not null,
    version_id ubigint not null,
    reasons varchar[] not null,
    superseded_at timestamptz not null,
    superseded_by ubigint
);
comment on table former_choice is 'One row a canonical article that was replaced by another one: the earlier choices with their reasons.';
comment on column former_choice.story_id is 'The story, by its id then.';
comment on column former_choice.article_id is 'The article that stood for it.';
comment on column former_choice.version_id is 'Its latest version then.';
comment on column former_choice.reasons is 'Why it did.';
comment on column former_choice.superseded_at is 'Until when.';
comment on column former_choice.superseded_by is 'The article that stands for its story instead; null: the article is no article any more.';

create table story_history (
    told_at timestamptz not null,
    event varchar not null,
    story_before ubigint not null,
    story_after ubigint not null,
    articles integer not null
);
comment on table story_history is 'One row a story and what became of it when the stories were told anew: articles that went from one id to another.';
comment on column story_history.told_at is 'When.';
comment on column story_history.event is 'renamed (an earlier first article has come, or the first has gone), merged (with another story) or split (its articles are in several now).';
comment on column story_history.story_before is 'The story they were in.';
comment on column story_history.story_after is 'The story they are in since.';
comment on column story_history.articles is 'How many articles went that way.';

create table story_version (
    story_id ubigint not null,
    place integer not null,
    article_id ubigint not null,
    version_id ubigint not null,
    words integer not null,
    first_at timestamptz,
    agency_number integer,
    copies integer not null,
    cuts integer not null
);
comment on table story_version is 'One row a story and version of it: a text that the agency has sent out, told by the copies that have it in full.';
comment on column story_version.story_id is 'The story.';
comment on column story_version.place is 'Its place among the versions of the story, from 1: by the numbers of the agency where they have one, else by first telling.';
comment on column story_version.article_id is 'The first article that has it in full.';
comment on column story_version.version_id is 'The latest version of that article.';
comment on column story_version.words is 'Words of its fullest copy.';
comment on column story_version.first_at is 'When it was told first; null: no copy has a time.';
comment on column story_version.agency_number is 'The number that the agency gave it (write-thru, lead, update, or the version of its item); null: none is known.';
comment on column story_version.copies is 'Articles that have it in full.';
comment on column story_version.cuts is 'Articles that were cut from it.';

alter table story_member add column if not exists story_version integer;
comment on column story_member.story_version is 'Place of the version of the story that the article has in full or was cut from; null on a link.';
