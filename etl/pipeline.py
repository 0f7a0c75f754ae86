"""The build: archive -> articles -> signatures -> pairs -> stories -> published snapshot.

Each stage does what the tables say is missing and commits as it goes, so a build can be
interrupted anywhere and the next one goes on. With nothing missing, nothing is written.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING

from crawler.identity import hash64
from crawler.outlet import find_outlets, shipped_outlets
from etl.article import EXTRACTION_SCHEME
from etl.errors import EtlError
from etl.progress import quiet
from etl.register import Register
from etl.signature import SIGNATURE_SCHEME
from etl.stage_articles import load_articles
from etl.stage_pairs import verify_pairs
from etl.stage_signatures import sign_versions
from etl.stage_stories import tell_stories
from warehouse.load import Loader
from warehouse.publish import publish

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from crawler.home import Home
    from crawler.outlet import Outlet
    from etl.progress import Progress


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did; all zero and no snapshot when nothing was missing."""

    captures: int
    articles: int
    rejections: int
    pairs: int
    stories: int
    snapshot: Path | None


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
        EtlError: another build is running, or there is nothing in the archive.
        WarehouseError: the warehouse cannot be opened or published.
    """
    workers = workers or len(os.sched_getaffinity(0))
    with _only_builder(home):
        _clear(home, everything=rebuild)
        with Register.open(home) as register:
            register.adopt_segments(home)
            if not register.files():
                raise EtlError(
                    f"nothing in the archive at {home.archive}: run `wirecopy crawl` or"
                    " `wirecopy ingest PATH` first"
                )
            done = _build(home, register, workers, "rebuild" if rebuild else "build", progress)
        if done.captures or done.stories or not home.current.exists():
            progress("publish", 0, 1)
            snapshot = publish(home.warehouse, home.snapshots, home.current)
            progress("publish", 1, 1)
            return Built(*_figures(done), snapshot)
        return done


def _figures(done: Built) -> tuple[int, int, int, int, int]:
    return done.captures, done.articles, done.rejections, done.pairs, done.stories


def _build(home: Home, register: Register, workers: int, command: str, progress: Progress) -> Built:
    started = datetime.now(UTC)
    run_id = hash64("run", command, started.isoformat(), str(os.getpid()))
    outlets = known_outlets(home)
    with Loader.open(home.warehouse) as loader:
        loaded = load_articles(loader, home, register, outlets, workers, run_id, progress)
        signed = sign_versions(loader, progress)
        pairs = verify_pairs(loader, progress)
        if not (loaded.captures or loaded.rejections or signed or pairs or _unfinished(loader)):
            return Built(0, 0, 0, 0, 0, None)
        stories = tell_stories(loader, progress)
        loader.load(
            {
                "run": [
                    {
                        "run_id": run_id,
                        "command": command,
                        "started_at": started,
                        "finished_at": datetime.now(UTC),
                        "status": "done",
                        "version": version("wirecopy"),
                        "extraction_scheme": EXTRACTION_SCHEME,
                        "signature_scheme": SIGNATURE_SCHEME,
                        "captures": loaded.captures,
                        "articles": loaded.articles,
                        "rejections": loaded.rejections,
                        "pairs": pairs,
                        "stories": stories,
                    }
                ]
            }
        )
        return Built(loaded.captures, loaded.articles, loaded.rejections, pairs, stories, None)


def _unfinished(loader: Loader) -> bool:
    """Whether an earlier build was interrupted before it told the stories of what it loaded."""
    return bool(loader.rows("untold_articles"))


def known_outlets(home: Home) -> list[Outlet]:
    """The outlets of the home folder and, where it has none of that name, the shipped ones."""
    own = {outlet.slug: outlet for outlet in find_outlets(home)}
    return sorted(
        ({outlet.slug: outlet for outlet in shipped_outlets()} | own).values(),
        key=lambda outlet: (outlet.slug not in own, outlet.slug),
    )


def _clear(home: Home, *, everything: bool) -> None:
    if everything:
        for name in (home.warehouse, home.warehouse.with_name(f"{home.warehouse.name}.wal")):
            name.unlink(missing_ok=True)


@contextmanager
def _only_builder(home: Home) -> Iterator[None]:
    """Hold the lock that dies with its process."""
    try:
        home.path.mkdir(parents=True, exist_ok=True)
        with home.lock.open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise EtlError(
                    f"another build is running in {home.path}: wait for it to end"
                ) from None
            yield
    except OSError as error:
        detail = error.strerror or str(error)
        raise EtlError(f"cannot write to {home.path}: {detail}; choose another --home") from error
