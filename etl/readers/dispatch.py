"""The one door into the ETL: a registered file in, its captures and rejections out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.readers.source import Read, Source
from etl.register import sha256_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.home import Home
    from etl.capture import Rejection
    from etl.register import ArchiveFile, Register


def source_of(home: Home, register: Register, file: ArchiveFile) -> Source:
    """Find where a registered file and the page files of its rows lie."""
    parts = register.parts(file) if file.format == "jsonl" else {}
    return Source(
        file, file.location(home), {name: home.path / path for name, path in parts.items()}
    )


def read(source: Source, start: int = 0) -> Iterator[Read]:
    """Yield the captures and rejections of a file, from position `start` on.

    A file that is gone, or is not what was registered, is one rejection.
    """
    if (rejection := damage(source)) is not None:
        yield Read(rejection, start)
        return
    position = start
    for each in read_records(source, start):
        position = each.next_position
        yield each
    if position == 0:
        yield Read(source.reject(0, "empty", "the file holds no record"), 1)


def damage(source: Source) -> Rejection | None:
    """Say what happened to a file that is gone or is not what was registered."""
    try:
        sha = sha256_of(source.location)
    except OSError as error:
        return source.reject(0, "missing_file", f"{source.location}: {error.strerror}")
    if sha != source.file.sha256:
        detail = f"its SHA-256 is {sha}, it was {source.file.sha256} when it was registered"
        return source.reject(0, "altered_file", detail)
    return None


def read_records(source: Source, start: int) -> Iterator[Read]:
    """Yield what a file holds now, from position `start` on, whether it is what was registered."""
    match source.file.format:
        case "warc":
            from etl.readers.warc import read_warc

            yield from read_warc(source, start)
        case "jsonl":
            from etl.readers.jsonl import read_jsonl

            yield from read_jsonl(source, start)
        case "parquet":
            from etl.readers.parquet import read_parquet

            yield from read_parquet(source, start)
        case "ninjs" | "newsml" | "nitf":
            from etl.readers.wire import read_wire

            yield from read_wire(source, start)
        case "html" | "text":
            from etl.readers.page import read_page

            yield from read_page(source, start)
        case "unknown":
            known = "WARC, HTML, text, JSONL, Parquet, ninjs, NewsML or NITF"
            detail = f"{source.file.origin} is no {known} file"
            yield Read(source.reject(0, "unknown_format", detail), 1)
