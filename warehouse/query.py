"""Answers from a published snapshot: read-only, never waiting for a build, never blocking one."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Self

import duckdb

from warehouse.errors import WarehouseError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# A snapshot can be removed between reading the link and opening it, when builds come fast.
_TRIES = 20

# A query may come from anywhere: it reads this one file and nothing else, and cannot change that.
_LOCKED_IN = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


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
        """The rows, by column name."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


class Snapshot:
    """One published snapshot, open for reading until it is closed, whatever is published since."""

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def open(cls, current: Path) -> Self:
        """Open the snapshot that the link `current` names now.

        Raises:
            NoSnapshotError: there is none.
            WarehouseError: it cannot be read, for example because a newer DuckDB wrote it.
        """
        for _ in range(_TRIES):
            path = current.resolve()
            try:
                return cls(path, _connect(path))
            except duckdb.Error as error:
                if path.exists():
                    raise WarehouseError(
                        f"cannot read the snapshot {path}: {first_line(error)};"
                        " run `wirecopy build --rebuild`"
                    ) from error
                if path == current.resolve():
                    break
        raise NoSnapshotError(f"no snapshot yet at {current}: run `wirecopy build`")

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def answer(self, name: str, **parameters: object) -> Result:
        """Run answers/NAME.sql with its parameters; others are ignored."""
        query = files("warehouse").joinpath("answers", f"{name}.sql").read_text("utf-8")
        return self._run(query, parameters)

    def sql(self, query: str) -> Result:
        """Run somebody's SQL, read-only and cut off from files; the last statement's rows.

        Raises:
            WarehouseError: DuckDB refuses it; there is no statement in it.
        """
        try:
            return self._run(query, {})
        except duckdb.Error as error:
            raise WarehouseError(f"SQL: {first_line(error)}") from error

    def _run(self, query: str, parameters: Mapping[str, object]) -> Result:
        result: Result | None = None
        for statement in self._connection.extract_statements(query):
            wanted = {key: parameters[key] for key in statement.named_parameters}
            self._connection.execute(statement, wanted)
            described = self._connection.description or []
            result = Result(
                tuple(column[0] for column in described),
                tuple(str(column[1]) for column in described),
                self._connection.fetchall(),
            )
        if result is None:
            raise WarehouseError("SQL: no statement in it; for example: select * from articles")
        return result


def first_line(error: duckdb.Error) -> str:
    """What DuckDB says, in one line."""
    return str(error).strip().splitlines()[0]


def _connect(path: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(str(path), read_only=True, config=dict(_LOCKED_IN))
    connection.execute("set timezone = 'UTC'")
    connection.execute("set lock_configuration = true")
    return connection
