from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from crawler import cdxj
from crawler.archive import Archive
from crawler.cdxj import bring_up_index, index_of
from crawler.exchange import EarlierCapture, Exchange
from crawler.recovery import recover
from crawler.surt import surt

if TYPE_CHECKING:
    from pathlib import Path

    from crawler.home import Home

START = datetime(2026, 3, 2, 8, 0, 0, 999_999, UTC)
BODY = b"<html>tide table</html>"
DIGEST = f"sha256:{sha256(BODY).hexdigest()}"


def exchange(hours: int, url: str, **changes: Any) -> Exchange:
    values: dict[str, Any] = {
        "method": "GET",
        "request_headers": (),
        "status": 200,
        "response_headers": ((b"Content-Type", b"Text/HTML; charset=utf-8"),),
        "body": BODY,
        "fetched_at": START + timedelta(hours=hours),
        "ip_address": None,
        "discovery": None,
    }
    return Exchange(url=url, **(values | changes))


FERRY = "https://www.Harbour-Post.example/Ferry/?b=2&a=1"
TOLD = EarlierCapture(FERRY, START, None, DIGEST, not_modified=True)
SAME = EarlierCapture(FERRY, START, None, DIGEST, not_modified=False)
VISITS = (
    exchange(3, FERRY),
    exchange(0, FERRY),
    exchange(4, FERRY, same_as=SAME),
    exchange(5, FERRY, status=304, body=b"", response_headers=(), same_as=TOLD),
    exchange(1, "https://harbour-post.example/gone", status=404, response_headers=()),
    exchange(2, "http://harbour-post.example:8080/a%20b", body=b""),
)


@pytest.fixture
def segment(home: Home) -> Path:
    return written(home, *VISITS)


def written(home: Home, *exchanges: Exchange) -> Path:
    archive = Archive(home.segments, "x")
    for each in exchanges:
        archive.write(each)
    archive.close()
    return archive.completed[0]


def parsed(index: Path) -> list[tuple[str, str, dict[str, str]]]:
    rows = []
    for line in index.read_text("utf-8").splitlines():
        key, time, fields = line.split(" ", 2)
        rows.append((key, time, json.loads(fields)))
    return rows


def test_a_complete_segment_has_its_index_beside_it_sorted_by_url_and_time(segment: Path) -> None:
    """But for the visit that was answered with 304, which has nothing to show."""
    rows = parsed(index_of(segment))
    assert [(key, time, said["mime"], said["status"]) for key, time, said in rows] == [
        ("example,harbour-post)/ferry?a=1&b=2", "20260302080000", "text/html", "200"),
        ("example,harbour-post)/ferry?a=1&b=2", "20260302110000", "text/html", "200"),
        ("example,harbour-post)/ferry?a=1&b=2", "20260302120000", "warc/revisit", "200"),
        ("example,harbour-post)/gone", "20260302090000", "unk", "404"),
        ("example,harbour-post:8080)/a%20b", "20260302100000", "text/html", "200"),
    ]
    assert [said["url"] for _, _, said in rows[:3]] == [FERRY] * 3
    assert [said["digest"] for _, _, said in rows[:3]] == [DIGEST] * 3


def test_each_line_leads_to_the_record_it_is_about(segment: Path) -> None:
    for _, _, said in parsed(index_of(segment)):
        with segment.with_name(said["filename"]).open("rb") as stream:
            stream.seek(int(said["offset"]))
            records = ArchiveIterator(stream)
            record = next(records)
            assert record.rec_headers.get_header("WARC-Target-URI") == said["url"]
            assert record.rec_headers.get_header("WARC-Payload-Digest") == said["digest"]
            assert record.rec_type == ("revisit" if "revisit" in said["mime"] else "response")
            record.raw_stream.read()
            assert records.get_record_length() == int(said["length"])


def test_an_index_that_is_missing_or_older_is_made_anew_and_comes_out_the_same(
    home: Home, segment: Path
) -> None:
    index = index_of(segment)
    wanted = index.read_bytes()
    index.unlink()
    bring_up_index(home.segments)
    assert index.read_bytes() == wanted
    index.write_bytes(b"")
    os.utime(index, (0, 0))
    assert bring_up_index(home.segments).path.read_bytes() != b""
    assert index.read_bytes() != b""


def test_a_recovered_segment_gets_its_index(home: Home) -> None:
    archive = Archive(home.segments, "x")
    for each in VISITS[:2]:
        archive.write(each)
    (partial,) = (home.segments / ".partial").iterdir()
    left = partial.read_bytes()
    archive.close()
    whole = index_of(archive.completed[0])
    wanted = whole.read_bytes()
    archive.completed[0].unlink()
    whole.unlink()
    partial.write_bytes(left)
    recover(home.segments)
    assert bring_up_index(home.segments).path.read_bytes() == wanted


def test_the_index_of_all_is_the_lines_of_each_merged(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cdxj, "_FILES_AT_ONCE", 2)
    segments = [written(home, each) for each in VISITS]
    gone = written(home, exchange(9, FERRY))
    gone.unlink()
    whole = bring_up_index(home.segments).path
    lines = [line for each in segments for line in index_of(each).read_bytes().splitlines()]
    assert whole.read_bytes().splitlines() == sorted(lines)
    assert sorted(home.segments.glob(".*")) == [home.segments / ".partial"]


def test_no_page_no_line(home: Home) -> None:
    home.segments.mkdir(parents=True)
    assert bring_up_index(home.segments).path.read_bytes() == b""


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://example.org", "org,example)/"),
        ("HTTP://WWW2.Example.org:80/?", "org,example)/"),
        ("https://www.example.org:443/A/", "org,example)/a"),
        ("https://example.org:80/", "org,example:80)/"),
        ("http://u:p@example.org:/x#top", "org,example)/x"),
        ("http://example.org/a/../b/./c//d/", "org,example)/b/c/d"),
        ("http://example.org/..", "org,example)/.."),
        ("https://example.org/%2541%20b", "org,example)/a%20b"),
        ("https://example.org/?b=2&A=1&b", "org,example)/?a=1&b&b=2"),
        ("https://example.org/a?b?c", "org,example)/a?b?c"),
        ("http://münchen.example/Straße", "example,xn--mnchen-3ya)/stra%c3%9fe"),
        (
            "http://example.org/x?jsessionid=0123456789abcdefghijklemopqrstuv&x=y",
            "org,example)/x?x=y",
        ),
        ("http://example.org/(4hqa0555fwsecu455xqckv45)/mileg.aspx", "org,example)/mileg.aspx"),
        ("http://[2001:db8::1]:8080/a", "2001:db8::1:8080)/a"),
        ("http://127.0.0.1:8080/a", "1,0,0,127:8080)/a"),
        ("urn:some:id", "urn:some:id"),
    ],
)
def test_keys_are_those_that_web_archives_look_up(url: str, key: str) -> None:
    """As the surt package 0.3.1 gives them."""
    assert surt(url) == key


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_no_url_breaks_a_line(rest: str) -> None:
    key = surt(f"https://example.org/{rest}")
    assert key.isascii()
    assert not set(key) & set(" \n\r\t")
