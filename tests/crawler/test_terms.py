from __future__ import annotations

import gzip
import json
import time
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.declared_terms import HEAD_BYTES, metas, page_head, reservation, robots_tags
from crawler.discovery import Discovery
from crawler.outlet import find_outlets
from crawler.run import crawl
from crawler.tdmrep import TdmRule, read_tdmrep, rule_for
from crawler.terms import AI_AGENTS, ROBOTS_TAGS, Terms

if TYPE_CHECKING:
    from pathlib import Path

    from crawler.home import Home

POST = "https://harbour-post.example"
PAGE = b"<html><head><title>Ferry</title><meta name='robots' content='index, NoAI'></head>"
ROBOTS = b"User-agent: GPTBot\nUser-agent: CCBot\nDisallow: /news/\n"

LINE = st.text(max_size=30).map(lambda text: " ".join(text.split())).filter(str.isprintable)
TERMS = st.builds(
    Terms,
    closed_to=st.lists(st.sampled_from(AI_AGENTS), unique=True).map(tuple),
    robots_tags=st.lists(st.sampled_from(ROBOTS_TAGS), unique=True).map(tuple),
    tdm_reserved=st.none() | st.booleans(),
    tdm_policy=st.none() | LINE.filter(bool),
    tdm_found_in=st.none() | st.sampled_from(["meta", "header", "file"]),
)


@given(TERMS)
def test_terms_are_read_as_they_were_written(terms: Terms) -> None:
    assert Terms.from_fields(terms.to_fields()) == terms


@given(TERMS)
def test_terms_and_discovery_share_a_record_without_mixing(terms: Terms) -> None:
    found = Discovery("harbour-post", "feed", f"{POST}/rss", headline="Ferry: strike ends")
    record = found.to_fields() + terms.to_fields()
    assert Discovery.from_fields(record) == found
    assert Terms.from_fields(record) == terms
    assert Terms.from_fields(found.to_fields()) is None


def test_no_policy_can_forge_a_line() -> None:
    terms = Terms(tdm_policy="https://a.example\r\noutlet: forged")
    assert terms.to_fields() == b"terms-tdm-policy: https://a.example outlet: forged\r\n"


def test_the_site_s_file_has_the_longest_rule_that_matches() -> None:
    entries = [
        {"location": "/", "tdm-reservation": 0},
        {"location": "/news/*", "tdm-reservation": 1, "tdm-policy": f"{POST}/policy.json"},
        {"location": "/b", "tdm-reservation": "1"},
        *("x", {"location": 5, "tdm-reservation": 1}, {"location": "/c"}, {"tdm-reservation": 1}),
    ]
    rules = read_tdmrep(json.dumps(entries).encode())
    assert len(rules) == 3
    assert rule_for(rules, f"{POST}/news/1") == TdmRule("/news/*", True, f"{POST}/policy.json")
    assert rule_for(rules, f"{POST}/a") == TdmRule("/", False)
    assert rule_for((), f"{POST}/a") is None


@pytest.mark.parametrize("body", [b"", b"{}", b"<html>", b"[" * 100_000, b"\xff", b"[null, []]"])
def test_what_is_no_such_file_has_no_rules(body: bytes) -> None:
    assert read_tdmrep(body) == ()


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (PAGE, None),
        (gzip.compress(PAGE, mtime=0), b"gzip"),
        (gzip.compress(PAGE, mtime=0), b" X-GZIP"),
        (zlib.compress(PAGE), b"deflate"),
        (zlib.compress(PAGE)[2:-4], b"deflate"),
    ],
)
def test_the_head_of_a_packed_page_is_read(body: bytes, encoding: bytes | None) -> None:
    assert page_head(body, encoding) == PAGE


def test_no_more_of_a_page_is_unpacked_than_its_head() -> None:
    bomb = gzip.compress(b"\0" * (200 << 20), 9)
    started = time.process_time()
    assert page_head(bomb, b"gzip") == b"\0" * HEAD_BYTES
    assert time.process_time() - started < 0.1
    assert page_head(b"torn", b"gzip") == page_head(PAGE, b"br") == b""


def test_meta_tags_are_found_in_any_spelling() -> None:
    head = (
        b'<META CONTENT="noarchive, max-snippet:5" NAME=Robots><meta name="author" content="x">'
        b"<meta name=\"tdm-reservation\" content=1 /><meta content='https://a.example/?a&amp;b' "
        b'name="tdm-policy"><meta name="robots" content="noai"><meta name="robots">'
    )
    assert metas(head) == {
        "robots": "noarchive, max-snippet:5, noai",
        "tdm-reservation": "1",
        "tdm-policy": "https://a.example/?a&b",
    }


def test_hostile_meta_tags_take_no_time() -> None:
    started = time.process_time()
    metas(b"<meta robots " * 5_000)
    assert time.process_time() - started < 1.0


def test_tags_for_one_agent_are_not_everybody_s() -> None:
    assert robots_tags(["noindex, NOAI", "otherbot: noarchive"], "") == ("noai",)
    assert robots_tags(["max-snippet: 5, noimageai"], "noarchive") == ("noimageai", "noarchive")
    assert robots_tags([], "") == ()
    assert [reservation(value) for value in ("1", " 0 ", "yes", None)] == [True, False, None, None]


@given(st.binary(max_size=200))
def test_any_page_has_terms(head: bytes) -> None:
    robots_tags([], metas(b"robots" + head).get("robots", ""))


def terms_by_path(site: Any, home: Home, warcs: Any, folder: Path) -> dict[str, Terms | None]:
    crawl(home, find_outlets(home, [str(site.outlet(folder))]))
    warcs.check()
    found = (record for record in warcs.records() if record.kind == "metadata")
    return {each.url.removeprefix(site.base): Terms.from_fields(each.body) for each in found}


def test_a_capture_is_kept_with_what_its_site_reserves(
    site: Any, home: Home, warcs: Any, tmp_path: Path
) -> None:
    paths = ["/news/1", "/free", "/headers", "/metas"]
    site.feed("/feed.xml", [site.base + path for path in paths])
    site.answer("/robots.txt", ROBOTS)
    rules = [{"location": "/news/", "tdm-reservation": 1, "tdm-policy": f"{POST}/tdm"}]
    site.answer("/.well-known/tdmrep.json", json.dumps(rules).encode())
    site.page("/news/1", "Ferry strike ends")
    site.page("/free", "Tide tables")
    named = {"X-Robots-Tag": "noarchive", "tdm-reservation": "1", "tdm-policy": f"{POST}/h"}
    site.page("/headers", "Harbour reopens", **named)
    metas_page = PAGE + b'<meta name="tdm-reservation" content="0">'
    packed = {"Content-Type": "text/html", "Content-Encoding": "gzip", "tdm-reservation": "1"}
    site.answer("/metas", gzip.compress(metas_page), headers=packed)

    found = terms_by_path(site, home, warcs, tmp_path)
    assert found == {
        **dict.fromkeys(["/robots.txt", "/feed.xml", "/.well-known/tdmrep.json"]),
        "/news/1": Terms(("CCBot", "GPTBot"), (), True, f"{POST}/tdm", "file"),
        "/free": Terms(),
        "/headers": Terms((), ("noarchive",), True, f"{POST}/h", "header"),
        "/metas": Terms((), ("noai",), False, None, "meta"),
    }
    assert site.asked.count("/.well-known/tdmrep.json") == 1


def test_a_site_s_file_is_not_asked_for_where_there_is_no_article_or_it_may_not_be(
    site: Any, home: Home, warcs: Any, tmp_path: Path
) -> None:
    site.feed("/feed.xml", [])
    terms_by_path(site, home, warcs, tmp_path / "empty")
    assert site.asked == ["/robots.txt", "/feed.xml"]
    site.feed("/feed.xml", [f"{site.base}/a"])
    site.page("/a", "A page")
    site.answer("/robots.txt", b"User-agent: *\nDisallow: /.well-known/\n")
    found = terms_by_path(site, home, warcs, tmp_path / "closed")
    assert "/.well-known/tdmrep.json" not in site.asked
    assert found["/a"] == Terms()
