"""WARC segments: they get their final name only when they are complete."""

from __future__ import annotations

import fcntl
import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, BinaryIO

from crawler.cdxj import IndexLines, Place, line_of
from crawler.clock import SystemClock
from crawler.records import (
    exchange_records,
    new_record_id,
    payload_digest_of,
    warcinfo_record,
    write_records,
)
from crawler.warcinfo import segment_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from crawler.clock import Clock
    from crawler.exchange import Exchange
    from crawler.records import Record
    from crawler.warcinfo import Fields

LARGEST_SEGMENT = 512 << 20
OLDEST_SEGMENT_S = 3600.0
PARTIAL_FOLDER = ".partial"
PARTIAL_SUFFIX = ".open"


@dataclass(frozen=True, slots=True)
class Written:
    """What became of an exchange: bytes of the segment, and how a later revisit may name it.

    `payload_digest` is that of the earlier capture when the exchange was a revisit.
    """

    size: int
    record_id: str
    payload_digest: str


class Archive:
    """Writes exchanges into segments of a folder; `close` completes the last one.

    A segment is written under `.partial/` and locked, so that a later start can tell what a
    crash has left behind from what another crawl is still writing. It is completed, so that
    others can read it, when it is large or old enough.
    """

    def __init__(  # noqa: PLR0913 - each has a default
        self,
        folder: Path,
        label: str,
        *,
        largest_segment: int = LARGEST_SEGMENT,
        oldest_segment_s: float = OLDEST_SEGMENT_S,
        crawl: Fields = (),
        clock: Clock | None = None,
    ) -> None:
        """Write nothing yet.

        Args:
            folder: where segments lie.
            label: what their names begin with.
            largest_segment: bytes after which a segment is completed.
            oldest_segment_s: seconds after which it is, at the next write or `complete_old`.
            crawl: what each segment says of the crawl, as `crawl_fields` gives it.
            clock: by which a segment grows old.
        """
        self._folder = folder
        self._label = label
        self._largest = largest_segment
        self._oldest = timedelta(seconds=oldest_segment_s)
        self._fields = segment_fields(crawl)
        self._clock = clock or SystemClock()
        self._begun = self._clock.now()
        self._segment: _Segment | None = None
        self.completed: list[Path] = []

    def write(self, exchange: Exchange) -> Written:
        """Append one exchange, whole or not at all.

        Raises:
            OSError: the disk is full or gone; the segment stays as it was before.
            ValueError: the body is said to be that of an earlier capture and is another.
        """
        record_id, digest = new_record_id(), payload_digest_of(exchange)
        self.complete_old()
        if self._segment is None:
            self._segment = _Segment.create(self._folder, self._label, self._fields)
            self._begun = self._clock.now()
        size = self._segment.append_exchange(exchange, record_id, digest)
        if self._segment.size >= self._largest:
            self.close()
        return Written(size, record_id, digest)

    def complete_old(self) -> None:
        """Complete the segment that is being written when it is old enough."""
        if self._segment is not None and self._clock.now() - self._begun >= self._oldest:
            self.close()

    def close(self) -> None:
        """Complete the segment that is being written, if there is one."""
        segment, self._segment = self._segment, None
        if segment is not None:
            self.completed.append(segment.complete(self._folder))


class _Segment:
    """One file that is being written."""

    def __init__(self, path: Path, stream: BinaryIO) -> None:
        self._path = path
        self._name = path.name.removesuffix(PARTIAL_SUFFIX)
        self._stream = stream
        self._lines = IndexLines(path.parent)
        self.size = 0

    @classmethod
    def create(cls, folder: Path, label: str, fields: bytes) -> _Segment:
        partial = folder / PARTIAL_FOLDER
        partial.mkdir(parents=True, exist_ok=True)
        name = f"{label}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}Z-{os.getpid()}.warc.gz"
        path = partial / f"{name}{PARTIAL_SUFFIX}"
        stream = path.open("xb", buffering=0)
        fcntl.flock(stream, fcntl.LOCK_EX)
        segment = cls(path, stream)
        segment.append([warcinfo_record(name, fields)])
        return segment

    def append_exchange(self, exchange: Exchange, record_id: str, digest: str) -> int:
        """Write an exchange, and note where its response lies; the bytes it took."""
        before = self.size
        request, response, *_ = self.append(exchange_records(exchange, record_id, digest))
        line = line_of(
            exchange.url,
            exchange.fetched_at,
            exchange.content_type,
            exchange.status,
            digest,
            Place(self._name, before + request, response),
            is_revisit=exchange.same_as is not None,
        )
        self._lines.add(line)
        return self.size - before

    def append(self, records: Iterable[Record]) -> list[int]:
        """Write records, and give their sizes; on failure put the file back to what it was."""
        before = self.size
        try:
            sizes = write_records(self._stream, records)
        except BaseException:
            self._stream.truncate(before)
            self._stream.seek(before)
            raise
        self.size = self._stream.tell()
        return sizes

    def complete(self, folder: Path) -> Path:
        """Give the segment its final name, and its index, which can be made again, beside it."""
        final = folder / self._name
        with self._stream as stream:
            publish(stream.fileno(), self._path, final)
        self._lines.write_beside(final)
        return final


def publish(
    descriptor: int, path: Path, final: Path, *, sync: Callable[[int], None] = os.fsync
) -> None:
    """Give a complete file its final name so that neither crash nor power cut can tear it."""
    sync(descriptor)
    path.replace(final)
    folder = os.open(final.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        sync(folder)
    finally:
        os.close(folder)
