"""The book catches up with the archive: after a crash a capture may be in one and not the other.

A page is archived first and noted then. Segments whose captures are all noted are accounted for;
the others are read again at the start of the next crawl, so that nothing is fetched twice.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from crawler.captured import captures_of
from crawler.known import Answer, Known
from crawler.schedule import GONE, Pace, after_answer
from crawler.url import url_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from crawler.captured import RecoveredCapture
    from crawler.outlet import Outlet
    from crawler.visits import Visits

logger = logging.getLogger(__name__)


def catch_up(visits: Visits, segments: Path, outlets: Iterable[Outlet]) -> int:
    """Note what the archive's segments hold and the book does not know; how many captures.

    A segment that cannot be read is passed over, and said; it is for the archive to mend.
    """
    paces = {outlet.slug: outlet.pace for outlet in outlets}
    accounted, noted = visits.accounted(), 0
    for path in sorted(segments.glob("*.warc.gz")):
        if path.name in accounted:
            continue
        try:
            with visits.together():
                noted += sum(_note(visits, capture, paces) for capture in captures_of(path))
                visits.account(path.name)
        except (OSError, ValueError) as error:
            logger.warning("%s cannot be taken into the book: %s", path.name, error)
    return noted


def _note(visits: Visits, capture: RecoveredCapture, paces: Mapping[str, Pace]) -> bool:
    """Note one capture; False where the book knows it, or it is no article."""
    discovery = capture.discovery
    if discovery is None or not discovery.is_article:
        return False
    key, at = url_key(capture.url), capture.fetched_at
    known = visits.find(key) or Known(
        key, capture.url, discovery.outlet, "article", discovery, at, at
    )
    if known.visited_at is not None and known.visited_at >= at:
        return False
    if capture.location is not None:
        return _lead(visits, known, capture)
    answer = Answer(
        at, capture.status, capture.etag, capture.last_modified, capture.payload_digest,
        capture.record_id, is_gone=capture.status in GONE,
    )  # fmt: skip
    if not (answer.is_gone or capture.status in {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED}):
        return False
    if capture.url != known.url:
        known = replace(known, url=capture.url)
    visits.save(after_answer(known, answer, paces.get(discovery.outlet, Pace())))
    return True


def _lead(visits: Visits, known: Known, capture: RecoveredCapture) -> bool:
    """Note where a redirect leads; that the page there was fetched is a capture of its own."""
    url = urljoin(capture.url, capture.location or "")
    there = url_key(url)
    if there == known.key:
        return False
    visits.lead(known.key, there, known.url, "redirect", capture.fetched_at)
    if visits.find(there) is None:
        visits.save(replace(known, key=there, url=url))
    return True
