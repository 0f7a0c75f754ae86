"""One look at a home: its crawls, its pages, its warehouse, its disk."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from crawler.health.book import HealthBook
from crawler.health.finding import Finding, ordered
from crawler.health.pages import pages
from crawler.health.runs import LOOKED_AT, run_findings
from crawler.health.silence import is_silent, silence
from crawler.health.state import OutletState, states
from crawler.outlet import find_outlets
from etl.errors import EtlError
from etl.health.reading import BEFORE_DAYS, RECENT_DAYS, Rates, held_against, reading
from etl.health.room import Built, Disk, build_findings, disk_findings, law_findings
from etl.register import Register
from warehouse.errors import WarehouseError
from warehouse.query import NoSnapshotError, Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crawler.health.book import RunState, Totals
    from crawler.home import Home
    from crawler.outlet import Outlet

A_WEEK = timedelta(days=7)
A_DAY = timedelta(days=1)


class NoHomeError(EtlError):
    """There is no such home folder."""


@dataclass(slots=True)
class Checkup:
    """What was looked at, and what is wrong. `silent`: slugs of outlets that are."""

    home: Home
    at: datetime
    findings: list[Finding] = field(default_factory=list)
    outlets: list[OutletState] = field(default_factory=list)
    silent: set[str] = field(default_factory=set)
    runs: list[RunState] = field(default_factory=list)
    totals: dict[str, Totals] = field(default_factory=dict)
    rates: list[Rates] = field(default_factory=list)
    disk: Disk = field(default_factory=lambda: Disk(0, 0, 0.0))
    built: Built = field(default_factory=lambda: Built(None, None, 0, None))


def check(home: Home, now: datetime, *, laws: bool = True) -> Checkup:
    """Look at a home.

    Args:
        home: the folder.
        now: what time it is.
        laws: whether the laws of the warehouse are checked, which takes a while on a large one.

    Raises:
        NoHomeError: there is no such folder.
        CrawlerError: an outlet's file or the crawler's book cannot be read.
    """
    if not home.path.is_dir():
        raise NoHomeError(f"no home folder at {home.path}: name another with --home")
    outlets, found = find_outlets(home), Checkup(home, now)
    a_day = _look_at_crawls(found, outlets)
    _look_at_snapshot(found, outlets, laws=laws)
    _look_at_disk(found, a_day)
    found.findings = ordered(found.findings)
    return found


def _look_at_crawls(found: Checkup, outlets: Sequence[Outlet]) -> float:
    """Read the crawler's book; the bytes that a day brings."""
    book = HealthBook.open(found.home.visits)
    if book is None:
        # A home of ingested files needs no crawls.
        found.findings += run_findings([], found.at) if outlets else ()
        return 0.0
    with book:
        found.runs = book.runs(LOOKED_AT)
        found.totals = book.totals()
        found.outlets = states(book, outlets, found.at)
        received = [day for days in book.outlet_days(found.at - A_WEEK).values() for day in days]
    found.findings += run_findings(found.runs, found.at)
    for state in found.outlets:
        of_silence = list(silence(state, found.at))
        if is_silent(of_silence):
            found.silent.add(state.outlet.slug)
        found.findings += [*of_silence, *pages(state, found.at)]
    since = min((day.started_at for day in received), default=found.at)
    days = max((found.at - since) / A_DAY, 1.0)
    return sum(day.report.bytes for day in received) / days


def _look_at_snapshot(found: Checkup, outlets: Sequence[Outlet], *, laws: bool) -> None:
    expected = {outlet.slug: outlet.expect for outlet in outlets}
    loaded: set[int] = set()
    try:
        with Snapshot.open(found.home.current) as snapshot:
            published = datetime.fromtimestamp(snapshot.path.stat().st_mtime, UTC)
            found.built = Built(snapshot.path.name, published, 0, None)
            loaded = {file_id for (file_id,) in snapshot.answer("loaded_files").rows}
            found.rates = rates_of(snapshot, found.at)
            if laws:
                found.findings += law_findings(snapshot.broken_laws())
    except NoSnapshotError:
        # What waits to be built is looked at below, snapshot or not.
        found.rates = []
    except WarehouseError as error:
        found.findings.append(Finding("snapshot_unreadable", str(error), "wirecopy build"))
    for rates in found.rates:
        found.findings += reading(rates)
        if rates.outlet in expected:
            found.findings += held_against(rates, expected[rates.outlet])
    found.built = _with_waiting(found, loaded)
    found.findings += build_findings(found.built, found.at)


def rates_of(snapshot: Snapshot, now: datetime) -> list[Rates]:
    """How well the pages of each outlet were read lately, and before."""
    answer = snapshot.answer(
        "outlet_rates", now=now, recent_days=RECENT_DAYS, before_days=BEFORE_DAYS
    )
    return [Rates(**row) for row in answer.records()]


def _with_waiting(found: Checkup, loaded: set[int]) -> Built:
    """Count what the next build will read; nothing is written, not even an empty register."""
    home, built = found.home, found.built
    if not home.register.exists():
        times = list(_written(home))
        waiting, since = len(times), min(times, default=None)
    else:
        with Register.open(home) as register:
            waiting, since = register.waiting(home, loaded), register.waiting_since(home, loaded)
    return Built(built.snapshot, built.published_at, waiting, since)


def _written(home: Home) -> Iterator[datetime]:
    for path in home.segments.glob("*.warc.gz"):
        yield datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _look_at_disk(found: Checkup, a_day: float) -> None:
    has_one = found.built.snapshot is not None
    size = found.home.current.stat().st_size if has_one else 0
    found.disk = Disk(shutil.disk_usage(found.home.path).free, size, a_day)
    found.findings += disk_findings(found.disk)
