"""The file of judgements in a home folder: only ever appended to, whole lines, safe on disk.

It stands beside the archive, since nobody could make it again, and no build touches it. Writers
lock it against each other and against readers, so that nobody reads half a line that is still being
written; a line that a crash has cut off is passed over, and the next one begins behind it.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from etl.errors import EtlError
from etl.judgement import Journal, Judgement, Withdrawal
from etl.judgement_lines import read_journal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from crawler.home import Home

Said = TypeVar("Said", Judgement, Withdrawal)
_TICK = timedelta(microseconds=1)


def journal_of(home: Home) -> Journal:
    """Everything that was judged in a home folder; nothing where there is no file.

    Raises:
        EtlError: the file is there and cannot be read.
    """
    try:
        with home.judgements.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH)
            return read_journal(file.read())
    except FileNotFoundError:
        return Journal()
    except OSError as error:
        raise EtlError(f"cannot read {home.judgements}: {error.strerror or error}") from error


def passed_over(home: Home, journal: Journal) -> list[str]:
    """Say of each bad line, in one line, where it is and what is wrong with it."""
    return [f"{home.judgements}, line {bad.number}: {bad.why}; passed over" for bad in journal.bad]


def record(home: Home, decide: Callable[[Journal, datetime], Said]) -> Said:
    """Append what is decided on the file as it is, and return when it is safe on disk.

    Args:
        home: the home folder.
        decide: makes the new line from the file before it, and the time to give it, which is later
            than that of any line before even where the clock was put back; what it raises leaves
            the file as it is.

    Raises:
        EtlError: the file cannot be written; it is as it was.
    """
    try:
        with _opened(home) as descriptor:
            journal = read_journal(_content(descriptor))
            now = datetime.now(UTC)
            said = decide(journal, max(now, journal.newest + _TICK) if journal.newest else now)
            _append(descriptor, (b"\n" if journal.is_torn else b"") + said.line())
    except OSError as error:
        raise EtlError(
            f"cannot write to {home.judgements}: {error.strerror or error}; nothing was judged"
        ) from error
    return said


@contextmanager
def _opened(home: Home) -> Iterator[int]:
    """Open the file for appending, for this process alone; made where it is missing."""
    home.path.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(
        home.judgements, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o644
    )
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        if not os.fstat(descriptor).st_size:
            _sync_folder(home)
        yield descriptor
    finally:
        os.close(descriptor)


def _sync_folder(home: Home) -> None:
    """Make the name of the new file as durable as its lines."""
    folder = os.open(home.path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _content(descriptor: int) -> bytes:
    parts = []
    while part := os.read(descriptor, 1 << 20):
        parts.append(part)
    return b"".join(parts)


def _append(descriptor: int, line: bytes) -> None:
    """Write a line to the disk, or leave the file as it was."""
    before = os.fstat(descriptor).st_size
    try:
        left = memoryview(line)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    except BaseException:
        os.ftruncate(descriptor, before)
        raise
