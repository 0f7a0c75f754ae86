"""Which reader a file wants: by its name, else by its first bytes."""

from __future__ import annotations

import gzip
import re
import zlib
from typing import TYPE_CHECKING

from etl.wire_items.sniff import SNIFFED_BYTES, item_format

if TYPE_CHECKING:
    from pathlib import Path

    from etl.register import Format

_SUFFIXES: dict[str, Format] = {
    ".warc": "warc",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".text": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
}
# Named like rows of ours, but perhaps filled with items of an agency.
_LINES = frozenset({".jsonl", ".ndjson"})
_STARTS: tuple[tuple[bytes, Format], ...] = ((b"WARC/", "warc"), (b"PAR1", "parquet"))
_TEXT_BYTES = 2048


def format_of(path: Path) -> Format:
    """Name the format of a file, `unknown` when neither name nor content tells.

    >>> from pathlib import Path
    >>> format_of(Path("pages.jsonl.gz"))
    'jsonl'
    """
    name = path.name.lower().removesuffix(".gz")
    for suffix, found in _SUFFIXES.items():
        if name.endswith(suffix):
            return (_item_format(path) or found) if suffix in _LINES else found
    return _sniff(path)


def _item_format(path: Path) -> Format | None:
    try:
        return item_format(_head(path))
    except (OSError, EOFError, zlib.error):
        return None


def _sniff(path: Path) -> Format:
    try:
        head = _head(path)
    except (OSError, EOFError, zlib.error):
        return "unknown"
    return sniff(head)


# A piece of a page, as it is copied out of one.
_FRAGMENT = re.compile(
    rb"<(?:p|div|article|section|main|header|h[1-6]|span|table|ul|ol|figure|img|a|meta|title)\b"
)


def sniff(head: bytes) -> Format:
    """Name the format that some first bytes belong to."""
    for start, found in _STARTS:
        if head.startswith(start):
            return found
    text = head[:_TEXT_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return "html"
    if items := item_format(head):
        return items
    if _FRAGMENT.match(text):
        return "html"
    if text.startswith(b'{"'):
        return "jsonl"
    return _text_or_unknown(head[:_TEXT_BYTES])


def _text_or_unknown(head: bytes) -> Format:
    if not head or b"\0" in head:
        return "unknown"
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        # A character cut by the end of the sample is no sign of a binary file.
        if error.start < len(head) - 4:
            return "unknown"
    return "text"


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        head = stream.read(SNIFFED_BYTES)
    if not head.startswith(b"\x1f\x8b"):
        return head
    return _unpacked_head(path)


def _unpacked_head(path: Path) -> bytes:
    """The first bytes of a gzipped file, as far as it goes.

    Raises:
        EOFError: it ends before it has any.
        OSError: it is no proper gzip file.
        zlib.error: it is damaged from its start.
    """
    head = b""
    with gzip.open(path) as unpacked:
        try:
            while len(head) < SNIFFED_BYTES and (piece := unpacked.read1(_TEXT_BYTES)):
                head += piece
        except (EOFError, OSError, zlib.error):
            if not head:
                raise
    return head
