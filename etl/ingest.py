"""Bring files into the archive: link or copy them in, or register them where they lie."""

from __future__ import annotations

import gzip
import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from etl.errors import EtlError
from etl.formats import format_of
from etl.register import ArchiveFile, Register, file_id, sha256_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from crawler.home import Home

MAX_LINE_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class Ingested:
    """What one call registered: files new to the archive, files known before, and bytes."""

    new: int
    known: int
    size: int


def ingest(  # noqa: PLR0913 - each option is one of the command's
    home: Home,
    paths: Sequence[Path],
    *,
    url: str | None = None,
    outlet: str | None = None,
    in_place: bool = False,
    progress: Callable[[Path], None] = lambda _path: None,
) -> Ingested:
    """Register files and folders of files in the archive of `home`.

    Args:
        home: the home folder.
        paths: files, or folders that are walked (hidden files are passed over).
        url: URL of the page; only with a single page file.
        outlet: outlet of every page in the files.
        in_place: register the files where they are instead of linking or copying them in.
        progress: called with each file.

    Raises:
        EtlError: a path does not exist or cannot be read, or `url` goes with several pages.
    """
    files = [file for path in paths for file in _files_below(path)]
    if url is not None and (len(files) != 1 or format_of(files[0]) not in {"html", "text"}):
        raise EtlError(f"--url {url} needs exactly one HTML or text file; give the URL in a JSONL")
    new = known = size = 0
    with Register.open(home) as register:
        for path in files:
            progress(path)
            file, added = _register(register, home, path, url, outlet, in_place=in_place)
            new, known = new + added, known + (not added)
            size += file.size
    return Ingested(new, known, size)


def _files_below(path: Path) -> Iterator[Path]:
    if path.is_dir():
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if not name.startswith(".") and (file := Path(folder, name)).is_file():
                    yield file.absolute()
    elif path.is_file():
        yield path.absolute()
    else:
        raise EtlError(f"nothing to ingest at {path}: no such file or folder")


def _register(  # noqa: PLR0913 - as above
    register: Register,
    home: Home,
    path: Path,
    url: str | None,
    outlet: str | None,
    *,
    in_place: bool,
) -> tuple[ArchiveFile, bool]:
    try:
        sha, size = sha256_of(path), path.stat().st_size
        found = format_of(path)
        identity = file_id(sha, url, outlet)
        if known := register.find(identity):
            return known, False
        stored = path if in_place else _bring_in(path, home.imports / sha[:2] / sha / path.name)
        parts = {} if in_place or found != "jsonl" else _bring_in_parts(path, stored.parent)
    except OSError as error:
        raise EtlError(f"cannot ingest {path}: {error.strerror or error}") from error
    file = ArchiveFile(
        identity,
        str(stored) if in_place else stored.relative_to(home.path).as_posix(),
        found,
        sha,
        size,
        path.name,
        url,
        outlet,
        in_place,
    )
    added = register.add(
        file, {name: p.relative_to(home.path).as_posix() for name, p in parts.items()}
    )
    return file, added


def _bring_in(source: Path, target: Path) -> Path:
    """Link a file into the archive, or copy it where links cannot reach."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        return target
    partial = target.with_name(f".{target.name}.{os.getpid()}")
    partial.unlink(missing_ok=True)
    try:
        os.link(source, partial)
    except OSError:
        shutil.copyfile(source, partial)
    partial.replace(target)
    return target


def _bring_in_parts(rows: Path, folder: Path) -> dict[str, Path]:
    """Bring in the page files that the rows of a JSONL file name in `html_file`."""
    parts: dict[str, Path] = {}
    for name in _named_pages(rows):
        source = rows.parent / name
        if name not in parts and source.is_file():
            parts[name] = _bring_in(source, folder / "pages" / f"{len(parts):06d}-{source.name}")
    return parts


def _named_pages(rows: Path) -> Iterator[str]:
    try:
        with gzip.open(rows) if rows.name.endswith(".gz") else rows.open("rb") as stream:
            while line := stream.readline(MAX_LINE_BYTES):
                if b'"html_file"' in line and (name := _html_file(line)):
                    yield name
    except (EOFError, gzip.BadGzipFile):
        return  # the reader reports the torn end of the file


def _html_file(line: bytes) -> str | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None  # the reader rejects the line with its position
    name = row.get("html_file") if isinstance(row, dict) else None
    return name if isinstance(name, str) and "\0" not in name else None
