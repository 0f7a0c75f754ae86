"""The data dictionary: what every view, table and column means, from their COMMENTs."""

from __future__ import annotations

import sys
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from warehouse.migrate import apply_schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HEAD = """\
# The warehouse

Generated from the comments in `warehouse/schema` and `warehouse/views`; after a change of these:
`python -m warehouse.dictionary > docs/warehouse.md`.

The views are the public interface: their names and columns stay. Tables may change from one
version to the next. Ids are unsigned 64-bit hashes of content, the same on any machine; in JSON
they are decimal strings. Times are UTC.
"""
_TITLES = {"view": "Views", "table": "Tables"}
_COLUMNS_HEAD = "| column | type | what |\n|---|---|---|\n"


def dictionary() -> str:
    """Describe all views and tables of an empty warehouse as Markdown."""
    with duckdb.connect() as connection:
        apply_schema(connection, Path(":memory:"))
        query = files("warehouse").joinpath("answers", "dictionary.sql").read_text("utf-8")
        rows = connection.execute(query).fetchall()
    return "".join([_HEAD, *_sections(rows)])


def _sections(rows: Iterable[tuple[Any, ...]]) -> Iterator[str]:
    for kind, relations in groupby(rows, lambda row: row[0]):
        yield f"\n## {_TITLES[kind]}\n"
        for (name, comment), columns in groupby(relations, lambda row: (row[1], row[2])):
            yield f"\n### `{name}`\n{comment}\n\n{_COLUMNS_HEAD}"
            yield from (f"| `{row[3]}` | {_cell(row[4])} | {_cell(row[5])} |\n" for row in columns)


def _cell(text: str) -> str:
    return text.replace("TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ").replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(dictionary())
