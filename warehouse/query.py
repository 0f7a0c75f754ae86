"""Read a published snapshot: our own answers, and anybody's SQL, without touching any file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import TYPE_CHECKING, Any, Self

import duckdb

from warehouse.check import failing_checks
from warehouse.errors import WarehouseError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# Nothing but the snapshot itself may be reached: no file, no network, no extension, no disk to
# spill to. The last setting makes it stay so.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "temp_directory": "",
}
# COPY is refused by its name because DuckDB lets it write to the opened file and its WAL whatever
# the settings, also inside EXPLAIN ANALYZE.
_ALLOWED = frozenset(
    {
        duckdb.StatementType.SELECT,
        duckdb.StatementType.EXPLAIN,
        duckdb.StatementType.MULTI,
        duckdb.StatementType.CREATE,
        duckdb.StatementType.INSERT,
        duckdb.StatementType.DROP,
    }
)
_WRITES_FILES = re.compile(r"\b(?:copy|export)\b", re.IGNORECASE)
_ATTEMPTS = 5
# Connections of one process to one file share their settings, which can be locked only once.
_OPENING = Lock()


class NoSnapshotError(WarehouseError):
    """Nothing has been published yet."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Result:
    """Rows of an answer; `types` are DuckDB's names of the columns' types."""

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: list[tuple[Any, ...]]

    def records(self) -> list[dict[str, Any]]:
        """The rows by column name; of columns with one name the later ones get a number."""
        names: list[str] = []
        for column in self.columns:
            count, name = 0, column
            while name in names:
                count += 1
                name = f"{column}_{count}"
            names.append(name)
        return [dict(zip(names, row, strict=True)) for row in self.rows]


class Snapshot:
    """One published snapshot, open for reading; later publications do not change it."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path) -> None:
        self._connection = connection
        self.path = path

    @classmethod
    def open(cls, current: Path) -> Self:
        """Open the snapshot that a link points to now.

        Raises:
            NoSnapshotError: there is none.
            WarehouseError: it cannot be read.
        """
        with _OPENING:
            connection, path = _connect(current)
            _lock_in(connection)
        return cls(connection, path)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def answer(self, name: str, /, **parameters: object) -> Result:
        """Run answers/NAME.sql.

        Raises:
            WarehouseError: the snapshot has no such tables, being of another wirecopy.
        """
        try:
            return self._run(_answer(name), parameters)
        except duckdb.Error as error:
            raise WarehouseError(
                f"{self.path} cannot answer {name}: {first_line(error)}; run `wirecopy build`"
            ) from error

    def broken_laws(self) -> dict[str, int]:
        """How many rows break each law of checks/; empty when all are kept.

        Raises:
            WarehouseError: the snapshot has no such tables, being of another wirecopy.
        """
        try:
            return {name: len(rows) for name, rows in failing_checks(self._connection).items()}
        except duckdb.Error as error:
            raise WarehouseError(
                f"{self.path} cannot be checked: {first_line(error)}; run `wirecopy build`"
            ) from error

    def sql(self, query: str) -> Result:
        """Run somebody's SQL, one statement or several; the last one's result.

        Temporary tables and macros may be made; no file can be read or written.

        Raises:
            WarehouseError: the SQL is wrong, or more than reading.
        """
        result: Result | None = None
        try:
            for statement in self._connection.extract_statements(query):
                _permit(statement)
                result = self._run(statement, {})
        except duckdb.Error as error:
            raise WarehouseError(first_line(error)) from error
        except RuntimeError as error:
            # What DuckDB makes of Ctrl-C while a query runs.
            raise KeyboardInterrupt from error
        if result is None:
            raise WarehouseError('no SQL given: try wirecopy sql "from story_copies"')
        return result

    def _run(self, query: str | duckdb.Statement, parameters: Mapping[str, object]) -> Result:
        done = self._connection.execute(query, parameters or None)
        described = done.description or []
        # Fetched to the end: a connection with rows left is busy.
        rows = done.fetchall() if described else []
        return Result(
            tuple(column[0] for column in described),
            tuple(str(column[1]) for column in described),
            rows,
        )


def _connect(current: Path) -> tuple[duckdb.DuckDBPyConnection, Path]:
    """Open what the link points to; again, if several publications passed in between."""
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            path = current.resolve(strict=True)
        except OSError as error:
            # A link to nothing: its snapshot was removed between the look at it and at its target.
            if attempt < _ATTEMPTS and current.is_symlink():
                continue
            raise NoSnapshotError(f"no snapshot yet at {current}: run `wirecopy build`") from error
        try:
            return duckdb.connect(str(path), read_only=True, config=_CONFIG), path
        except duckdb.Error as error:
            if attempt == _ATTEMPTS or path.exists():
                raise WarehouseError(
                    f"cannot read {path}: {first_line(error)}; run `wirecopy build`"
                ) from error
    raise AssertionError


def _lock_in(connection: duckdb.DuckDBPyConnection) -> None:
    if connection.execute("select current_setting('lock_configuration')").fetchall() == [(False,)]:
        connection.execute("set global timezone = 'UTC'")
        connection.execute("set lock_configuration = true")


@cache
def _answer(name: str) -> str:
    return files("warehouse").joinpath("answers", f"{name}.sql").read_text("utf-8")


def _permit(statement: duckdb.Statement) -> None:
    if statement.type == duckdb.StatementType.SELECT:
        return
    if statement.type not in _ALLOWED or _WRITES_FILES.search(statement.query):
        kind = statement.type.name.lower().replace("_", " ")
        raise WarehouseError(f"only reading is possible here, not {kind}: use select")


def first_line(error: BaseException) -> str:
    """What DuckDB says, in one line that a terminal can show: it may quote hostile text."""
    line = str(error).strip().split("\n", 1)[0]
    return "".join(char if char.isprintable() else " " for char in line)
