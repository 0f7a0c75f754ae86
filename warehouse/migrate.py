"""Schema files applied in order, each once; macros and views anew each time."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from warehouse.errors import WarehouseError

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb


def migrations() -> dict[int, str]:
    """The schema files by their number."""
    found = files("warehouse").joinpath("schema").iterdir()
    return {int(file.name[:3]): file.read_text("utf-8") for file in sorted(found, key=str)}


def apply_schema(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Bring a warehouse to the newest schema.

    Raises:
        WarehouseError: the file has a newer schema than this program knows.
    """
    known = migrations()
    done = _applied(connection)
    if newer := done - known.keys():
        raise WarehouseError(
            f"{path} has schema {max(newer)}, this wirecopy knows {max(known)}: update wirecopy"
        )
    # One transaction: a crash leaves the schema before, with its views, or the new one with its.
    connection.execute("begin")
    for number in sorted(known.keys() - done):
        connection.execute(known[number])
        connection.execute(
            "insert into schema_version (version, applied_at) values ($number, now())",
            {"number": number},
        )
    _replace(connection)
    connection.execute("commit")


def _applied(connection: duckdb.DuckDBPyConnection) -> set[int]:
    tables = connection.execute(
        "select 1 from information_schema.tables where table_name = 'schema_version'"
    ).fetchall()
    if not tables:
        return set()
    return {
        version
        for (version,) in connection.execute("select version from schema_version").fetchall()
    }


def _replace(connection: duckdb.DuckDBPyConnection) -> None:
    for folder in ("macros", "views"):
        for file in sorted(files("warehouse").joinpath(folder).iterdir(), key=str):
            connection.execute(file.read_text("utf-8"))
