"""Crawls that are killed at random moments: nothing complete is lost, nothing is fetched twice.

`WIRECOPY_KILLS=50` is the long form.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from typing import TYPE_CHECKING, Any

from warcio.archiveiterator import ArchiveIterator

if TYPE_CHECKING:
    from pathlib import Path

KILLS = int(os.environ.get("WIRECOPY_KILLS", "3"))
PAGES_A_KILL = 30


def whole_records(path: Path) -> set[str]:
    """The ids of the responses that a segment holds whole."""
    found: set[str] = set()
    with path.open("rb") as stream:
        try:
            for record in ArchiveIterator(stream):
                body = record.content_stream().read()
                said = record.rec_headers.get_header
                length = int(record.http_headers.get_header("Content-Length") or 0) if body else 0
                if record.rec_type == "response" and len(body) == length:
                    found.add(said("WARC-Record-ID"))
        except Exception:  # noqa: BLE001 - a torn record makes the reader raise anything
            return found
    return found


def test_whatever_the_moment_of_a_kill_nothing_complete_is_lost_or_fetched_twice(
    site: Any, warcs: Any, scrapy_crawl: Any, tmp_path: Path
) -> None:
    links = [f"/story-{number}" for number in range(PAGES_A_KILL * (KILLS + 1))]
    for link in links:
        site.page(link, f"What {link} tells. " * 400)
        site.pages[link].pause_s = 0.02
    site.feed("/feed.xml", [site.base + link for link in links])
    outlet = site.outlet(tmp_path / "outlets")
    chance = random.Random(3)
    complete: set[str] = set()
    for _ in range(KILLS):
        asked = len(site.asked)
        with scrapy_crawl("feed", outlet, "-a", "max_pages=5000") as process:
            while len(site.asked) < asked + 2 and process.poll() is None:
                time.sleep(0.01)
            time.sleep(chance.uniform(0, 0.4))
            process.send_signal(signal.SIGKILL)
            process.communicate(timeout=60)
        for path in [*warcs.partials(), *warcs.segments()]:
            complete |= whole_records(path)

    with scrapy_crawl("feed", outlet, "-a", "max_pages=5000") as process:
        process.communicate(timeout=300)
    warcs.check()
    responses = [each for each in warcs.records() if each.kind == "response"]
    assert complete <= {each.fields["WARC-Record-ID"] for each in responses}
    captured = Counter(each.url for each in responses if "/story-" in each.url)
    assert captured.keys() == {site.base + link for link in links}
    assert set(captured.values()) == {1}
