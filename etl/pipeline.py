"""The build: archive -> articles -> signatures -> pairs -> stories -> published snapshot.

Each stage does what the tables say is missing and commits as it goes, so a build can be
interrupted anywhere and the next one goes on. With nothing missing, nothing is written.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING

from crawler.identity import hash64
from crawler.outlet import find_outlets, shipped_outlets
from etl.article import EXTRACTION_SCHEME
from etl.cores import cores
from etl.errors import EtlError
from etl.moved import what_moved
from etl.only_one import only_one
from etl.progress import quiet
from etl.register import Register
from etl.signature import SIGNATURE_SCHEME
from etl.stage_articles import load_articles
from etl.stage_judgements import load_judgements
from etl.stage_pairs import verify_pairs
from etl.stage_repeated import cut_repeated_lines
from etl.stage_signatures import sign_versions
from etl.stage_stories import stories_are_told, tell_stories
from etl.stage_thresholds import load_thresholds
from etl.threshold_file import thresholds_of
from etl.thresholds import thresholds_in
from warehouse.load import Loader
from warehouse.migrate import migrations
from warehouse.publish import publish
from warehouse.query import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from crawler.home import Home
    from crawler.outlet import Outlet
    from etl.moved import Moved
    from etl.progress import Progress
    from etl.thresholds import Thresholds


class NothingArchivedError(EtlError):
    """There is no file in the archive."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did; all zero and no snapshot when nothing was missing.

    `captures` counts what was read, `reasons` the rejections by reason, `judgements` those there
    are by state; `passed_over` says of each bad line among these what is wrong with it.
    """

    captures: int = 0
    articles: int = 0
    rejections: int = 0
    pairs: int = 0
    stories: int = 0
    snapshot: Path | None = None
    reasons: dict[str, int] = field(default_factory=dict)
    judgements: dict[str, int] = field(default_factory=dict)
    passed_over: tuple[str, ...] = ()
    moved: Moved | None = None


def build(
    home: Home,
    *,
    workers: int | None = None,
    rebuild: bool = False,
    progress: Progress = quiet,
) -> Built:
    """Bring the warehouse of a home folder up to its archive, and publish a snapshot.

    Args:
        home: the home folder.
        workers: processes that extract; as many as there are cores if not given.
        rebuild: forget the warehouse and make it anew from the archive.
        progress: told how far each stage is.

    Raises:
        EtlError: another build is running, there is nothing in the archive, the file of thresholds
            is wrong, or the warehouse was made by other schemes.
        WarehouseError: the warehouse cannot be opened or published.
    """
    with only_builder(home), filled_register(home) as register:
        thresholds = thresholds_of(home)
        if rebuild:
            _forget(home)
        command = "rebuild" if rebuild else "build"
        return bring_up(home, register, thresholds, workers or cores(), command, progress)


def bring_up(  # noqa: PLR0913, PLR0917 - what it works on and with
    home: Home,
    register: Register,
    thresholds: Thresholds,
    workers: int,
    command: str,
    progress: Progress,
) -> Built:
    """Do what is missing, and publish it; for whoever holds the builder's lock."""
    done, run_id = _build(home, register, thresholds, workers, command, progress)
    if run_id == published_run(home) and thresholds == _published_thresholds(home):
        return done
    return replace(done, snapshot=publish_anew(home, progress))


def publish_anew(home: Home, progress: Progress) -> Path:
    """Publish the warehouse; the new snapshot."""
    progress("publish", 0, 1)
    snapshot = publish(home.warehouse, home.snapshots, home.current)
    progress("publish", 1, 1)
    return snapshot


@contextmanager
def filled_register(home: Home) -> Iterator[Register]:
    """Open the register, the crawls' new segments included.

    Raises:
        NothingArchivedError: no file is registered.
    """
    with Register.open(home) as register:
        register.adopt_segments(home)
        if not register.files():
            raise NothingArchivedError(
                f"nothing in the archive at {home.archive}: run `wirecopy crawl` or"
                " `wirecopy ingest PATH` first"
            )
        yield register


def new_run_id(command: str, started: datetime) -> int:
    """Id of a run that starts now in this process."""
    return hash64("run", command, started.isoformat(), str(os.getpid()))


def _build(  # noqa: PLR0913, PLR0917 - what it works on and with
    home: Home,
    register: Register,
    thresholds: Thresholds,
    workers: int,
    command: str,
    progress: Progress,
) -> tuple[Built, int | None]:
    """Do what is missing; what was done, and the last run that the warehouse knows."""
    started = datetime.now(UTC)
    run_id = new_run_id(command, started)
    outlets = known_outlets(home)
    with Loader.open(home.warehouse) as loader:
        _check_schemes(loader)
        loaded = load_articles(loader, home, register, outlets, workers, run_id, progress)
        judgements = load_judgements(loader, home)
        moved = load_thresholds(loader, thresholds)
        if not stories_are_told(loader):
            cut_repeated_lines(loader, progress)
        sign_versions(loader, progress)
        pairs = verify_pairs(loader, progress)
        is_new = loaded.captures or judgements.is_new or moved.is_new
        if not is_new and stories_are_told(loader):
            newest = loader.rows("newest_run")
            done = Built(passed_over=judgements.passed_over)
            return done, newest[0][0] if newest else None
        done = Built(
            loaded.captures,
            loaded.articles,
            loaded.rejections,
            pairs,
            tell_stories(loader, progress),
            reasons=dict(loaded.reasons),
            judgements=dict(judgements.states),
            passed_over=judgements.passed_over,
        )
        if moved.turned:
            done = replace(done, moved=what_moved(loader))
        loader.load({"run": [run_row(run_id, command, started, done)]})
    return done, run_id


def run_row(run_id: int, command: str, started: datetime, done: Built) -> dict[str, object]:
    """One run that ends now."""
    return {
        "run_id": run_id,
        "command": command,
        "started_at": started,
        "finished_at": datetime.now(UTC),
        "status": "done",
        "version": version("wirecopy"),
        "extraction_scheme": EXTRACTION_SCHEME,
        "signature_scheme": SIGNATURE_SCHEME,
        "captures": done.captures,
        "articles": done.articles,
        "rejections": done.rejections,
        "pairs": done.pairs,
        "stories": done.stories,
    }


def _check_schemes(loader: Loader) -> None:
    if loader.rows("other_schemes", extraction=EXTRACTION_SCHEME, signature=SIGNATURE_SCHEME):
        raise EtlError(
            "the warehouse was made by another version of wirecopy, with other schemes: run"
            " `wirecopy build --reextract` (keeps the history) or `wirecopy build --rebuild`"
        )


def published_run(home: Home) -> int | None:
    """The last run that the current snapshot knows; None when there is none of today's schema."""
    if not home.current.exists():
        return None
    with Snapshot.open(home.current) as snapshot:
        if snapshot.answer("schema").rows != [(max(migrations()),)]:
            return None
        runs = snapshot.answer("last_run").records()
    return runs[0]["run_id"] if runs else None


def _published_thresholds(home: Home) -> Thresholds:
    """Those of the current snapshot: a build that was killed may have loaded others and no run."""
    with Snapshot.open(home.current) as snapshot:
        return thresholds_in(snapshot)


def known_outlets(home: Home) -> list[Outlet]:
    """The outlets of the home folder and, where it has none of that name, the shipped ones."""
    own = {outlet.slug: outlet for outlet in find_outlets(home)}
    return sorted(
        ({outlet.slug: outlet for outlet in shipped_outlets()} | own).values(),
        key=lambda outlet: (outlet.slug not in own, outlet.slug),
    )


def _forget(home: Home) -> None:
    for path in home.warehouse.parent.glob("*.duckdb*"):
        path.unlink(missing_ok=True)


def only_builder(home: Home) -> AbstractContextManager[None]:
    """Hold the builder's lock of a home while the block runs; raises as `only_one` does."""
    return only_one(home, home.lock, "build")
