"""A file that is one page: HTML or plain text, also gzipped."""

from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING

from etl.capture import Capture, Given, digest
from etl.readers.source import MAX_PAYLOAD_BYTES, Read, Source, too_large

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read_page(source: Source, start: int) -> Iterator[Read]:
    """Yield the one capture of a page file; nothing when it was read before (`start` > 0)."""
    if start > 0:
        return
    url = source.file.url or made_url(source.file.sha256)
    try:
        payload = read_limited(source.location)
    except (OSError, EOFError, zlib.error) as error:
        yield Read(source.reject(0, "unreadable_file", str(error), url), 1)
        return
    if payload is None:
        yield Read(too_large(source, 0, url), 1)
        return
    yield Read(
        Capture(
            file_id=source.file.file_id,
            position=0,
            length=source.file.size,
            url=url,
            kind="html" if source.file.format == "html" else "text",
            payload=payload,
            payload_digest=digest(payload),
            given=Given(outlet=source.file.outlet),
        ),
        1,
    )


def made_url(identity: str) -> str:
    """Give a page without a URL one that is the same on any machine."""
    return f"urn:wirecopy:{identity}"


def read_limited(path: Path) -> bytes | None:
    """Read a file, unpacked when it is gzipped; None when it is over the limit.

    Raises:
        OSError: the file cannot be read or is no proper gzip file.
        EOFError: a gzip file ends too early.
        zlib.error: a gzip file is damaged.
    """
    with path.open("rb") as raw:
        packed = raw.read(2) == b"\x1f\x8b"
    with gzip.open(path) if packed else path.open("rb") as stream:
        payload: bytes = stream.read(MAX_PAYLOAD_BYTES + 1)
    return payload if len(payload) <= MAX_PAYLOAD_BYTES else None
