from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any
from uuid import uuid4

import brotli
import pytest

from crawler.discovery import Discovery
from crawler.home import Home
from etl.capture import Capture, Rejection
from etl.ingest import ingest

from .conftest import PAGE, items, read_all, reasons


def warc(records: list[dict[str, Any]], *, gzipped: bool = True) -> bytes:
    members = [warc_record(**record) for record in records]
    return b"".join(gzip.compress(member) for member in members) if gzipped else b"".join(members)


def warc_record(
    url: str,
    kind: str = "response",
    status: str = "200 OK",
    served: str = "text/html; charset=utf-8",
    body: bytes = PAGE,
) -> bytes:
    if kind == "metadata":
        content, block = "application/warc-fields", body
    else:
        content = "application/http; msgtype=response"
        block = f"HTTP/1.1 {status}\r\nContent-Type: {served}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{uuid4()}>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: 2026-03-01T10:00:00Z\r\n"
        f"Content-Type: {content}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def test_a_warc_response_is_a_capture_that_points_to_its_record(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(warc([{"url": "https://one.example/a"}, {"url": "https://one.example/b"}]))
    ingest(home, [path])
    first, second = items(home)
    assert isinstance(first, Capture)
    assert isinstance(second, Capture)
    assert (first.url, first.status, first.payload) == ("https://one.example/a", 200, PAGE)
    assert first.fetched_at is not None
    assert first.fetched_at.isoformat() == "2026-03-01T10:00:00+00:00"
    assert (first.position, second.position) == (0, first.length)


@pytest.mark.parametrize("gzipped", [True, False])
def test_reading_goes_on_at_any_position_that_was_reached(
    home: Home, tmp_path: Path, gzipped: bool
) -> None:
    path = tmp_path / ("a.warc.gz" if gzipped else "a.warc")
    path.write_bytes(warc([{"url": f"https://one.example/{n}"} for n in range(4)], gzipped=gzipped))
    ingest(home, [path])
    whole = read_all(home)
    for done in range(1, 5):
        rest = read_all(home, whole[done - 1].next_position)
        assert [each.item.url for each in rest] == [each.item.url for each in whole[done:]]
        assert [each.item.position for each in rest] == [
            each.item.position for each in whole[done:]
        ]


def test_a_metadata_record_says_how_the_page_was_discovered(home: Home, tmp_path: Path) -> None:
    found = Discovery("one", "feed", "https://one.example/feed.xml", headline="Mill closes")
    listing = Discovery("one", "outlet", "https://one.example/")
    path = tmp_path / "a.warc.gz"
    path.write_bytes(
        warc(
            [
                {"url": "https://one.example/a"},
                {"kind": "metadata", "url": "https://one.example/a", "body": found.to_fields()},
                {"url": "https://one.example/feed.xml", "served": "application/rss+xml"},
                {"kind": "metadata", "url": "https://one.example/f", "body": listing.to_fields()},
            ]
        )
    )
    ingest(home, [path])
    article, feed = items(home)
    assert isinstance(article, Capture)
    assert article.discovery == found
    assert isinstance(feed, Rejection)
    assert feed.reason == "source_document"


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"status": "404 Not Found"}, "http_status"),
        ({"status": "301 Moved"}, "redirect"),
        ({"served": "image/png"}, "not_a_page"),
        ({"kind": "revisit"}, "revisit"),
    ],
)
def test_what_cannot_be_an_article_is_a_rejection_with_its_reason(
    home: Home, tmp_path: Path, record: dict[str, Any], reason: str
) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(warc([{"url": "https://one.example/a", **record}]))
    ingest(home, [path])
    assert reasons(home) == [reason]


def test_a_torn_warc_gives_what_came_before_and_says_where_it_is_torn(
    home: Home, tmp_path: Path
) -> None:
    whole = warc([{"url": "https://one.example/a"}, {"url": "https://one.example/b"}])
    path = tmp_path / "a.warc.gz"
    path.write_bytes(whole[: len(whole) - 60])
    ingest(home, [path])
    first, torn = items(home)
    assert isinstance(first, Capture)
    assert isinstance(torn, Rejection)
    assert (torn.reason, torn.position) == ("torn_record", first.length)


def test_bytes_that_are_no_warc_are_one_rejection(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"this was never a web archive")
    ingest(home, [path])
    assert reasons(home) == ["torn_record"]


def test_a_warc_gzipped_as_a_whole_is_one_rejection_that_says_so(
    home: Home, tmp_path: Path
) -> None:
    path = tmp_path / "whole.warc.gz"
    records = [{"url": "https://one.example/a"}, {"url": "https://one.example/b"}]
    path.write_bytes(gzip.compress(warc(records, gzipped=False)))
    ingest(home, [path])
    (item,) = items(home)
    assert isinstance(item, Rejection)
    assert (item.reason, "unpack it first" in item.detail) == ("torn_record", True)


def test_a_page_whose_encoding_cannot_be_undone_loses_only_itself(
    home: Home, tmp_path: Path
) -> None:
    packed = "text/html\r\nContent-Encoding: br"
    path = tmp_path / "a.warc.gz"
    path.write_bytes(
        warc(
            [
                {"url": "https://one.example/a"},
                {"url": "https://one.example/b", "served": packed, "body": brotli.compress(PAGE)},
                {"url": "https://one.example/c"},
            ]
        )
    )
    ingest(home, [path])
    kinds = [item.reason if isinstance(item, Rejection) else "page" for item in items(home)]
    assert kinds == ["page", "undecodable", "page"]
