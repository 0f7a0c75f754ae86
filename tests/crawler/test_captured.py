from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from crawler.archive import Archive
from crawler.captured import RecoveredCapture, captures_of
from crawler.discovery import Discovery
from crawler.exchange import EarlierCapture, Exchange
from crawler.recovery import recover

if TYPE_CHECKING:
    from pathlib import Path

    from crawler.home import Home

URL = "https://harbour-post.example/ferry"
BODY = b"<html>tide table</html>"
DIGEST = f"sha256:{sha256(BODY).hexdigest()}"
FIRST = datetime(2026, 3, 2, 8, 0, 0, 123456, UTC)
SECOND = datetime(2026, 3, 2, 9, 0, 0, 7, UTC)
THIRD = datetime(2026, 3, 2, 15, tzinfo=UTC)
FOUND = Discovery("harbour-post", "feed", "https://harbour-post.example/feed", headline="Ferry")
DATED = ((b"ETag", b'W/"a"'), (b"Last-Modified", b"Mon, 02 Mar 2026 07:00:00 GMT"))


def exchange(fetched_at: datetime, **changes: Any) -> Exchange:
    values: dict[str, Any] = {
        "url": URL,
        "method": "GET",
        "request_headers": (),
        "status": 200,
        "response_headers": DATED,
        "body": BODY,
        "ip_address": "192.0.2.7",
        "discovery": FOUND,
    }
    return Exchange(fetched_at=fetched_at, **(values | changes))


def write_some(archive: Archive) -> list[RecoveredCapture]:
    """Write a page, two visits that find it unchanged, and robots.txt; what is to be known."""
    first = archive.write(exchange(FIRST))
    told = EarlierCapture(URL, FIRST, first.record_id, DIGEST, not_modified=True)
    same = EarlierCapture(URL, FIRST, None, DIGEST, not_modified=False)
    second = archive.write(
        exchange(SECOND, status=304, body=b"", response_headers=DATED[:1], same_as=told)
    )
    third = archive.write(exchange(THIRD, same_as=same))
    robots = f"{URL}/robots.txt"
    last = archive.write(
        exchange(THIRD, url=robots, status=404, body=b"", response_headers=(), discovery=None)
    )
    etag, date = 'W/"a"', "Mon, 02 Mar 2026 07:00:00 GMT"
    return [
        RecoveredCapture(URL, FIRST, 200, etag, date, DIGEST, first.record_id, FOUND, None),
        RecoveredCapture(URL, SECOND, 304, etag, None, DIGEST, second.record_id, FOUND, told),
        RecoveredCapture(URL, THIRD, 200, etag, date, DIGEST, third.record_id, FOUND, same),
        RecoveredCapture(
            robots, THIRD, 404, None, None, last.payload_digest, last.record_id, None, None
        ),
    ]


def test_a_segment_says_of_its_captures_what_the_crawl_knew(home: Home) -> None:
    archive = Archive(home.segments, "x")
    written = write_some(archive)
    archive.close()
    assert list(captures_of(archive.completed[0])) == written


def test_after_a_crash_every_whole_capture_is_known_and_no_other(home: Home) -> None:
    archive = Archive(home.segments, "x")
    written = write_some(archive)
    (partial,) = (home.segments / ".partial").iterdir()
    left = partial.read_bytes()
    archive.close()
    archive.completed[0].unlink()
    # What is lost is the end of the last response: its request alone is no capture.
    partial.write_bytes(left[:-10])
    (found,) = recover(home.segments)
    assert found.path is not None
    assert list(captures_of(found.path)) == written[:-1]


def test_what_is_no_segment_of_ours_is_named(tmp_path: Path) -> None:
    block = b"HTTP/1.1 200 OK\r\n\r\n"
    head = b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n"
    path = tmp_path / "a.warc"
    path.write_bytes(head + b"Content-Length: %d\r\n\r\n" % len(block) + block + b"\r\n\r\n")
    with pytest.raises(ValueError, match=r"a\.warc: no record of ours"):
        list(captures_of(path))
