"""The archive's register: which files are the archive, each with its size and SHA-256."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Literal, Self

from crawler.identity import hash64
from etl.errors import EtlError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from crawler.home import Home

Format = Literal["warc", "html", "text", "jsonl", "parquet", "ninjs", "newsml", "nitf", "unknown"]

_TABLES = """
create table if not exists file (
    file_id text primary key, path text not null, format text not null, sha256 text not null,
    size integer not null, origin text not null, url text, outlet text,
    in_place integer not null, registered_at text not null default current_timestamp
);
create table if not exists part (
    file_id text not null, name text not null, path text not null,
    primary key (file_id, name)
);
"""
_FILES = "select file_id, path, format, sha256, size, origin, url, outlet, in_place from file "


@dataclass(frozen=True, slots=True)
class ArchiveFile:
    """One registered file. `path` is relative to the home folder, or absolute if left in place.

    `url` and `outlet` are what ingest was told of its pages, if anything.
    """

    file_id: int
    path: str
    format: Format
    sha256: str
    size: int
    origin: str
    url: str | None
    outlet: str | None
    in_place: bool

    def location(self, home: Home) -> Path:
        """Absolute path of the file."""
        return home.path / self.path


def file_id(sha: str, url: str | None, outlet: str | None) -> int:
    """Id of a file: its content, and what it was declared to be."""
    return hash64("file", sha, url or "", outlet or "")


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, read in blocks."""
    digest = sha256()
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


class Register:
    """The list of the archive's files, in one SQLite file that any process may add to."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def open(cls, home: Home) -> Self:
        """Open the register of a home folder, made where it is missing.

        Raises:
            EtlError: the folder cannot be written.
        """
        try:
            home.register.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(home.register, timeout=60)
            connection.executescript(_TABLES)
        except (OSError, sqlite3.Error) as error:
            raise EtlError(
                f"cannot open the archive at {home.archive}: {error}; choose another --home"
            ) from error
        return cls(connection)

    def close(self) -> None:
        """Release the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def add(self, file: ArchiveFile, parts: Mapping[str, str] | None = None) -> bool:
        """List a file (and the page files that its rows name); False when it was listed before.

        A file that is listed again is where it is said to be now. Durable after `commit`.
        """
        known = self.find(file.file_id) is not None
        self._connection.execute(
            "insert or replace into file"
            " (file_id, path, format, sha256, size, origin, url, outlet, in_place)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                str(file.file_id),
                file.path,
                file.format,
                file.sha256,
                file.size,
                file.origin,
                file.url,
                file.outlet,
                file.in_place,
            ),
        )
        self._connection.executemany(
            "insert or replace into part (file_id, name, path) values (?, ?, ?)",
            [(str(file.file_id), name, path) for name, path in (parts or {}).items()],
        )
        return not known

    def commit(self) -> None:
        """Make what was added durable."""
        self._connection.commit()

    def find(self, identity: int) -> ArchiveFile | None:
        """The file with an id, if it is listed."""
        return next((file for file in self._select("where file_id = ?", str(identity))), None)

    def files(self) -> list[ArchiveFile]:
        """All files, in an order that does not depend on when they came."""
        return self._select("order by sha256, file_id")

    def _select(self, clause: str, *values: str) -> list[ArchiveFile]:
        with closing(self._connection.execute(_FILES + clause, values)) as rows:
            return [_file_of(row) for row in rows]

    def parts(self, file: ArchiveFile) -> dict[str, str]:
        """Page files that the rows of a file name: name as written -> path in the archive."""
        with closing(
            self._connection.execute(
                "select name, path from part where file_id = ?", (str(file.file_id),)
            )
        ) as rows:
            return dict(rows)

    def waiting(self, home: Home, loaded: Collection[int]) -> int:
        """How many files the next build will read, the crawls' new segments included."""
        files = self.files()
        segments = _segments_beside(home, {file.path for file in files})
        return len(segments) + sum(file.file_id not in loaded for file in files)

    def waiting_since(self, home: Home, loaded: Collection[int]) -> datetime | None:
        """When the first of those files came; None when nothing waits."""
        with closing(
            self._connection.execute("select file_id, path, registered_at from file")
        ) as rows:
            listed = rows.fetchall()
        segments = _segments_beside(home, {path for _, path, _ in listed})
        times = [datetime.fromtimestamp(path.stat().st_mtime, UTC) for path in segments]
        times += [
            datetime.fromisoformat(at).replace(tzinfo=UTC)
            for identity, _, at in listed
            if int(identity) not in loaded
        ]
        return min(times, default=None)

    def adopt_segments(self, home: Home) -> int:
        """List the complete WARC segments of our own crawls; the number that were new."""
        known = {file.path for file in self.files()}
        adopted = sum(self.add(segment) for segment in _new_segments(home, known))
        self.commit()
        return adopted


def _file_of(row: tuple[Any, ...]) -> ArchiveFile:
    identity, path, kind, sha, size, origin, url, outlet, in_place = row
    return ArchiveFile(int(identity), path, kind, sha, size, origin, url, outlet, bool(in_place))


def _segments_beside(home: Home, known: Collection[str]) -> list[Path]:
    """The complete segments that are not among the known paths."""
    return [
        path
        for path in sorted(home.segments.glob("*.warc.gz"))
        if path.is_file() and path.relative_to(home.path).as_posix() not in known
    ]


def _new_segments(home: Home, known: Collection[str]) -> Iterator[ArchiveFile]:
    for path in _segments_beside(home, known):
        relative = path.relative_to(home.path).as_posix()
        sha = sha256_of(path)
        yield ArchiveFile(
            file_id(sha, None, None),
            relative,
            "warc",
            sha,
            path.stat().st_size,
            path.name,
            None,
            None,
            in_place=False,
        )
