"""Rewrite the data dictionary in docs/warehouse.md from the COMMENTs of tables and views.

`python tools/dictionary.py` keeps what is written by hand above the marker and writes the rest
anew. With `--check` nothing is written; the exit code is 1 when the page is out of date.
"""

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

PAGE = Path(__file__).parents[1] / "docs" / "warehouse.md"
MARKER = "<!-- Below this line: written by tools/dictionary.py from warehouse/{schema,views}. -->\n"
_TITLES = {"view": "Views", "table": "Tables"}
_COLUMNS_HEAD = "| column | type | what |\n|---|---|---|\n"


def dictionary() -> str:
    """Describe all views and tables of an empty warehouse as Markdown."""
    with duckdb.connect() as connection:
        apply_schema(connection, Path(":memory:"))
        query = files("warehouse").joinpath("answers", "dictionary.sql").read_text("utf-8")
        rows = connection.execute(query).fetchall()
    return "".join(_sections(rows))


def page(text: str) -> str:
    """Give the page with its dictionary as it should be; what is above the marker stays."""
    by_hand, marker, _ = text.partition(MARKER)
    if not marker:
        raise SystemExit(f"{PAGE}: the marker is gone: {MARKER}")
    return by_hand + marker + dictionary()


def _sections(rows: Iterable[tuple[Any, ...]]) -> Iterator[str]:
    for kind, relations in groupby(rows, lambda row: row[0]):
        yield f"\n## {_TITLES[kind]}\n"
        for (name, comment), columns in groupby(relations, lambda row: (row[1], row[2])):
            yield f"\n### `{name}`\n{comment}\n\n{_COLUMNS_HEAD}"
            yield from (f"| `{row[3]}` | {_cell(row[4])} | {_cell(row[5])} |\n" for row in columns)


def _cell(text: str) -> str:
    return text.replace("TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ").replace("|", "\\|")


if __name__ == "__main__":
    now = PAGE.read_text("utf-8")
    fresh = page(now)
    if "--check" in sys.argv:
        raise SystemExit(int(now != fresh))
    PAGE.write_text(fresh, "utf-8")
