"""One process at a time: a lock that dies with its process and says who holds it."""

from __future__ import annotations

import fcntl
import os
import re
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from etl.errors import EtlError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from crawler.home import Home

_HOLDER = re.compile(rb"(\d{1,10}) (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)\n")


class BusyError(EtlError):
    """Another process is at it; what was asked for can be done when that has ended."""

    exit_code = 1


@contextmanager
def only_one(home: Home, lock: Path, work: str) -> Iterator[None]:
    """Hold a lock of a home while the block runs.

    The kernel frees it when the process ends, however it ends: a crash leaves the file behind, not
    the lock. Processes that are started meanwhile do not inherit it.

    Args:
        home: the home folder; made if there is none.
        lock: the lock's file in it.
        work: what only one may do at a time, for the message: "build", "run".

    Raises:
        BusyError: another process holds it; the message says which, and since when.
        EtlError: the home cannot be written to.
    """
    with _opened(home, lock) as descriptor:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(
                f"another {work} is running in {home.path}{_holder(descriptor)}: wait for it to end"
            ) from None
        _sign(descriptor)
        yield


@contextmanager
def _opened(home: Home, lock: Path) -> Iterator[int]:
    """Open the file as it is: whoever is turned away must not empty what the holder wrote."""
    try:
        home.path.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        detail = error.strerror or str(error)
        raise EtlError(f"cannot write to {home.path}: {detail}; choose another --home") from error
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _sign(descriptor: int) -> None:
    """Write who holds the lock; on a full disk nobody learns it, which stops no work."""
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()} {datetime.now(UTC):%Y-%m-%d %H:%M:%S}\n".encode(), 0)


def _holder(descriptor: int) -> str:
    match = _HOLDER.fullmatch(os.pread(descriptor, 100, 0))
    return f" since {match[2].decode()} UTC, process {match[1].decode()}" if match else ""
