"""Extraction in worker processes: a page that hangs or bursts takes only its worker with it."""

from __future__ import annotations

import multiprocessing
import resource
import signal
from collections import deque
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self

from pebble import ProcessExpired, ProcessPool

from etl.capture import Capture, Rejection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from crawler.outlet import Outlet
    from etl.article import Article

    Item = Capture | Rejection | None
    Result = Article | Rejection

# Processor time of one page, so that a busy machine decides nothing; real pages take .01 to .5 s.
PAGE_SECONDS = 6.0
# Only for a worker that waits for something, which none should.
_CHUNK_SECONDS = 120.0
# Data of one worker: two stay within 1.5 GB.
WORKER_BYTES = 700 << 20
_AHEAD = 3

_outlets: tuple[Outlet, ...] = ()
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
        waiting: deque[tuple[list[Item], Any]] = deque()
        for chunk in chunks:
            waiting.append((chunk, self._submit(chunk)))
            if len(waiting) >= self._window:
                yield self._collect(*waiting.popleft())
        while waiting:
            yield self._collect(*waiting.popleft())

    def _submit(self, chunk: list[Item]) -> Any:
        captures = [item for item in chunk if isinstance(item, Capture)]
        if not captures:
            return None
        return self._pool.schedule(_extract_chunk, args=(captures,), timeout=_CHUNK_SECONDS)

    def _collect(self, chunk: list[Item], future: Any) -> list[Result | None]:
        captures = [item for item in chunk if isinstance(item, Capture)]
        done = iter(self._wait(captures, future) if captures else ())
        return [next(done) if isinstance(item, Capture) else item for item in chunk]

    def _wait(self, captures: list[Capture], future: Any) -> list[Result]:
        try:
            results: list[Result] = future.result()
        except (FutureTimeoutError, ProcessExpired, MemoryError) as error:
            if len(captures) == 1:
                return [self._broke(captures[0], error)]
            return [self._wait([capture], self._submit([capture]))[0] for capture in captures]
        return results

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
    _outlets, _page_seconds = outlets, page_seconds
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    least = worker_bytes if most == resource.RLIM_INFINITY else min(most, worker_bytes)
    resource.setrlimit(resource.RLIMIT_DATA, (least, most))


def _extract_chunk(captures: list[Capture]) -> list[Result]:
    from etl.extract import extract, outlet_of

    return [_guarded(extract, capture, outlet_of(capture, _outlets)) for capture in captures]


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
    except Exception as error:  # noqa: BLE001 - see above
        detail = f"{type(error).__name__}: {error}"[:300]
        seen = replace(capture, payload=b"")
        return Rejection(
            capture.file_id, capture.position, "extract", "parser_failed", detail, capture.url, seen
        )
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return result
