from __future__ import annotations

import gzip
import json
import socket
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.entry import Entry, is_old, is_wanted
from crawler.feed import parse_feed
from crawler.outlet import Source, read_outlet
from crawler.section import parse_section
from crawler.sitemap import LARGEST_SITEMAP, MOST_SITEMAPS, parse_sitemap

if TYPE_CHECKING:
    from crawler.outlet import Outlet

HERE = "https://harbour-post.example/feed"
SHARED = Path(__file__).parents[3] / "shared" / "data"

RSS = b"""<?xml version="1.0"?><rss version="2.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<item><title>Ferry strike ends</title><link>/news/ferry</link><dc:creator>Ada Byline</dc:creator>
<pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate><category>harbour</category></item>
<item><title>No link</title></item>
<item><title>Mail</title><link>mailto:desk@harbour-post.example</link></item>
</channel></rss>"""

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Ferry strike ends</title>
<link rel="enclosure" href="https://cdn.example/a.mp3"/>
<link rel="alternate" href="https://harbour-post.example/news/ferry"/>
<author><name>Ada Byline</name></author><author><name>Bo Second</name></author>
<updated>2026-03-02T08:00:00Z</updated><category term="harbour"/></entry></feed>"""

RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<item rdf:about="https://harbour-post.example/news/ferry"><title>Ferry strike ends</title>
<link>https://harbour-post.example/news/ferry</link><dc:creator>Ada Byline</dc:creator>
<dc:date>2026-03-02T08:00:00Z</dc:date></item></rdf:RDF>"""

JSON_ITEM = {
    "id": "7",
    "url": "https://harbour-post.example/news/ferry",
    "title": "Ferry strike ends",
    "date_published": "2026-03-02T08:00:00Z",
    "tags": ["harbour", 3],
}


@pytest.mark.parametrize("body", [RSS, ATOM, RDF])
def test_an_entry_is_kept_as_the_feed_gave_it(body: bytes) -> None:
    (entry,) = parse_feed(body, HERE).entries
    assert entry.url == "https://harbour-post.example/news/ferry"
    assert entry.headline == "Ferry strike ends"
    assert entry.authors[0] == "Ada Byline"
    assert entry.published in {"2026-03-02T08:00:00Z", "Mon, 02 Mar 2026 08:00:00 GMT"}


def test_all_authors_and_keywords_are_kept() -> None:
    (entry,) = parse_feed(ATOM, HERE).entries
    assert entry.authors == ("Ada Byline", "Bo Second")
    assert entry.keywords == ("harbour",)


@pytest.mark.parametrize(
    "people", [{"author": {"name": "Ada Byline"}}, {"authors": [{"name": "Ada Byline"}, 5]}]
)
def test_json_feeds_of_both_versions_are_read(people: dict[str, object]) -> None:
    data = {"version": "https://jsonfeed.org/version/1.1", "items": [JSON_ITEM | people, "x", {}]}
    listing = parse_feed(b"\xef\xbb\xbf " + json.dumps(data).encode(), HERE)
    assert listing.entries == (
        Entry(
            "https://harbour-post.example/news/ferry",
            "Ferry strike ends",
            "2026-03-02T08:00:00Z",
            ("Ada Byline",),
            ("harbour",),
        ),
    )


@pytest.mark.parametrize(
    "body",
    [b"", b"<html><p>not found</p>", b"{", b'{"items": 3}', b"{" * 100_000, b'{"a":' * 100_000],
)
def test_what_is_no_feed_is_a_problem_and_no_exception(body: bytes) -> None:
    listing = parse_feed(body, HERE)
    assert listing.entries == ()
    assert listing.problems


def test_a_feed_is_never_taken_for_an_address_or_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "feed.xml"
    secret.write_bytes(RSS)
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("a connection"))
    assert parse_feed(str(secret).encode(), HERE).entries == ()
    assert parse_feed(b"http://harbour-post.example/feed.xml", HERE).entries == ()
    entity = f'<!DOCTYPE r [<!ENTITY x SYSTEM "file://{secret}">]>'.encode()
    hostile = RSS.replace(b"<rss", entity + b"<rss").replace(b"Ferry strike ends", b"&x;")
    assert all("strike" not in (e.headline or "") for e in parse_feed(hostile, HERE).entries)


@given(st.binary(max_size=300))
def test_no_bytes_break_the_readers(body: bytes) -> None:
    parse_feed(body, HERE)
    parse_sitemap(body)
    parse_sitemap(b"\x1f\x8b" + body)


NEWS = b"""<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand --><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://harbour-post.example/news/ferry </loc><lastmod>2026-03-03</lastmod>
<image:image><image:title>A photo</image:title></image:image>
<news:news><news:publication_date>2026-03-02T08:00:00Z</news:publication_date>
<news:title>Ferry strike ends</news:title><news:keywords>harbour, strike, </news:keywords>
</news:news></url>
<url><loc>ftp://harbour-post.example/x</loc></url><!-- c -->
<url><loc>https://harbour-post.example/old</loc></url></urlset>"""


@pytest.mark.parametrize(
    "body",
    [
        NEWS,
        gzip.compress(NEWS, mtime=0),
        gzip.compress(NEWS[:99], mtime=0) + gzip.compress(NEWS[99:], mtime=0),
        b"\n" + NEWS,
    ],
)
def test_a_news_sitemap_is_read_plain_and_gzipped(body: bytes) -> None:
    assert parse_sitemap(body).entries == (
        Entry(
            "https://harbour-post.example/news/ferry",
            "Ferry strike ends",
            "2026-03-02T08:00:00Z",
            (),
            ("harbour", "strike"),
            modified="2026-03-03",
        ),
        Entry("https://harbour-post.example/old"),
    )


def test_of_an_index_the_newest_sitemaps_are_named() -> None:
    dated = "".join(
        f"<sitemap><loc>https://harbour-post.example/{n}.xml</loc>"
        f"<lastmod>2026-01-{n:02d}</lastmod></sitemap>"
        for n in range(1, 31)
    )
    listing = parse_sitemap(f"<sitemapindex>{dated}</sitemapindex>".encode())
    assert len(listing.sitemaps) == MOST_SITEMAPS
    assert listing.sitemaps[0].endswith("/30.xml")
    assert listing.sitemaps[-1].endswith("/11.xml")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html/>",
        b"https://harbour-post.example/a",
        b"\x1f\x8bxx",
        gzip.compress(b"", mtime=0),
    ],
)
def test_what_is_no_sitemap_is_a_problem_and_no_exception(body: bytes) -> None:
    listing = parse_sitemap(body)
    assert listing.entries == ()
    assert listing.problems


def test_a_decompression_bomb_is_stopped() -> None:
    bomb = gzip.compress(bytes(LARGEST_SITEMAP + 1), compresslevel=1)
    (problem,) = parse_sitemap(bomb).problems
    assert "larger than" in problem


def test_entities_of_a_sitemap_are_not_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("https://harbour-post.example/secret", "utf-8")
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    doctype = f'<!DOCTYPE u [<!ENTITY a0 "ha"><!ENTITY f SYSTEM "file://{secret}">{laughs}]>'
    urls = "<url><loc>&f;</loc></url><url><loc>https://harbour-post.example/&a8;</loc></url>"
    entries = parse_sitemap(f"{doctype}<urlset>{urls}</urlset>".encode()).entries
    assert all("secret" not in entry.url and "ha" * 9 not in entry.url for entry in entries)


@pytest.fixture
def outlet(tmp_path: Path) -> Outlet:
    path = tmp_path / "harbour-post.toml"
    path.write_text(
        'name = "Post"\nhome_url = "https://www.harbour-post.example/"\n'
        'hosts = ["harbour-post.example"]\ncountry = "gb"\nlanguage = "en"\n'
        'time_zone = "Europe/London"\nkind = "newspaper"\n',
        "utf-8",
    )
    return read_outlet(path)


FRONT = b"""<html><head><base href="/world/"></head><body>
<a href="/">Home</a> <a href="/politics/">Politics</a> <a href="javascript:void(0)">x</a>
<a href="ferry-strike-ends-today"><img src="x"></a>
<a href="https://www.harbour-post.example/world/ferry-strike-ends-today?utm_source=front#c">
 Ferry strike ends\n  today at noon</a>
<a href="https://other.example/news/ferry-strike-ends-today">elsewhere</a>
<a href="/a/1234567">Seven digits</a> <a href="http://[broken">x</a>
</body></html>"""


def test_links_that_look_like_articles_are_taken_once(outlet: Outlet) -> None:
    front = "https://www.harbour-post.example/"
    listing = parse_section(FRONT, front, outlet, Source(front))
    assert [(entry.url.partition("?")[0], entry.headline) for entry in listing.entries] == [
        (f"{front}world/ferry-strike-ends-today", "Ferry strike ends today at noon"),
        (f"{front}a/1234567", None),
    ]


def test_include_patterns_replace_the_guess(outlet: Outlet) -> None:
    front = "https://www.harbour-post.example/"
    source = Source(front, include=("/politics/$",))
    listing = parse_section(FRONT, front, outlet, source)
    assert [e.url for e in listing.entries if is_wanted(e.url, source)] == [f"{front}politics/"]


@pytest.mark.parametrize("body", [b"", b"\x00\xff", b"<a href=", b"<div>" * 50_000])
def test_a_page_without_links_is_a_problem_and_no_exception(outlet: Outlet, body: bytes) -> None:
    listing = parse_section(body, HERE, outlet, Source(HERE), encoding="no-such-encoding")
    assert listing.entries == ()
    assert listing.problems


def test_patterns_choose_among_urls() -> None:
    source = Source(HERE, include=("/news/", "/world/"), exclude=("/video/",))
    urls = ["https://a.example/news/1", "https://a.example/news/video/1", "https://a.example/x"]
    assert [is_wanted(url, source) for url in urls] == [True, False, False]
    assert is_wanted(urls[2], Source(HERE))


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "entries"),
    [
        ("node-feedparser_tpm.atom", 20),
        ("rss-fetcher_real-cnn.rss", 69),
        ("rss-parser_guardian.rss", 55),
        ("rss-parser_heise.atom", 15),
        ("rss-parser_heraldsun.rss", 2),
        ("trafilatura_feed.json", 25),
    ],
)
def test_real_feeds_are_read_whole(name: str, entries: int) -> None:
    listing = parse_feed((SHARED / "feeds" / name).read_bytes(), HERE)
    assert len(listing.entries) == entries
    assert all(entry.headline for entry in listing.entries)
    assert listing.problems == ()


@pytest.mark.shared
def test_a_real_news_sitemap_is_read_whole() -> None:
    body = (SHARED / "sitemaps" / "washingtonpost_news_2017-11-22.xml").read_bytes()
    entries = parse_sitemap(body).entries
    assert len(entries) == body.count(b"<loc>")
    assert all(entry.headline and entry.published for entry in entries)


def test_pages_that_a_sitemap_says_are_older_are_old_and_those_it_says_nothing_of_are_not() -> None:
    april = datetime(2031, 4, 1, tzinfo=UTC)
    assert is_old(Entry("x", modified="2031-03-31T23:00:00+01:00"), april)
    assert not is_old(Entry("x", published="2019-01-01", modified="2019-01-02"), april)
    assert not is_old(Entry("x", modified="2031-04-02"), april)
    assert not is_old(Entry("x"), april)
    assert not is_old(Entry("x", modified="yesterday"), april)


def test_a_sitemap_of_fifty_thousand_urls_takes_little_memory() -> None:
    nodes = "".join(
        f"<url><loc>https://post.example/story-{number}</loc></url>" for number in range(50_100)
    )
    body = f"<urlset>{nodes}</urlset>".encode()
    tracemalloc.start()
    listing = parse_sitemap(body)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(listing.entries) == 50_000
    assert most < 15 * len(body)
