"""Extraction in worker processes: a page that hangs or bursts takes only its worker with it."""

from __future__ import annotations

import multiprocessing
import resource
import signal
from collections import deque
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import replace
from itertools import chain, tee
from typing import TYPE_CHECKING, Any, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from etl.capture import Capture, Rejection
from etl.outlets import Outlets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from crawler.outlet import Outlet
    from etl.article import Article
    from etl.tabulated import Tabulated

    Item = Capture | Rejection | None
    Result = Article | Rejection
    # What a worker makes of the results of some captures.
    _Form = Callable[[list[Capture], list[Result]], "T"]

T = TypeVar("T")

# Processor time of one page, so that a busy machine decides nothing; real pages take .01 to .5 s.
PAGE_SECONDS = 6.0
# Only for a worker that waits for something, which none should.
_CHUNK_SECONDS = 120.0
# Data of one worker: two stay within 1.5 GB.
WORKER_BYTES = 700 << 20
# Chunks: enough to do for the workers while a batch is loaded.
_AHEAD = 12

_outlets = Outlets(())
_page_seconds = PAGE_SECONDS


class ExtractionPool:
    """Worker processes that turn chunks of captures into articles and rejections, in order."""

    def __init__(
        self,
        workers: int,
        outlets: Sequence[Outlet],
        page_seconds: float = PAGE_SECONDS,
        worker_bytes: int = WORKER_BYTES,
    ) -> None:
        self._page_seconds, self._worker_bytes = page_seconds, worker_bytes
        self._window = workers * _AHEAD
        self._pool = ProcessPool(
            max_workers=workers,
            initializer=_start,
            initargs=(tuple(outlets), page_seconds, worker_bytes),
            # A fork would copy the loader's threads' locks.
            context=multiprocessing.get_context("spawn"),
        )

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop the workers; what they were doing is lost and will be done again."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def results(self, chunks: Iterable[list[Item]]) -> Iterator[list[Result | None]]:
        """Yield the results of each chunk, in the order of the chunks.

        What is no capture (a rejection of the reader, None) is handed through in its place.

        A chunk whose worker died is tried page by page, so that only the page that did it is
        rejected: `timeout`, `out_of_memory` or `worker_died`.
        """
        chunks, seen = tee(chunks)
        for chunk, parts in zip(seen, self._parts(chunks, _as_they_are), strict=True):
            done = chain.from_iterable(parts)
            yield [next(done) if isinstance(item, Capture) else item for item in chunk]

    def tabulated(self, chunks: Iterable[list[Item]]) -> Iterator[list[Tabulated]]:
        """Yield what became of the captures of each chunk, as rows; else as `results` does.

        There are several parts where a chunk's worker died, and none where it has no capture.
        """
        yield from self._parts(chunks, _as_rows)

    def _parts(self, chunks: Iterable[list[Item]], form: _Form[T]) -> Iterator[list[T]]:
        waiting: deque[tuple[list[Capture], Any]] = deque()
        for chunk in chunks:
            captures = [item for item in chunk if isinstance(item, Capture)]
            waiting.append((captures, self._submit(captures, form) if captures else None))
            if len(waiting) >= self._window:
                yield self._collect(*waiting.popleft(), form)
        while waiting:
            yield self._collect(*waiting.popleft(), form)

    def _submit(self, captures: list[Capture], form: _Form[T]) -> Any:
        return self._pool.schedule(_work, args=(captures, form), timeout=_CHUNK_SECONDS)

    def _collect(self, captures: list[Capture], future: Any, form: _Form[T]) -> list[T]:
        if future is None:
            return []
        try:
            return [future.result()]
        except (FutureTimeoutError, ProcessExpired, MemoryError) as error:
            if len(captures) == 1:
                return [form(captures, [self._broke(captures[0], error)])]
            return [
                part
                for capture in captures
                for part in self._collect([capture], self._submit([capture], form), form)
            ]

    def _broke(self, capture: Capture, error: BaseException) -> Rejection:
        if isinstance(error, FutureTimeoutError) or _ran_out_of_time(error):
            reason = "timeout"
            detail = f"not done after {self._page_seconds:g} s of processor time"
        elif isinstance(error, MemoryError):
            reason, detail = "out_of_memory", f"needs more than {self._worker_bytes >> 20} MiB"
        else:
            reason, detail = "worker_died", "the worker process died on this page"
        seen = replace(capture, payload=b"")
        return Rejection(
            capture.file_id, capture.position, "extract", reason, detail, capture.url, seen
        )


def _ran_out_of_time(error: BaseException) -> bool:
    return isinstance(error, ProcessExpired) and error.exitcode == -signal.SIGPROF


def _start(outlets: tuple[Outlet, ...], page_seconds: float, worker_bytes: int) -> None:
    global _outlets, _page_seconds
    _outlets, _page_seconds = Outlets(outlets), page_seconds
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    least = worker_bytes if most == resource.RLIM_INFINITY else min(most, worker_bytes)
    resource.setrlimit(resource.RLIMIT_DATA, (least, most))


def _work(captures: list[Capture], form: _Form[T]) -> T:
    from etl.extract import extract

    return form(
        captures,
        [_guarded(extract, capture, _outlets.of(capture)) for capture in captures],
    )


def _as_they_are(_captures: list[Capture], results: list[Result]) -> list[Result]:
    return results


def _as_rows(captures: list[Capture], results: list[Result]) -> Tabulated:
    from etl.tabulated import tabulate

    return tabulate(captures, results)


def _guarded(extract: Any, capture: Capture, outlet: Outlet | None) -> Result:
    """Whatever a page makes a parser raise is that page's rejection, never the batch's end.

    Pages come from strangers, so no list of the errors that they cause is complete; the rejection
    says which it was. Memory that has run out is the pool's to deal with.

    The timer's signal kills the process when time is up: a parser in C would not see an exception.
    """
    signal.setitimer(signal.ITIMER_PROF, _page_seconds)
    try:
        result: Result = extract(capture, outlet)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - strangers' pages make parsers raise anything
        detail = f"{type(error).__name__}: {error}"[:300]
        seen = replace(capture, payload=b"")
        return Rejection(
            capture.file_id, capture.position, "extract", "parser_failed", detail, capture.url, seen
        )
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return result
