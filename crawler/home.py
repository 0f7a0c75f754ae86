"""Where a home folder keeps what: one place for every path."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self


@dataclass(frozen=True, slots=True)
class Home:
    """The folder that holds one archive, its warehouse and its snapshots.

    >>> Home(Path("x")).segments.as_posix()
    'x/archive/crawl'
    """

    path: Path

    @classmethod
    def resolve(cls, path: str | os.PathLike[str] | None = None) -> Self:
        """Take the given folder, else `WIRECOPY_HOME`, else `./wirecopy-data`."""
        chosen = path or os.environ.get("WIRECOPY_HOME") or "wirecopy-data"
        return cls(Path(chosen).expanduser().absolute())

    @property
    def archive(self) -> Path:
        """Everything that was fetched or ingested."""
        return self.path / "archive"

    @property
    def segments(self) -> Path:
        """WARC segments of our own crawls; a file ending in `.warc.gz` here is complete."""
        return self.archive / "crawl"

    @property
    def imports(self) -> Path:
        """Ingested files, copied."""
        return self.archive / "imports"

    @property
    def register(self) -> Path:
        """The SQLite file that lists the archive's files."""
        return self.archive / "register.sqlite"

    @property
    def outlets(self) -> Path:
        """Outlet files of this home; they win over the shipped ones."""
        return self.path / "outlets"

    @property
    def crawler_file(self) -> Path:
        """What is said once for all outlets; hand-made, may be missing."""
        return self.path / "crawler.toml"

    @property
    def visits(self) -> Path:
        """The SQLite file in which the crawler keeps what it knows of URLs."""
        return self.archive / "visits.sqlite"

    @property
    def judgements(self) -> Path:
        """What people said of articles, a line each; nothing but a person makes it again."""
        return self.path / "judgements.jsonl"

    @property
    def thresholds(self) -> Path:
        """Thresholds of verdicts that are other than the defaults; hand-made, may be missing."""
        return self.path / "thresholds.toml"

    @property
    def warehouse(self) -> Path:
        """The loader's own DuckDB file; readers use `current`."""
        return self.path / "load" / "warehouse.duckdb"

    @property
    def snapshots(self) -> Path:
        """Published snapshots, versioned."""
        return self.path / "snapshots"

    @property
    def current(self) -> Path:
        """Link to the newest published snapshot."""
        return self.path / "current.duckdb"

    @property
    def lock(self) -> Path:
        """Held by the one process that builds."""
        return self.path / "build.lock"

    @property
    def run_lock(self) -> Path:
        """Held by the one process that does what is due."""
        return self.path / "run.lock"
