"""After a crash: keep what an unfinished segment holds whole, drop its torn end."""

from __future__ import annotations

import fcntl
import logging
import time
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from crawler.archive import PARTIAL_FOLDER, PARTIAL_SUFFIX, publish

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

logger = logging.getLogger(__name__)

_CHUNK = 1 << 20
_GZIP = zlib.MAX_WBITS | 16
_END_OF_RECORD = b"\r\n\r\n"
# A segment that another crawl has just created may not be locked yet.
_YOUNG_S = 60.0


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was left of one segment: its final path, whole records, and bytes dropped."""

    path: Path | None
    records: int
    dropped_bytes: int


def recover(folder: Path) -> list[Recovered]:
    """Complete every segment that a dead crawl has left under `.partial/`.

    Segments that a living crawl holds are left alone. One that holds nothing but its own
    description is removed; its `path` is None.
    """
    partials = sorted((folder / PARTIAL_FOLDER).glob(f"*{PARTIAL_SUFFIX}"))
    found = [result for path in partials if (result := _recover_one(path, folder)) is not None]
    for result in found:
        logger.warning(
            "recovered %s: %d records kept, %d torn bytes dropped",
            result.path.name if result.path else "an empty segment",
            result.records,
            result.dropped_bytes,
        )
    return found


def _recover_one(path: Path, folder: Path) -> Recovered | None:
    try:
        with path.open("r+b") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return _complete(path, stream, folder)
    except (BlockingIOError, FileNotFoundError):
        return None


def _complete(path: Path, stream: BinaryIO, folder: Path) -> Recovered | None:
    status = path.stat()
    if status.st_size == 0 and time.time() - status.st_mtime < _YOUNG_S:
        return None
    ends = list(_record_ends(stream))
    kept = ends[-1] if ends else 0
    dropped = status.st_size - kept
    if len(ends) <= 1:
        path.unlink()
        return Recovered(None, 0, dropped)
    stream.truncate(kept)
    final = folder / path.name.removesuffix(PARTIAL_SUFFIX)
    publish(stream.fileno(), path, final)
    return Recovered(final, len(ends), dropped)


def _record_ends(stream: BinaryIO) -> Iterator[int]:
    """Yield the offset after each whole record: a gzip member that ends as a record does."""
    position, inflate, tail, output = 0, zlib.decompressobj(_GZIP), b"", b""
    stream.seek(0)
    pending = stream.read(_CHUNK)
    while pending or len(output) == _CHUNK:
        try:
            output = inflate.decompress(pending, _CHUNK)
        except zlib.error:
            return
        tail = (tail + output)[-len(_END_OF_RECORD) :]
        rest = inflate.unused_data if inflate.eof else inflate.unconsumed_tail
        position += len(pending) - len(rest)
        if inflate.eof:
            if tail != _END_OF_RECORD:
                return
            yield position
            inflate, tail, output = zlib.decompressobj(_GZIP), b"", b""
        pending = rest or stream.read(_CHUNK)
