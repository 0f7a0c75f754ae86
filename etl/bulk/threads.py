"""Work on all cores at once, for compiled loops, which let go of the interpreter."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from etl.cores import cores

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Part = TypeVar("Part")
Result = TypeVar("Result")


def on_all_cores(work: Callable[[Part], Result], parts: Sequence[Part]) -> list[Result]:
    """The results of all parts, in their order."""
    if len(parts) == 1:
        return [work(parts[0])]
    with ThreadPoolExecutor(max_workers=cores()) as threads:
        return list(threads.map(work, parts))
