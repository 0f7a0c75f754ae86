from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import brotli
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from crawler.discovery import Discovery
from crawler.home import Home
from etl.capture import Capture, Rejection
from etl.ingest import ingest
from etl.readers.dispatch import read, source_of
from etl.readers.source import Read
from etl.register import Register

from .conftest import write_rows

PAGE = b"<html><body><p>The mill closed on Monday.</p></body></html>"


def read_all(home: Home, start: int = 0) -> list[Read]:
    with Register.open(home) as register:
        (file,) = register.files()
        return list(read(source_of(home, register, file), start))


def items(home: Home) -> list[Capture | Rejection]:
    return [each.item for each in read_all(home)]


def reasons(home: Home) -> list[str]:
    return [item.reason for item in items(home) if isinstance(item, Rejection)]


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


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])
def test_a_row_is_a_capture_found_again_by_its_offset(
    home: Home, tmp_path: Path, suffix: str
) -> None:
    rows = [
        {"url": "https://one.example/a", "text": "The mill closed.", "headline": "Mill"},
        {"id": "x-7", "text": "A ferry left.", "published": "2026-03-01", "outlet": "one"},
    ]
    data = "".join(json.dumps(row) + "\n" for row in rows).encode()
    path = tmp_path / f"a{suffix}"
    path.write_bytes(gzip.compress(data) if suffix.endswith("gz") else data)
    ingest(home, [path])
    first, second = items(home)
    assert isinstance(first, Capture)
    assert isinstance(second, Capture)
    assert (first.url, first.given.headline) == ("https://one.example/a", "Mill")
    assert (second.url, second.given.external_id) == ("urn:wirecopy:one:x-7", "x-7")
    again = read_all(home, second.position)
    assert [each.item for each in again] == [second]


def test_bad_rows_are_rejections_and_lose_nothing_that_is_good(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        b'{"text": "The mill closed.", "id": 1}\n'
        b"{not json\n"
        b"[1, 2]\n"
        b'{"id": 2}\n'
        b'{"id": 3, "text": "x", "fetched_at": "yesterday"}\n'
        b'{"id": 4, "html_file": "gone.html"}\n'
        b"\xff\xfe\n"
        b'{"text": "A ferry left.", "id": 5}\n'
    )
    ingest(home, [path])
    good = [item.given.external_id for item in items(home) if isinstance(item, Capture)]
    assert good == ["1", "5"]
    assert reasons(home) == ["bad_row"] * 4 + ["missing_page_file", "bad_row"]


def test_page_files_named_by_rows_come_into_the_archive(home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "rows"
    folder.mkdir()
    (folder / "page.html.gz").write_bytes(gzip.compress(PAGE))
    write_rows(folder / "a.jsonl", [{"url": "https://one.example/a", "html_file": "page.html.gz"}])
    ingest(home, [folder / "a.jsonl"])
    (folder / "page.html.gz").unlink()
    (capture,) = items(home)
    assert isinstance(capture, Capture)
    assert (capture.kind, capture.payload) == ("html", PAGE)


def test_a_parquet_row_is_a_capture_found_again_by_its_number(home: Home, tmp_path: Path) -> None:
    table = pa.table(
        {
            "id": list(range(600)),
            "text": [f"Ferry number {n} left the pier." for n in range(600)],
            "unknown": [None] * 600,
        }
    )
    pq.write_table(table, tmp_path / "a.parquet")
    ingest(home, [tmp_path / "a.parquet"])
    everything = items(home)
    assert [item.position for item in everything] == list(range(600))
    assert [each.item for each in read_all(home, 300)] == everything[300:]


def test_a_damaged_parquet_file_is_one_rejection(home: Home, tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and then nothing")
    ingest(home, [tmp_path / "a.parquet"])
    assert reasons(home) == ["unreadable_file"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [(Path.unlink, "missing_file"), (lambda path: path.write_text("longer"), "altered_file")],
)
def test_a_file_that_changed_behind_our_back_is_not_believed(
    home: Home, tmp_path: Path, change: Any, reason: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The mill closed.")
    ingest(home, [path], in_place=True)
    change(path)
    assert reasons(home) == [reason]


def test_a_gzip_bomb_is_refused_before_it_unfolds(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "bomb.html.gz"
    with gzip.open(path, "wb") as stream:
        for _ in range(64):
            stream.write(b" " * (1 << 20))
    ingest(home, [path])
    assert reasons(home) == ["too_large"]


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
    assert kinds[0] == kinds[2] == "page"
    assert len(kinds) == 3


def test_a_file_without_a_record_is_a_rejection(home: Home, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n\n")
    ingest(home, [tmp_path / "a.jsonl"])
    assert reasons(home) == ["empty"]


def test_a_parquet_value_that_cannot_be_read_rejects_its_row_only(
    home: Home, tmp_path: Path
) -> None:
    table = pa.table(
        {
            "id": ["good", "bad"],
            "text": ["The mill closed.", "A ferry left."],
            "fetched_at": pa.array([0, 1], pa.timestamp("ns", tz="UTC")),
        }
    )
    pq.write_table(table, tmp_path / "a.parquet")
    ingest(home, [tmp_path / "a.parquet"])
    first, second = items(home)
    assert isinstance(first, Capture)
    assert isinstance(second, Rejection)
    assert second.reason == "bad_row"


@pytest.mark.parametrize("name", ["n" * 250 + ".txt", "caf\udce9.txt", "-rf;$(x).txt"])
def test_awkward_file_names_stop_nothing(home: Home, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("The mill closed.")
    (tmp_path / "plain.txt").write_text("A ferry left.")
    ingest(home, [tmp_path / name, tmp_path / "plain.txt"])
    with Register.open(home) as register:
        assert len(register.files()) == 2
