"""JSON Lines, also gzipped: one capture a line, found again by its byte offset."""

from __future__ import annotations

import gzip
import json
import zlib
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from etl.readers.row import capture_of_row
from etl.readers.source import Read, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from etl.capture import Capture, Rejection

    CaptureOfRow = Callable[[Source, int, int | None, dict[str, Any]], Capture | Rejection]

MAX_LINE_BYTES = 64 << 20


def read_jsonl(
    source: Source, start: int, capture_of: CaptureOfRow = capture_of_row
) -> Iterator[Read]:
    """Yield a capture or a rejection a line, from the byte offset `start` (unpacked) on."""
    position = start
    try:
        with open_lines(source.location) as stream:
            stream.seek(start)
            while line := stream.readline(MAX_LINE_BYTES):
                here, position = position, position + len(line)
                if line.strip():
                    yield Read(_capture(source, here, line, capture_of), position)
    except (OSError, EOFError, zlib.error) as error:
        torn = source.reject(position, "unreadable_file", f"ends early: {error}")
        yield Read(torn, position + 1)


def open_lines(path: Path) -> BinaryIO:
    """Open a file of lines, unpacked when it is gzipped."""
    with path.open("rb") as raw:
        packed = raw.read(2) == b"\x1f\x8b"
    return cast("BinaryIO", gzip.open(path)) if packed else path.open("rb")


def _capture(
    source: Source, position: int, line: bytes, capture_of: CaptureOfRow
) -> Capture | Rejection:
    try:
        row: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        return source.reject(position, "bad_row", f"no JSON: {error}"[:300])
    if not isinstance(row, dict):
        return source.reject(position, "bad_row", "the line is no JSON object")
    return capture_of(source, position, len(line), row)
