"""Progress on a terminal; silence everywhere else."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator


class Progress(Protocol):
    """Told how far a stage is; `total` is None where it cannot be known."""

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        """Take note."""


def quiet(stage: str, done: int, total: int | None) -> None:
    """Progress for nobody."""


_LABELS = {
    "ingest": "registering files",
    "extract": "extracting articles",
    "repeated": "finding repeated lines",
    "sign": "signing texts",
    "verify": "verifying pairs",
    "stories": "telling stories",
    "publish": "publishing",
    "copy": "copying the snapshot",
    "verdicts": "finding verdicts anew",
}


@contextmanager
def shown() -> Iterator[Progress]:
    """Show each stage as a bar with its time left on standard error, if that is a terminal."""
    if not sys.stderr.isatty():
        yield quiet
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn()
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks = {}

        def note(stage: str, done: int, total: int | None) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(_LABELS.get(stage, stage), total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield note
