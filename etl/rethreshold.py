"""Move thresholds: show on a copy of the snapshot what that would change, or do it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from etl.cores import cores
from etl.errors import EtlError
from etl.moved import what_moved
from etl.pipeline import bring_up, filled_register, only_builder
from etl.progress import quiet
from etl.scratch import scratch_in
from etl.stage_stories import tell_stories
from etl.stage_thresholds import find_verdicts
from etl.threshold_file import move, moved_in
from etl.thresholds import of_values
from warehouse.copy import copy_file
from warehouse.load import Loader
from warehouse.query import Snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from crawler.home import Home
    from etl.moved import Moved
    from etl.pipeline import Built
    from etl.progress import Progress
    from etl.thresholds import Thresholds

# The copy grows while stories are told anew in it.
_ROOM, _LEAST_ROOM = 2, 64 << 20


def preview(home: Home, thresholds: Thresholds, *, progress: Progress = quiet) -> Moved:
    """What other thresholds would change in the current snapshot; nothing in the home changes.

    Works on a copy of the snapshot, so builds and readers need not wait.

    Raises:
        EtlError: there is no room for a copy.
        WarehouseError: there is no snapshot, or it cannot be read.
    """
    with Snapshot.open(home.current) as snapshot, scratch_in(home) as folder:
        copy = folder / "warehouse.duckdb"
        progress("copy", 0, 1)
        _copy(snapshot.path, copy)
        progress("copy", 1, 1)
        with Loader.open(copy) as loader:
            progress("verdicts", 0, 1)
            find_verdicts(loader, thresholds)
            progress("verdicts", 1, 1)
            tell_stories(loader, progress)
            return what_moved(loader)


def apply(
    home: Home,
    decide: Callable[[Mapping[str, float]], Mapping[str, float]],
    *,
    workers: int | None = None,
    progress: Progress = quiet,
) -> Built:
    """Write the file of thresholds anew, then build and publish with what it says.

    Args:
        home: the home folder.
        decide: makes what the file is to name of what it names.
        workers: processes that extract what is new in the archive, if anything is.
        progress: told how far each stage is.

    Raises:
        EtlError: another build is running, there is nothing in the archive, or the file is wrong or
            cannot be written.
        WarehouseError: the warehouse cannot be opened or published; the file is written, and the
            next build goes by it.
    """
    with only_builder(home), filled_register(home) as register:
        moved = decide(moved_in(home))
        thresholds = of_values(moved)
        move(home, moved)
        return bring_up(home, register, thresholds, workers or cores(), "rethreshold", progress)


def _copy(snapshot: Path, copy: Path) -> None:
    try:
        needed = _ROOM * snapshot.stat().st_size + _LEAST_ROOM
        free = shutil.disk_usage(copy.parent).free
        if free < needed:
            raise EtlError(
                f"a preview works on a copy, for which {copy.parent.parent} has no room:"
                f" {needed >> 20:,} MiB are needed and {free >> 20:,} free; make room"
            )
        copy_file(snapshot, copy)
    except OSError as error:
        raise EtlError(
            f"cannot copy {snapshot} to {copy.parent.parent}: {error.strerror or error};"
            " run it again"
        ) from error
