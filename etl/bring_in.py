"""Copy files into the archive, under names that no file system refuses."""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import zlib
from hashlib import sha256
from typing import TYPE_CHECKING

from etl.readers.jsonl import MAX_LINE_BYTES, open_lines
from etl.register import sha256_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from crawler.home import Home

_SHARE_BLOCKS = 0x40049409  # FICLONE of linux/fs.h
_BLOCK_BYTES = 1 << 20
_UNSAFE = re.compile(r"[^\w.-]")
_LONGEST_NAME = 80


def bring_in(source: Path, home: Home, sha: str) -> Path:
    """Copy a file into the archive, under its content's hash; what is there is replaced.

    A hard link would let whoever edits the source change the archive. File systems that share
    blocks between copies are asked to.
    """
    target = home.imports / sha[:2] / sha / safe_name(source.name)
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{os.getpid()}.partial")
    with source.open("rb") as bytes_in, partial.open("wb") as bytes_out:
        try:
            fcntl.ioctl(bytes_out, _SHARE_BLOCKS, bytes_in.fileno())
        except OSError:
            shutil.copyfileobj(bytes_in, bytes_out, _BLOCK_BYTES)
    partial.replace(target)
    return target


def safe_name(name: str) -> str:
    """A file's name without what a file system, a database or a terminal could stumble over.

    >>> safe_name("caf\\udce9 story.html")
    'caf__story.html'
    """
    clean = _UNSAFE.sub("_", name)
    return clean if len(clean) <= _LONGEST_NAME else clean[-_LONGEST_NAME:]


def named_pages(rows: Path) -> dict[str, Path]:
    """The page files that the rows of a JSONL file name in `html_file`, where there are any."""
    found: dict[str, Path] = {}
    for name in _names(rows):
        try:
            page = rows.parent / name
            if name not in found and page.is_file():
                found[name] = page
        except (OSError, ValueError):
            continue  # no file system has such a name; the reader rejects the row
    return found


def pages_digest(pages: dict[str, Path]) -> str:
    """One digest of all page files of a JSONL file: the same rows may name other pages."""
    digest = sha256()
    for name, page in sorted(pages.items()):
        digest.update(f"{name}\0{sha256_of(page)}\0".encode("utf-8", "surrogatepass"))
    return digest.hexdigest() if pages else ""


def _names(rows: Path) -> Iterator[str]:
    try:
        with open_lines(rows) as stream:
            while line := stream.readline(MAX_LINE_BYTES):
                if b'"html_file"' in line and (name := _html_file(line)):
                    yield name
    except (OSError, EOFError, zlib.error):
        return  # the reader reports the torn end of the file


def _html_file(line: bytes) -> str | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None  # the reader rejects the line with its position
    name = row.get("html_file") if isinstance(row, dict) else None
    return name if isinstance(name, str) else None
