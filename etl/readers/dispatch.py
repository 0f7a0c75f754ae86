"""The one door into the ETL: a registered file in, its captures and rejections out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.readers.source import Read, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.home import Home
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
    try:
        size = source.location.stat().st_size
    except OSError as error:
        detail = f"{source.location}: {error.strerror}"
        yield Read(source.reject(0, "missing_file", detail), 1)
        return
    if size != source.file.size:
        detail = f"{size} bytes, {source.file.size} when it was registered"
        yield Read(source.reject(0, "altered_file", detail), 1)
        return
    yield from _read(source, start)


def _read(source: Source, start: int) -> Iterator[Read]:
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
        case "html" | "text":
            from etl.readers.page import read_page

            yield from read_page(source, start)
        case "unknown":
            detail = f"{source.file.origin} is no WARC, HTML, text, JSONL or Parquet file"
            yield Read(source.reject(0, "unknown_format", detail), 1)
