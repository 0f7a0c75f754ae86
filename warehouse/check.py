"""Laws that a warehouse keeps: each file in checks/ selects the rows that break one."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb


def failing_checks(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[Any, ...]]]:
    """Run every check; the rows that break one, by the check's name. Empty: all is well."""
    failing = {}
    for name, query in checks().items():
        connection.execute(query)
        if rows := connection.fetchall():
            failing[name] = rows
    return failing


def checks() -> dict[str, str]:
    """The SQL of the checks, by name."""
    found = files("warehouse").joinpath("checks").iterdir()
    return {
        file.name.removesuffix(".sql"): file.read_text("utf-8")
        for file in sorted(found, key=str)
        if file.name.endswith(".sql")
    }
