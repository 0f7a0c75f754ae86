"""A folder in a home for one process alone, which is gone when that ends, however it ends."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, NoReturn

from etl.errors import EtlError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.home import Home

_PREFIX = ".scratch-"


@contextmanager
def scratch_in(home: Home) -> Iterator[Path]:
    """Make a folder and remove it in the end, also when the process is told to end.

    What a killed process had to leave behind is removed by the next one: a folder is locked for as
    long as its process lives.

    Raises:
        EtlError: it cannot be made.
    """
    try:
        _remove_left(home)
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=home.path))
    except OSError as error:
        raise EtlError(f"cannot write to {home.path}: {error.strerror or error}") from error
    lock = _locked(folder)
    try:
        with _interrupted_by(signal.SIGTERM, signal.SIGHUP):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def _remove_left(home: Home) -> None:
    for folder in home.path.glob(f"{_PREFIX}*"):
        if (lock := _locked(folder)) is not None:
            shutil.rmtree(folder, ignore_errors=True)
            os.close(lock)


def _locked(folder: Path) -> int | None:
    """The open, locked folder; None where another process has it, or it is gone."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(descriptor)
        else:
            return descriptor
    return None


@contextmanager
def _interrupted_by(*signals: signal.Signals) -> Iterator[None]:
    """Let these signals do what Ctrl-C does, so that what is to be tidied up is."""
    if current_thread() is not main_thread():
        yield
        return

    def interrupt(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    before = {each: signal.signal(each, interrupt) for each in signals}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
