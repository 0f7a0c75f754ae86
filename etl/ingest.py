"""Bring files into the archive: copy them in, or register them where they lie."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from crawler.url import host_of
from etl.bring_in import bring_in, named_pages, pages_digest
from etl.errors import EtlError
from etl.formats import format_of
from etl.register import ArchiveFile, Register, file_id, sha256_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from crawler.home import Home

FILES_A_COMMIT = 200


@dataclass(frozen=True, slots=True)
class Ingested:
    """What one call registered: files new to the archive, files known before, and bytes."""

    new: int
    known: int
    size: int


@dataclass(frozen=True, slots=True)
class _Told:
    """What the caller says of all files."""

    url: str | None
    outlet: str | None
    in_place: bool


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
        url: URL of the page; only with a single page or NITF file.
        outlet: outlet of every page in the files.
        in_place: register the files where they are instead of copying them in.
        progress: called with each file.

    Raises:
        EtlError: a path does not exist or cannot be read, or `url` is none or goes with several
            pages.
    """
    files = [file for path in paths for file in _files_below(path)]
    if url is not None:
        _check_url(url, files)
    told = _Told(url, outlet, in_place)
    new = size = 0
    with Register.open(home) as register:
        for number, path in enumerate(files, 1):
            progress(path)
            file, added = _take(register, home, path, told)
            new += added
            size += file.size
            if number % FILES_A_COMMIT == 0:
                register.commit()
        register.commit()
    return Ingested(new, len(files) - new, size)


def _check_url(url: str, files: Sequence[Path]) -> None:
    if not host_of(url):
        raise EtlError(f"--url {url} is no URL: give one like https://news.example/story")
    if len(files) != 1 or format_of(files[0]) not in {"html", "text", "nitf"}:
        raise EtlError(
            f"--url {url} needs exactly one HTML, text or NITF file; give the URL in a JSONL"
        )


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


def _take(register: Register, home: Home, path: Path, told: _Told) -> tuple[ArchiveFile, bool]:
    """Register one file; one that is known and still as it was stays as it is."""
    try:
        sha, found = sha256_of(path), format_of(path)
        pages = named_pages(path) if found == "jsonl" else {}
        identity = file_id(sha + pages_digest(pages), told.url, told.outlet)
        known = register.find(identity)
        if known and _is_intact(known, home):
            return known, False
        file = ArchiveFile(
            identity,
            _stored(path, home, sha, told),
            found,
            sha,
            path.stat().st_size,
            path.name.encode("utf-8", "replace").decode(),
            told.url,
            told.outlet,
            told.in_place,
        )
        parts = {name: _stored(page, home, sha256_of(page), told) for name, page in pages.items()}
        return file, register.add(file, parts)
    except (OSError, UnicodeError, sqlite3.Error) as error:
        raise EtlError(f"cannot ingest {path}: {error}") from error


def _stored(path: Path, home: Home, sha: str, told: _Told) -> str:
    """Where the archive has a file: relative to the home, or where it lies."""
    if told.in_place:
        return str(path)
    return bring_in(path, home, sha).relative_to(home.path).as_posix()


def _is_intact(file: ArchiveFile, home: Home) -> bool:
    """Whether the archive still has the bytes that were registered."""
    path = file.location(home)
    return path.is_file() and sha256_of(path) == file.sha256
