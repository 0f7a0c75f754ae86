"""Crawl from a program: one call, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any

from crawler.crawler_file import contact_for
from crawler.errors import CrawlerError
from crawler.last_words import last_line
from crawler.roster import Roster
from crawler.tally import CrawlReport

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from crawler.home import Home
    from crawler.outlet import Outlet

    Progress = Callable[[list[CrawlReport]], None]


@dataclass(frozen=True, slots=True)
class Simulation:
    """A crawl by another clock than the machine's: a file of `crawler.clock.FileClock`.

    With `until` the crawl goes on, from one moment when something is due to the next, until then.
    Only what a server takes to answer is real time, so nobody waits longer than `timeout_s`.
    """

    clock: Path
    until: datetime | None = None
    timeout_s: float = 60.0


class CrawlStoppedError(CrawlerError):
    """The crawl ended before its time; what was fetched is in the archive."""

    exit_code = 1


@dataclass(slots=True)
class _Watched:
    reports: list[CrawlReport] = field(default_factory=list)
    problem: str | None = None
    done: bool = False


def crawl(  # noqa: PLR0913 - what a crawl can be told
    home: Home,
    outlets: Sequence[Outlet],
    *,
    max_pages: int | None = None,
    only_due: bool = False,
    on_progress: Progress | None = None,
    verbose: bool = False,
    simulation: Simulation | None = None,
) -> list[CrawlReport]:
    """Fetch what the outlets' sources announce into the archive; one report an outlet.

    Articles that are known are fetched again when they are due, and so are sources with
    `only_due`; without it all sources are read. `max_pages` is the most article pages of each
    outlet, over its own limit. The outlets' files are copied into the home. Ctrl-C stops cleanly:
    the segment is completed.

    Raises:
        CrawlStoppedError: it was interrupted, or the archive could not be written.
        CrawlerError: public hosts would be asked without a contact, or crawler.toml is wrong.
    """
    if not outlets:
        return []
    contact_for(home, Roster(outlets))
    job = {
        "home": str(home.path),
        "outlets": [str(outlet.path) for outlet in outlets],
        "max_pages": max_pages,
        "only_due": only_due,
        "verbose": verbose,
        "settings": _simulated(simulation),
    }
    with tempfile.TemporaryFile("w+") as errors:
        watched, interrupted = _work(job, None if verbose else errors, on_progress)
        if not watched.done or watched.problem:
            raise CrawlStoppedError(watched.problem or f"the crawl failed: {last_line(errors)}")
    if interrupted:
        raise CrawlStoppedError(f"interrupted; what was fetched is in {home.segments}")
    return watched.reports


def _simulated(simulation: Simulation | None) -> dict[str, object]:
    if simulation is None:
        return {}
    until = simulation.until.timestamp() if simulation.until else None
    return {
        "WIRECOPY_CLOCK": str(simulation.clock),
        "WIRECOPY_UNTIL": until,
        "WIRECOPY_LONGEST_PAUSE": 0,
        "DOWNLOAD_TIMEOUT": simulation.timeout_s,
        "AUTOTHROTTLE_ENABLED": False,
        "RETRY_TIMES": 0,
    }


def _work(
    job: dict[str, Any], errors: IO[str] | None, on_progress: Progress | None
) -> tuple[_Watched, bool]:
    """Run the worker to its end; the flag tells whether it was interrupted."""
    watched, interrupted = _Watched(), False
    # In a session of its own the worker does not see the terminal's Ctrl-C: twice is too much.
    with subprocess.Popen(
        [sys.executable, "-m", "crawler.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
        start_new_session=True,
    ) as worker:
        if worker.stdin is None or worker.stdout is None:
            raise CrawlStoppedError("the crawl's process has no pipes")
        try:
            worker.stdin.write(json.dumps(job) + "\n")
            worker.stdin.flush()
            _watch(worker.stdout, watched, on_progress)
        except KeyboardInterrupt:
            interrupted = True
            worker.stdin.close()
            _watch(worker.stdout, watched, None)
    return watched, interrupted


def _watch(lines: IO[str], watched: _Watched, on_progress: Progress | None) -> None:
    for line in lines:
        event = json.loads(line)
        watched.reports = [CrawlReport(**report) for report in event["reports"]]
        watched.problem = event["problem"]
        watched.done = event["event"] == "done"
        if on_progress is not None:
            on_progress(watched.reports)
