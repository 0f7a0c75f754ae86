-- What the crawler knows of URLs, and what its runs did. Times are UTC, as text that sorts.
create table if not exists known (
    url_key text primary key,
    url text not null,
    outlet text not null,
    kind text not null,
    discovery text not null,
    found_at text not null,
    next_at text,
    fetched_at text,
    visited_at text,
    status integer,
    etag text,
    last_modified text,
    digest text,
    record_id text,
    recorded_at text,
    visits integer not null,
    changes integer not null,
    failures integer not null,
    interval_s real,
    gone_at text,
    is_distrusted integer not null
) without rowid;

create index if not exists known_due on known (outlet, next_at) where next_at is not null;

-- URLs that lead to another one that is known: where a redirect went, or what the page declares.
create table if not exists alias (
    url_key text primary key,
    leads_to text not null,
    url text not null,
    reason text not null,
    seen_at text not null
) without rowid;

-- Complete segments of the archive whose captures are all in `known`.
create table if not exists accounted (segment text primary key) without rowid;

create table if not exists run (
    run_id integer primary key,
    started_at text not null,
    ended_at text,
    problem text
);

create table if not exists run_outlet (
    run_id integer not null,
    outlet text not null,
    due integer not null,
    found integer not null,
    fetched integer not null,
    new integer not null,
    changed integer not null,
    unchanged integer not null,
    gone integer not null,
    refused integer not null,
    failed integer not null,
    walled integer not null,
    sources integer not null,
    bytes integer not null,
    seconds real not null,
    primary key (run_id, outlet)
) without rowid;

-- Servers that asked to be left alone, or do not answer, and until when.
create table if not exists pause (
    server text primary key,
    until_at text not null
) without rowid;
