"""SIGTERM, which timers and containers send, stops what runs as Ctrl-C does."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNALS = (signal.SIGTERM, signal.SIGINT)


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """Raise KeyboardInterrupt in the block at the first SIGTERM or SIGINT.

    Those that follow are ignored until the block ends: it is stopping already, and who sends both
    must not tear what one of them ends cleanly.
    """

    def stop(number: int, frame: object) -> NoReturn:  # noqa: ARG001 - the interface of handlers
        for each in _SIGNALS:
            # Not SIG_IGN: Python complains when the other signal is waiting already.
            signal.signal(each, lambda *_: None)
        raise KeyboardInterrupt

    before = [(each, signal.signal(each, stop)) for each in _SIGNALS]
    try:
        yield
    finally:
        for each, handler in before:
            signal.signal(each, handler)
