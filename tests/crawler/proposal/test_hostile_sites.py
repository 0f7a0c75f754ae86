from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from crawler.errors import CrawlerError
from crawler.proposal.answer import Answer
from crawler.proposal.page import read_page
from crawler.proposal.run import Proposed, propose
from crawler.proposal.survey import UnusableSiteError

from .sites import HTML, dated_blog, document, fronts_only

if TYPE_CHECKING:
    from crawler.home import Home


Look = Callable[..., Proposed]


@pytest.fixture
def look(site: Any, home: Home) -> Look:
    return partial(propose, home, f"{site.base}/", delay_s=0.0, allow_private=True)


def test_a_front_page_that_redirects_into_a_private_network_is_refused(
    site: Any, look: Look
) -> None:
    address = "http://169.254.169.254/latest/meta-data"
    site.answer("/", status=302, headers={"Location": address})
    with pytest.raises(UnusableSiteError, match=r"private address: http://169\.254"):
        look()
    assert site.asked == ["/robots.txt", "/"]


def test_what_the_site_names_on_private_addresses_is_not_asked_for(site: Any, look: Look) -> None:
    stories = fronts_only(site)
    robots = "User-agent: *\nSitemap: http://10.0.0.1/map.xml\nSitemap: http://localhost/map.xml\n"
    site.answer("/robots.txt", robots.encode())
    front = site.pages["/"]
    feed = '<link rel="alternate" type="application/rss+xml" href="http://127.0.0.1:1/feed">'
    front.body = front.body.replace(b"</head>", f"{feed}</head>".encode())
    moved = min(stories)
    site.answer(moved, status=302, headers={"Location": "http://[::1]/x"})

    proposed = look()

    assert {source.url for source in proposed.outlet.sections} == {
        f"{site.base}{path}" for path in ("/", "/world", "/sport")
    }
    assert (proposed.outlet.feeds, proposed.outlet.sitemaps) == ((), ())
    assert proposed.toml.count("private address: ") >= 3


def test_a_site_that_answers_everything_with_a_page_gets_no_feed_and_no_sitemap(
    site: Any, look: Look
) -> None:
    stories = fronts_only(site)
    not_found = document("<p>Oh no! It is not here.</p>", title="Valley Courier")
    usual = ("feed", "rss", "rss.xml", "feed.xml", "atom.xml", "index.xml", "feed.json")
    maps = ("news-sitemap.xml", "sitemap-news.xml", "sitemap_news.xml", "sitemap.xml")
    for place in (*usual, *maps, "sitemap_index.xml", "wp-sitemap.xml", "robots.txt"):
        site.answer(f"/{place}", not_found, headers=HTML)
    outlet = look().outlet
    assert (outlet.feeds, outlet.sitemaps) == ((), ())
    assert {f"/{place}" for place in (*usual, *maps)} <= set(site.asked)
    assert len(outlet.sections) == 3
    assert stories


def test_a_huge_front_page_is_not_read(site: Any, look: Look) -> None:
    site.answer("/", b"<html><body>" + b"x" * (11 << 20), headers=HTML)
    with pytest.raises(UnusableSiteError, match="cannot be looked at"):
        look()


def test_headers_without_measure_are_not_read(site: Any, look: Look) -> None:
    headers = {f"X-{number}": "y" * 200 for number in range(1_000)}
    site.answer("/", document("<p>Quay</p>", title="Quay"), headers=HTML | headers)
    with pytest.raises(UnusableSiteError, match="cannot be looked at"):
        look()


def test_a_huge_article_or_feed_spoils_nothing(site: Any, look: Look) -> None:
    stories = fronts_only(site)
    site.answer(min(stories), b"<p>" + b"x" * (11 << 20), headers=HTML)
    site.answer("/feed", b"<rss>" + b"x" * (11 << 20))
    assert len(look().outlet.sections) == 3


def test_a_server_that_is_not_there_is_named_with_the_reason(home: Home) -> None:
    with pytest.raises(
        UnusableSiteError, match="could not be fetched: Connection was refused"
    ) as caught:
        propose(home, "http://127.0.0.1:1/", delay_s=0.0, allow_private=True)
    assert caught.value.exit_code == 1


def test_a_forbidden_front_page_is_not_asked_for(site: Any, look: Look) -> None:
    site.answer("/robots.txt", b"User-agent: *\nDisallow: /\n")
    with pytest.raises(UnusableSiteError, match=r"forbidden by robots\.txt"):
        look()
    assert site.asked == ["/robots.txt"]


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("ftp://example.org/", "no http or https URL"),
        ("example.org", "no http or https URL"),
        ("http://127.0.0.1:8000/", "add --allow-private"),
        ("http://metadata.internal/", "add --allow-private"),
        ("https://quay.example/", "would not know who asks"),
    ],
)
def test_a_wrong_address_is_wrong_use(home: Home, url: str, says: str) -> None:
    with pytest.raises(CrawlerError, match=says) as caught:
        propose(home, url)
    assert caught.value.exit_code == 2


def test_after_its_time_a_survey_asks_for_nothing_more(site: Any, look: Look) -> None:
    fronts_only(site)
    with pytest.raises(UnusableSiteError, match="taken long enough"):
        look(limit_s=0.0)
    assert site.asked == []


def test_a_busy_server_is_left_alone(site: Any, look: Look) -> None:
    dated_blog(site)
    site.answer("/comments/feed/", b"later", status=429, headers={"Retry-After": "900"})
    assert len(look().outlet.feeds) == 1
    assert site.asked == ["/robots.txt", "/", "/feed/", "/comments/feed/"]


def test_the_worker_leaves_when_whoever_started_it_is_gone(site: Any) -> None:
    site.answer("/", b"x", pause_s=30.0)
    job = {
        "url": f"{site.base}/",
        "slug": None,
        "delay_s": 0.0,
        "pause_s": 0.0,
        "allow_private": True,
        "verbose": False,
        "limit_s": 60.0,
        "contact": None,
    }
    with subprocess.Popen(
        [sys.executable, "-m", "crawler.proposal.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        worker.stdin.write(json.dumps(job) + "\n")
        worker.stdin.flush()
        assert json.loads(worker.stdout.readline())["event"] == "asked"
        worker.stdin.close()
        assert worker.wait(timeout=10) == 1
    site.pages["/"].pause_s = 0.0


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\x00\xff\xfe" * 50,
        b"%PDF-1.7 nothing of this is a page",
        b"<div>" * 20_000,
        b"<html><body><a href='http://[::1'>x</a><a href='//[bad'>y</a><p>z",
        b"<script type='application/ld+json'>" + b"[" * 50_000 + b"</script><p>x",
        b"<html lang='" + b"en" * 9_000 + b"'><head><meta content='x'><link href type></head><p>",
        b"<a href='javascript:alert(1)'>x</a><a href='mailto:a@b.example'>y</a>",
    ],
)
def test_no_page_is_too_broken_to_be_read(body: bytes) -> None:
    page = read_page(Answer("https://quay.example/", 200, body, "utf-8"))
    assert page is None or all(link.url.startswith("http") for link in page.links)


@pytest.mark.parametrize(
    "piece",
    [b"<p>x<span>y</span> 1/2/2026", b"<a href=/x-y-z-1>one two three</a>", b"<nav><a href=x>"],
)
def test_the_time_to_read_a_page_grows_with_its_length_only(piece: bytes) -> None:
    begun = time.process_time()
    assert read_page(Answer("https://quay.example/", 200, piece * 60_000, "utf-8"))
    assert time.process_time() - begun < 10
