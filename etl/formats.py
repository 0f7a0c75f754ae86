"""Which reader a file wants: by its name, else by its first bytes."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

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
_SNIFFED_BYTES = 2048


def format_of(path: Path) -> Format:
    """Name the format of a file, `unknown` when neither name nor content tells.

    >>> from pathlib import Path
    >>> format_of(Path("pages.jsonl.gz"))
    'jsonl'
    """
    name = path.name.lower().removesuffix(".gz")
    for suffix, found in _SUFFIXES.items():
        if name.endswith(suffix):
            return found
    return _sniff(path)


def _sniff(path: Path) -> Format:
    try:
        head = _head(path)
    except (OSError, EOFError):
        return "unknown"
    return sniff(head)


def sniff(head: bytes) -> Format:
    """Name the format that some first bytes belong to."""
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith(b"PAR1"):
        return "parquet"
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return "html"
    if text.startswith(b'{"'):
        return "jsonl"
    if head and b"\0" not in head:
        return _text_or_unknown(head)
    return "unknown"


def _text_or_unknown(head: bytes) -> Format:
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        # A character cut by the end of the sample is no sign of a binary file.
        if error.start < len(head) - 4:
            return "unknown"
    return "text"


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        head = stream.read(_SNIFFED_BYTES)
    if not head.startswith(b"\x1f\x8b"):
        return head
    with gzip.open(path) as unpacked:
        return unpacked.read(_SNIFFED_BYTES)
