"""Rows leave Python as the tables declare them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

from warehouse.arrow import SCHEMAS

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

NOT_STORED = {("credit", "capture_id"), ("version_mark", "capture_id"), ("component", "batch")}
MADE_BY_THE_LOADER = {
    ("article_version", "body_rest"),
    ("revisit", "original_id"),
    ("pair", "pair_id"),
    ("pair", "verdict"),
}
NO_TABLE = {"chunk", "displaced", "parted"}
# Written by history/*.sql and changes/*.sql from other tables.
DERIVED = {
    "reextraction",
    "capture_change",
    "former_version",
    "former_credit",
    "former_version_mark",
    "former_member",
    "repeated_line",
    "cut_version",
    "former_choice",
    "story_history",
    "untold",
    "uncut",
    "unparted",
    "line_candidate",
}


@pytest.mark.parametrize("table", sorted(SCHEMAS.keys() - NO_TABLE))
def test_arrow_rows_have_the_columns_and_types_of_their_table(
    table: str, connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    file = tmp_path / "rows.parquet"
    pq.write_table(SCHEMAS[table].empty_table(), file)
    declared = _described(connection, "describe from query_table($name)", {"name": table})
    sent = _described(connection, "describe from read_parquet($file)", {"file": str(file)})
    stored = [column for column in declared if (table, column[0]) not in MADE_BY_THE_LOADER]
    assert [column for column in sent if (table, column[0]) not in NOT_STORED] == stored


def test_every_table_is_loaded_from_arrow(connection: duckdb.DuckDBPyConnection) -> None:
    tables = connection.execute(
        "select table_name from duckdb_tables() where table_name <> 'schema_version'"
    ).fetchall()
    assert {name for (name,) in tables} - DERIVED == SCHEMAS.keys() - NO_TABLE


def _described(
    connection: duckdb.DuckDBPyConnection, query: str, parameters: dict[str, str]
) -> list[tuple[str, str]]:
    rows = connection.execute(query, parameters).fetchall()
    return [(name, kind.replace("[128]", "[]")) for name, kind, *_ in rows]
