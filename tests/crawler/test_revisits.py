from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from crawler.archive import Archive, Written
from crawler.discovery import Discovery
from crawler.exchange import EarlierCapture, Exchange

if TYPE_CHECKING:
    from crawler.home import Home

URL = "https://harbour-post.example/ferry"
BODY = b"<html>tide table</html>"
FIRST = datetime(2026, 3, 2, 8, 0, 0, 123456, UTC)
SECOND = datetime(2026, 3, 2, 9, 0, 0, 5, UTC)
FOUND = Discovery("harbour-post", "feed", "https://harbour-post.example/feed")
DIGEST = f"sha256:{sha256(BODY).hexdigest()}"


def exchange(fetched_at: datetime, **changes: Any) -> Exchange:
    values: dict[str, Any] = {
        "url": URL,
        "method": "GET",
        "request_headers": ((b"If-None-Match", b'"a"'),),
        "status": 200,
        "response_headers": ((b"Content-Type", b"text/html"), (b"ETag", b'"a"')),
        "body": BODY,
        "ip_address": None,
        "discovery": FOUND,
    }
    return Exchange(fetched_at=fetched_at, **(values | changes))


def earlier(first: Written, *, not_modified: bool) -> EarlierCapture:
    return EarlierCapture(URL, FIRST, first.record_id, first.payload_digest, not_modified)


def twice(home: Home, **again: Any) -> tuple[Written, Written]:
    """Archive a page, and then its second visit."""
    archive = Archive(home.segments, "x")
    first = archive.write(exchange(FIRST))
    same_as = earlier(first, not_modified=again.get("status") == 304)
    second = archive.write(exchange(SECOND, same_as=same_as, **again))
    archive.close()
    return first, second


def revisit_in(warcs: Any) -> Any:
    (found,) = [record for record in warcs.records() if record.kind == "revisit"]
    return found


@pytest.mark.parametrize(
    ("again", "profile", "truncated"),
    [
        ({"status": 304, "body": b""}, "server-not-modified", None),
        ({}, "identical-payload-digest", "length"),
    ],
)
def test_an_unchanged_page_is_a_revisit_that_names_the_response_with_its_payload(
    home: Home, warcs: Any, again: dict[str, Any], profile: str, truncated: str | None
) -> None:
    first, second = twice(home, **again)
    revisit = revisit_in(warcs)
    said = revisit.fields
    assert said["WARC-Profile"] == f"http://netpreserve.org/warc/1.1/revisit/{profile}"
    assert said["WARC-Refers-To"] == first.record_id
    assert said["WARC-Refers-To-Target-URI"] == URL
    assert said["WARC-Refers-To-Date"] == "2026-03-02T08:00:00.123456Z"
    assert said["WARC-Date"] == "2026-03-02T09:00:00.000005Z"
    assert said["WARC-Payload-Digest"] == DIGEST
    assert said.get("WARC-Truncated") == truncated
    assert said["WARC-Record-ID"] == second.record_id != first.record_id
    assert (revisit.status, revisit.http["etag"]) == (str(again.get("status", 200)), '"a"')
    assert revisit.body == b""
    warcs.check()


def test_a_revisit_stands_between_its_request_and_its_discovery(home: Home, warcs: Any) -> None:
    _, second = twice(home, status=304, body=b"")
    kinds = [record.kind for record in warcs.records()]
    assert kinds == [
        "warcinfo",
        "request",
        "response",
        "metadata",
        "request",
        "revisit",
        "metadata",
    ]
    request, _, metadata = warcs.records()[-3:]
    assert request.http["if-none-match"] == '"a"'
    assert request.fields["WARC-Concurrent-To"] == second.record_id
    assert metadata.fields["WARC-Concurrent-To"] == second.record_id
    assert Discovery.from_fields(metadata.body) == FOUND


def test_what_was_written_is_told_so_that_a_revisit_can_name_it(home: Home, warcs: Any) -> None:
    first, second = twice(home, status=304, body=b"")
    (segment,) = warcs.segments()
    (response,) = warcs.responses().values()
    assert response.fields["WARC-Record-ID"] == first.record_id
    assert first.payload_digest == second.payload_digest == DIGEST
    assert 0 < second.size < first.size + second.size < segment.stat().st_size


def test_a_response_whose_record_is_not_known_any_more_is_named_by_url_and_time(
    home: Home, warcs: Any
) -> None:
    archive = Archive(home.segments, "x")
    unnamed = EarlierCapture(URL, FIRST, None, DIGEST, not_modified=True)
    archive.write(exchange(SECOND, status=304, body=b"", same_as=unnamed))
    archive.close()
    said = revisit_in(warcs).fields
    assert "WARC-Refers-To" not in said
    assert said["WARC-Refers-To-Target-URI"] == URL


def test_a_body_that_is_another_is_never_dropped_as_the_same(home: Home, warcs: Any) -> None:
    archive = Archive(home.segments, "x")
    same_as = earlier(archive.write(exchange(FIRST)), not_modified=False)
    with pytest.raises(ValueError, match="the body is sha256:"):
        archive.write(exchange(SECOND, body=b"<html>edited</html>", same_as=same_as))
    archive.close()
    assert len(warcs.records()) == 4
    warcs.check()
