"""CDXJ: where in which segment each capture lies, sorted by URL and time, for web archives' tools.

A line is the URL's key (see `crawler.surt`), the time to the second, and JSON with `url`, `mime`,
`status`, `digest`, `length`, `offset` and `filename`, as pywb and OpenWayback read it. Every
segment has an index of its own beside it; one over all is merged from these when it is asked for.
"""

from __future__ import annotations

import heapq
import json
import os
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import TYPE_CHECKING, Any, BinaryIO

from crawler.captured import instant_of, records_of
from crawler.surt import surt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

SEGMENT_SUFFIX = ".warc.gz"
INDEX_SUFFIX = ".cdxj"
WHOLE_INDEX = f"index{INDEX_SUFFIX}"
# Few enough for the limit of open files.
_FILES_AT_ONCE = 200
_LONGEST_MIME = 100
_NOT_MODIFIED = "304"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the record of a response or revisit lies: offset and length in bytes, packed."""

    filename: str
    offset: int
    length: int


def line_of(  # noqa: PLR0913, PLR0917 - what a line has
    url: str,
    fetched_at: datetime,
    content_type: str | None,
    status: int | str,
    digest: str,
    place: Place,
    *,
    is_revisit: bool,
) -> bytes:
    """Write the line of one capture; nothing where the server said that nothing had changed.

    The last page before it is what a reader wants then; pywb (2.10) would show an empty one.
    """
    if is_revisit and str(status) == _NOT_MODIFIED:
        return b""
    mime = (content_type or "").partition(";")[0].strip().lower()[:_LONGEST_MIME] or "unk"
    fields = {
        "url": url,
        "mime": "warc/revisit" if is_revisit else mime,
        "status": str(status),
        "digest": digest,
        "length": str(place.length),
        "offset": str(place.offset),
        "filename": place.filename,
    }
    return f"{surt(url)} {fetched_at:%Y%m%d%H%M%S} {json.dumps(fields)}\n".encode()


class IndexLines:
    """The lines of a segment that is being written.

    They are on the disk, so that a crawl takes no more memory the longer it lasts. An index that
    cannot be written is no reason to stop a crawl: it is made from the segment when it is needed.
    """

    def __init__(self, folder: Path) -> None:
        self._file = TemporaryFile(dir=folder)  # noqa: SIM115 - lives as long as the segment
        self._is_whole = True

    def add(self, line: bytes) -> None:
        """Note a line."""
        try:
            self._file.write(line)
        except OSError:
            self._is_whole = False

    def write_beside(self, segment: Path) -> None:
        """Write the index of the segment, which is complete now, if all lines are there."""
        with suppress(OSError), self._file as lines:
            lines.seek(0)
            if self._is_whole:
                write_index(segment, lines)


def index_of(segment: Path) -> Path:
    """Where the index of a segment lies."""
    return segment.with_name(segment.name.removesuffix(SEGMENT_SUFFIX) + INDEX_SUFFIX)


def write_index(segment: Path, lines: Iterable[bytes]) -> None:
    """Put the lines of a complete segment beside it, in their order.

    Raises:
        OSError: it cannot be written; the one that was there stays.
    """
    _replace(index_of(segment), sorted(lines))


@dataclass(frozen=True, slots=True)
class Indexed:
    """The index over all segments, how many those are, and how many had none of their own."""

    path: Path
    segments: int
    made: int


def bring_up_index(folder: Path) -> Indexed:
    """Index the segments whose index is missing or older than they are; merge all into one.

    Raises:
        OSError: a segment cannot be read, or an index not written.
        ValueError: a file is no segment that this program wrote.
    """
    segments = sorted(folder.glob(f"*{SEGMENT_SUFFIX}"))
    missing = [segment for segment in segments if not _is_fresh(segment)]
    for segment in missing:
        write_index(segment, _lines_in(segment))
    whole = folder / WHOLE_INDEX
    with TemporaryDirectory(prefix=".index-", dir=folder) as scratch:
        files = [index_of(segment) for segment in segments]
        _replace(whole, _merged(files, Path(scratch)))
    return Indexed(whole, len(segments), len(missing))


def _is_fresh(segment: Path) -> bool:
    try:
        return index_of(segment).stat().st_mtime_ns >= segment.stat().st_mtime_ns
    except FileNotFoundError:
        return False


def _lines_in(segment: Path) -> Iterator[bytes]:
    for reader, record in records_of(segment):
        if record.rec_type in {"response", "revisit"}:
            yield _line(segment, reader, record)


def _line(segment: Path, reader: Any, record: Any) -> bytes:
    said = record.rec_headers.get_header
    http = record.http_headers
    try:
        return line_of(
            said("WARC-Target-URI"),
            instant_of(said("WARC-Date")),
            http.get_header("Content-Type"),
            http.get_statuscode(),
            said("WARC-Payload-Digest"),
            Place(segment.name, reader.get_record_offset(), reader.get_record_length()),
            is_revisit=record.rec_type == "revisit",
        )
    except (AttributeError, TypeError, ValueError) as error:
        raise ValueError(f"{segment}: no record of ours: {error}") from error


def _merged(files: Sequence[Path], scratch: Path) -> Iterator[bytes]:
    """Merge sorted files, many of them by way of fewer and larger ones."""
    if len(files) > _FILES_AT_ONCE:
        groups = range(0, len(files), _FILES_AT_ONCE)
        larger = [scratch / f"{start}" for start in groups]
        for start, path in zip(groups, larger, strict=True):
            with path.open("wb") as stream:
                stream.writelines(_merged(files[start : start + _FILES_AT_ONCE], scratch))
        files = larger
    with ExitStack() as stack:
        opened: list[BinaryIO] = [stack.enter_context(path.open("rb")) for path in files]
        yield from heapq.merge(*opened)


def _replace(path: Path, lines: Iterable[bytes]) -> None:
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        with partial.open("wb") as stream:
            stream.writelines(lines)
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
