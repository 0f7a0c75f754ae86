"""The crawler's own book: every known URL, when it was visited, and when it is due again."""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from dataclasses import asdict, fields
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Self

from crawler.discovery import Discovery
from crawler.errors import CrawlerError
from crawler.known import Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from crawler.tally import CrawlReport
    from crawler.url import UrlKey

# Of those that are due, so many are looked at in one go.
MOST_DUE = 20_000
_NAMES = tuple(each.name for each in fields(Known))
_MOMENTS = tuple(name for name in _NAMES if name.endswith("_at"))


class Visits:
    """One SQLite file; what is kept is safe from a crash of this process at once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the book, made where it is missing.

        Raises:
            CrawlerError: the file cannot be written or is none of ours.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=60, isolation_level=None)
            connection.row_factory = sqlite3.Row
            connection.execute("pragma journal_mode = wal")
            connection.execute("pragma synchronous = normal")
            connection.executescript(_sql("schema"))
        except (OSError, sqlite3.Error) as error:
            raise CrawlerError(
                f"cannot open the crawler's book at {path}: {error}; choose another --home"
            ) from error
        return cls(connection)

    def close(self) -> None:
        """Release the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def find(self, key: UrlKey) -> Known | None:
        """What is known of a URL, or of the one that it is an alias of."""
        row = self._run("find_known", key=key).fetchone()
        return _known(row) if row else None

    def every(self) -> Iterator[Known]:
        """What is known of all URLs, by key."""
        return map(_known, self._run("every_known"))

    def save(self, known: Known) -> None:
        """Keep what is known of a URL now."""
        self._run("save_known", **_values(known))

    def due_articles(self, outlet: str, now: datetime) -> list[Known]:
        """Articles of an outlet that are due: new ones first, then who has waited longest."""
        rows = self._run("due_articles", outlet=outlet, now=_text(now), most=MOST_DUE).fetchall()
        return [_known(row) for row in rows]

    def next_due(self, outlets: Iterable[str], after: datetime) -> datetime | None:
        """When, after a time, the next URL of some outlets is due; None if never."""
        named = json.dumps(list(outlets))
        ((moment,),) = self._run("next_due", outlets=named, after=_text(after)).fetchall()
        return _moment(moment)

    def articles_visited_since(self, outlet: str, since: datetime) -> int:
        """How many articles of an outlet were visited since a time."""
        rows = self._run("fetched_since", outlet=outlet, since=_text(since))
        return int(rows.fetchone()[0])

    def liars(self) -> set[str]:
        """Outlets whose servers have called a page unchanged that was changed."""
        return {outlet for (outlet,) in self._run("liars")}

    def lead(self, key: UrlKey, to: UrlKey, url: str, reason: str, at: datetime) -> None:
        """Note that a URL leads to another one; what was known of it by its own key is dropped."""
        self._run("forget_known", key=key)
        self._run("lead", key=key, leads_to=to, url=url, reason=reason, at=_text(at))

    def pauses(self, now: datetime) -> dict[str, datetime]:
        """Servers that are to be left alone, and until when."""
        rows = self._run("pauses", now=_text(now))
        return {server: datetime.fromisoformat(until) for server, until in rows}

    def pause(self, server: str, until: datetime) -> None:
        """Leave a server alone until a time."""
        self._run("save_pause", server=server, until=_text(until))

    def accounted(self) -> set[str]:
        """Names of segments whose captures are all known."""
        return {name for (name,) in self._run("accounted")}

    def account(self, segment: str) -> None:
        """Note that all captures of a segment are known."""
        self._run("account", segment=segment)

    def start_run(self, at: datetime) -> int:
        """Begin a run; its id."""
        return int(self._run("start_run", at=_text(at)).lastrowid or 0)

    def end_run(
        self, run_id: int, at: datetime, reports: Iterable[CrawlReport], problem: str | None = None
    ) -> None:
        """End a run with what it did for each outlet."""
        with self.together():
            for report in reports:
                self._run("end_run_outlet", run_id=run_id, **asdict(report))
            self._run("end_run", run_id=run_id, at=_text(at), problem=problem)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep all that is kept within, or nothing: a hundred times as fast for many."""
        self._connection.execute("begin immediate")
        try:
            yield
        except BaseException:
            self._connection.execute("rollback")
            raise
        self._connection.execute("commit")

    def _run(self, name: str, **values: object) -> sqlite3.Cursor:
        return self._connection.execute(_sql(name), values)


@cache
def _sql(name: str) -> str:
    return files("crawler").joinpath("sql", f"{name}.sql").read_text("utf-8")


def _values(known: Known) -> dict[str, Any]:
    # Not asdict, which copies deeply: it took twice as long as the database.
    values: dict[str, Any] = {name: getattr(known, name) for name in _NAMES}
    for name in _MOMENTS:
        values[name] = _text(values[name]) if values[name] is not None else None
    values["discovery"] = known.discovery.to_fields().decode()
    interval = values.pop("interval")
    values["interval_s"] = None if interval is None else interval.total_seconds()
    return values


def _known(row: sqlite3.Row) -> Known:
    values = dict(row)
    values["key"] = values.pop("url_key")
    interval = values.pop("interval_s")
    values["interval"] = None if interval is None else timedelta(seconds=interval)
    values["is_distrusted"] = bool(values["is_distrusted"])
    moments = {name: _moment(values[name]) for name in _MOMENTS}
    found = Discovery.from_fields(values["discovery"].encode())
    if found is None:
        raise CrawlerError(f"the crawler's book says nothing sound of {values['url']}")
    return Known(**{**values, **moments, "discovery": found})


def _text(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}Z"


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
