"""Extracts every hostile page, each between two ordinary ones, in two workers; prints what became.

A process of its own: only so can the memory of its workers be told from that of others.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.article import Article
from etl.capture import Capture, digest
from etl.pool import ExtractionPool

sys.path.insert(0, str(Path(__file__).parent))
from pages import PROSE, makers, page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from etl.capture import Rejection

Chunk = list[Any]
WORKERS = 2


def main() -> None:
    """Print one JSON object: of each page by name, of the ordinary ones, and the peak memory."""
    start = last = time.monotonic()
    found: dict[str, Any] = {}
    with ExtractionPool(WORKERS, []) as pool:
        for name, (before, result, after) in zip(makers(), pool.results(chunks()), strict=True):
            now = time.monotonic()
            found[name] = {
                "became": said(result),
                "neighbours": [said(before), said(after)],
                "seconds": now - last,
            }
            last = now
    peak_kib = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(  # noqa: T201 - its parent reads this
        json.dumps({"pages": found, "peak_mib": peak_kib / 1024, "seconds": last - start})
    )


def chunks() -> Iterator[Chunk]:
    """The chunks, each made when it is its turn."""
    for make in makers().values():
        yield [capture(page().encode()), capture(make()), capture(page().encode())]


def capture(payload: bytes) -> Capture:
    """A capture that stands in no archive."""
    return Capture(1, 0, None, "https://post.example/a", "html", payload, digest(payload))


def said(result: Article | Rejection) -> str:
    """A word on what became of a page."""
    if isinstance(result, Article):
        return "story" if all(each in result.body for each in PROSE) else "article"
    return result.reason


if __name__ == "__main__":
    main()
