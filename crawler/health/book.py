"""The crawler's book, read for its health: nothing is written, a crawl may go on meanwhile."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Self

from crawler.errors import CrawlerError
from crawler.tally import CrawlReport

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Arrival:
    """Articles of an outlet that were found at one moment, and what came of them since."""

    at: datetime
    articles: int
    fetched: int
    gone: int
    failing: int
    waiting: int


@dataclass(frozen=True, slots=True)
class SourceState:
    """How a feed, sitemap or front page stands; `changed_at`: when it last came with other bytes.

    `failures`: in a row. `status` is None when nobody answered.
    """

    url: str
    kind: str
    status: int | None
    visited_at: datetime | None
    changed_at: datetime | None
    failures: int
    gone_at: datetime | None


@dataclass(frozen=True, slots=True)
class Backlog:
    """Articles that are due, and since when the first of them is."""

    urls: int
    oldest_at: datetime


@dataclass(frozen=True, slots=True)
class RunState:
    """One run; `ended_at` is None while it is going on, or when it died."""

    run_id: int
    started_at: datetime
    ended_at: datetime | None
    problem: str | None


@dataclass(frozen=True, slots=True)
class OutletDay:
    """What the runs that began on one day did for one outlet.

    From the beginning of the first to the end of the last; `read_at`: when the last one began that
    read a source.
    """

    started_at: datetime
    ended_at: datetime
    report: CrawlReport
    read_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """What all runs did for one outlet; `success_at`: when one last read a source of it."""

    report: CrawlReport
    success_at: datetime | None


class HealthBook:
    """Reads the book; every answer is by outlet."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def open(cls, path: Path) -> Self | None:
        """Open the book for reading; None where there is none, since nothing was crawled.

        Raises:
            CrawlerError: the file cannot be read or is none of ours.
        """
        if not path.exists():
            return None
        connection: sqlite3.Connection | None = None
        try:
            connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=60)
            connection.row_factory = sqlite3.Row
            book = cls(connection)
            book.runs(1)
        except sqlite3.Error as error:
            if connection is not None:
                connection.close()
            raise CrawlerError(
                f"cannot read the crawler's book at {path}: {error}; one of an older wirecopy is "
                "brought up to date by the next `wirecopy run`"
            ) from error
        return book

    def close(self) -> None:
        """Release the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def arrivals(self, since: datetime) -> dict[str, list[Arrival]]:
        """Articles that were found since a time, the first ones first."""
        found: defaultdict[str, list[Arrival]] = defaultdict(list)
        for row in self._rows("found_articles", since=_text(since)):
            outlet, at, *counts = row
            found[outlet].append(Arrival(datetime.fromisoformat(at), *counts))
        return dict(found)

    def sources(self) -> dict[str, list[SourceState]]:
        """Sources that were ever asked for."""
        found: defaultdict[str, list[SourceState]] = defaultdict(list)
        for row in self._rows("known_sources"):
            state = SourceState(
                url=row["url"],
                kind=row["kind"],
                status=row["status"],
                visited_at=_moment(row["visited_at"]),
                changed_at=_moment(row["recorded_at"]),
                failures=row["failures"],
                gone_at=_moment(row["gone_at"]),
            )
            found[row["outlet"]].append(state)
        return dict(found)

    def backlog(self, now: datetime) -> dict[str, Backlog]:
        """What is due."""
        rows = self._rows("backlog", now=_text(now))
        return {outlet: Backlog(urls, datetime.fromisoformat(at)) for outlet, urls, at in rows}

    def runs(self, most: int) -> list[RunState]:
        """The last runs, the newest first."""
        return [
            RunState(run_id, datetime.fromisoformat(started), _moment(ended), problem)
            for run_id, started, ended, problem in self._rows("last_runs", most=most)
        ]

    def outlet_days(self, since: datetime) -> dict[str, list[OutletDay]]:
        """What runs that began since a time did, day by day."""
        found: defaultdict[str, list[OutletDay]] = defaultdict(list)
        for row in self._rows("outlet_days", since=_text(since)):
            started, ended = map(datetime.fromisoformat, (row["started_at"], row["ended_at"]))
            day = OutletDay(started, ended, _report(row), _moment(row["read_at"]))
            found[day.report.outlet].append(day)
        return dict(found)

    def totals(self) -> dict[str, Totals]:
        """What all runs did."""
        return {
            row["outlet"]: Totals(_report(row), _moment(row["success_at"]))
            for row in self._rows("outlet_totals")
        }

    def pauses(self, now: datetime) -> dict[str, datetime]:
        """Servers that are left alone, and until when."""
        rows = self._rows("pauses", now=_text(now))
        return {server: datetime.fromisoformat(until) for server, until in rows}

    def _rows(self, name: str, **values: object) -> list[sqlite3.Row]:
        return self._connection.execute(_sql(name), values).fetchall()


@cache
def _sql(name: str) -> str:
    return files("crawler").joinpath("sql", f"{name}.sql").read_text("utf-8")


def _report(row: sqlite3.Row) -> CrawlReport:
    return CrawlReport(**{field.name: row[field.name] for field in fields(CrawlReport)})


def _text(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}Z"


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
