from __future__ import annotations

import gzip
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.archive import Archive
from crawler.discovery import Discovery
from crawler.exchange import Exchange
from crawler.recovery import recover

if TYPE_CHECKING:
    from pathlib import Path

    from crawler.home import Home


def exchange(number: int, body: bytes = b"<html>tide table</html>", **changes: Any) -> Exchange:
    values: dict[str, Any] = {
        "url": f"https://harbour-post.example/{number}?a=b",
        "method": "GET",
        "request_headers": ((b"User-Agent", b"wirecopy/0"), (b"Cookie", b"secret=1")),
        "status": 200,
        "response_headers": ((b"Content-Type", b"text/html"),),
        "body": body,
        "fetched_at": datetime(2026, 3, 2, 8, 0, 0, 123456, UTC),
        "ip_address": "192.0.2.7",
        "discovery": Discovery("harbour-post", "feed", "https://harbour-post.example/feed"),
    }
    return Exchange(**(values | changes))


def test_a_segment_gets_its_name_only_when_it_is_complete(home: Home, warcs: Any) -> None:
    archive = Archive(home.segments, "harbour-post")
    archive.write(exchange(1))
    assert warcs.segments() == []
    assert len(warcs.partials()) == 1
    archive.close()
    (segment,) = archive.completed
    assert warcs.segments() == [segment]
    assert warcs.partials() == []
    assert segment.name.startswith("harbour-post-20")
    warcs.check()


def test_the_records_say_what_was_fetched_and_when(home: Home, warcs: Any) -> None:
    archive = Archive(home.segments, "x")
    archive.write(exchange(1))
    archive.close()
    info, request, response, _ = warcs.records()
    assert b"software: wirecopy/" in info.body
    assert response.fields["WARC-Date"] == "2026-03-02T08:00:00.123456Z"
    assert response.fields["WARC-IP-Address"] == "192.0.2.7"
    assert request.http["host"] == "harbour-post.example"
    assert "cookie" not in request.http


def test_a_crawl_that_fetched_nothing_leaves_nothing(home: Home) -> None:
    Archive(home.segments, "x").close()
    assert not home.segments.exists()


def test_a_full_segment_is_followed_by_another(home: Home, warcs: Any) -> None:
    archive = Archive(home.segments, "x", largest_segment=2_000)
    for number in range(6):
        archive.write(exchange(number))
    archive.close()
    assert len(archive.completed) > 1
    assert len(warcs.responses()) == 6
    warcs.check()


HOSTILE = st.binary(max_size=12)


@settings(max_examples=60, deadline=None)
@given(
    status=st.integers(0, 999),
    headers=st.lists(st.tuples(HOSTILE, HOSTILE), max_size=4).map(tuple),
    body=st.binary(max_size=60) | st.just(b"HTTP/1.1 200 OK\r\n\r\nWARC/1.1\r\n\r\n"),
)
def test_no_server_can_forge_what_the_archive_says(
    status: int,
    headers: tuple[tuple[bytes, bytes], ...],
    body: bytes,
) -> None:
    head = exchange(1, body, status=status, response_headers=headers).response_head()
    assert head.endswith(b"\r\n\r\n")
    assert head.count(b"\r\n\r\n") == 1
    assert b"\x00" not in head
    lines = head.removesuffix(b"\r\n\r\n").split(b"\r\n")
    assert len(lines) <= 1 + len(headers)
    assert all(b"\n" not in line and b"\r" not in line for line in lines)


def test_hostile_exchanges_pass_the_check(home: Home, warcs: Any) -> None:
    archive = Archive(home.segments, "x")
    headers = ((b"X: y\r\nA", b"1"), (b"Set-Cookie", b"a\r\n\r\nWARC/1.1"), (b"L", b"\xff\xfe"))
    for number, body in enumerate([b"", b"\r\n\r\n", b"WARC/1.1\r\n", bytes(3_000_000)]):
        archive.write(exchange(number, body, response_headers=headers, status=599 + number))
    archive.close()
    warcs.check()
    bodies = [record.body for record in warcs.responses().values()]
    assert bodies == [b"", b"\r\n\r\n", b"WARC/1.1\r\n", bytes(3_000_000)]


@pytest.fixture
def abandoned(home: Home) -> Path:
    """Leave a segment of three exchanges as a crawl killed between two of them does."""
    archive = Archive(home.segments, "x")
    for number in range(3):
        archive.write(exchange(number, bytes(3_000_000)))
    (partial,) = (home.segments / ".partial").iterdir()
    left = partial.read_bytes()
    archive.close()
    archive.completed[0].unlink()
    partial.write_bytes(left)
    return partial


def test_what_a_killed_crawl_wrote_is_kept(home: Home, warcs: Any, abandoned: Path) -> None:
    whole = abandoned.read_bytes()
    (found,) = recover(home.segments)
    assert (found.records, found.dropped_bytes) == (1 + 3 * 3, 0)
    assert found.path is not None
    assert found.path.read_bytes() == whole
    assert warcs.partials() == []
    warcs.check()


@pytest.mark.parametrize("torn_off", [1, 8, 200])
def test_a_torn_record_is_dropped_and_counted(
    home: Home, warcs: Any, abandoned: Path, torn_off: int
) -> None:
    whole = abandoned.read_bytes()
    abandoned.write_bytes(whole[:-torn_off])
    (found,) = recover(home.segments)
    assert found.records == 9
    assert found.dropped_bytes > 0
    assert found.path is not None
    kept = found.path.read_bytes()
    assert whole.startswith(kept)
    assert len(kept) + found.dropped_bytes == len(whole) - torn_off
    warcs.check()


@pytest.mark.parametrize(
    "junk", [b"\x00" * 5_000, b"text", gzip.compress(b"not a record", mtime=0)]
)
def test_junk_after_the_last_record_is_dropped(
    home: Home, warcs: Any, abandoned: Path, junk: bytes
) -> None:
    abandoned.write_bytes(abandoned.read_bytes() + junk)
    (found,) = recover(home.segments)
    assert (found.records, found.dropped_bytes) == (10, len(junk))
    warcs.check()


def test_a_segment_without_a_page_is_removed(home: Home, warcs: Any, abandoned: Path) -> None:
    abandoned.write_bytes(abandoned.read_bytes()[:500])
    (found,) = recover(home.segments)
    assert found.path is None
    assert warcs.partials() == warcs.segments() == []


def test_the_segment_of_a_living_crawl_is_left_alone(home: Home, warcs: Any) -> None:
    archive = Archive(home.segments, "x")
    archive.write(exchange(1))
    assert recover(home.segments) == []
    archive.write(exchange(2))
    archive.close()
    assert len(warcs.responses()) == 2


def test_a_failed_write_leaves_the_segment_as_it_was(
    home: Home, warcs: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from crawler import archive as module

    archive = Archive(home.segments, "x")
    archive.write(exchange(1))

    def full_disk(stream: Any, records: Any) -> None:
        assert len(list(records)) == 3
        stream.write(b"half a rec")
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(module, "write_records", full_disk)
        with pytest.raises(OSError, match="No space left"):
            archive.write(exchange(2))
    archive.write(exchange(3))
    archive.close()
    assert [url[-5] for url in warcs.responses()] == ["1", "3"]
    warcs.check()
