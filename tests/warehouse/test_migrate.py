"""An older warehouse takes the newest schema, and what is in it stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from warehouse.errors import WarehouseError
from warehouse.migrate import apply_schema, migrations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BEFORE_METADATA = 4
_NEW_COLUMNS = (
    "published_from",
    "modified_raw",
    "section",
    "captions",
    "paywalled",
    "authors_raw",
    "slugline",
    "versioncreated",
    "guid",
)


@pytest.fixture
def old(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse as it was before sections, captions and offsets of furniture."""
    with duckdb.connect(tmp_path / "old.duckdb") as connection:
        for number, schema in migrations().items():
            if number <= _BEFORE_METADATA:
                connection.execute(schema)
                connection.execute(
                    "insert into schema_version (version, applied_at) values ($number, now())",
                    {"number": number},
                )
        connection.execute(
            "insert into article_version by name select 7 as version_id, 3 as article_id, "
            "1 as capture_id, 'https://post.example/a' as url, 'post.example/a' as url_key, "
            "'post' as outlet, [] as authors, [] as agencies, 'none' as relation, "
            "'Ferry sold' as headline, 'The ferry was sold.' as body, 4 as body_words, "
            "false as agency_own_site, 'article' as kind, "
            "'1' as extraction_scheme, [{'kind': 'share', 'body': 'Share this'}] as furniture"
        )
        yield connection


def test_articles_of_an_older_warehouse_are_kept_and_what_was_never_read_is_null(
    old: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    """Furniture keeps its kind and its words; where it stood was not known."""
    apply_schema(old, tmp_path)
    rows = old.sql("select * from article_version").to_arrow_table().to_pylist()
    assert [row["headline"] for row in rows] == ["Ferry sold"]
    assert rows[0]["furniture"] == [
        {"kind": "share", "body": "Share this", "start_offset": None, "end_offset": None}
    ]
    assert [rows[0][column] for column in _NEW_COLUMNS] == [None] * len(_NEW_COLUMNS)


def test_a_migrated_warehouse_has_the_columns_of_a_new_one(
    old: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    """In the same order and of the same types, tables and views alike."""
    listed = (
        "select table_name, column_name, data_type from duckdb_columns() "
        "where schema_name = 'main' order by table_name, column_index"
    )
    apply_schema(old, tmp_path)
    with duckdb.connect() as new:
        apply_schema(new, tmp_path)
        assert old.execute(listed).fetchall() == new.execute(listed).fetchall()


def test_a_schema_of_a_later_program_is_refused(
    old: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    """Its columns may mean something else."""
    old.execute("insert into schema_version (version, applied_at) values (999, now())")
    with pytest.raises(WarehouseError, match="schema 999"):
        apply_schema(old, tmp_path)
