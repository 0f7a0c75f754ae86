"""docs/edits.md: every kind has a row, and its example is an edit of that kind and no other."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

from etl.dateline import find_dateline
from etl.edits.compare import compare
from etl.edits.model import Edit, Kind, Text

TEXT = (Path(__file__).parents[2] / "docs" / "edits.md").read_text("utf-8")
ROWS = re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \| ([^|]+) \|$", TEXT, re.MULTILINE)


def text_of(cell: str) -> Text:
    if cell.startswith("# "):
        return Text(cell.removeprefix("# "), "The mill closed on Monday.")
    dateline = find_dateline(cell)
    return Text("", cell, dateline.text if dateline and dateline.agency else None)


def test_every_kind_has_a_row() -> None:
    assert sorted(kind for kind, _, _ in ROWS) == sorted(get_args(Kind))


@pytest.mark.parametrize(("kind", "a", "b"), ROWS, ids=[kind for kind, _, _ in ROWS])
def test_the_example_of_a_kind_is_of_that_kind_only(kind: str, a: str, b: str) -> None:
    assert {edit.kind for edit in compare(text_of(a), text_of(b)).edits} == {kind}


def test_every_field_of_an_edit_is_described() -> None:
    section = TEXT.partition("## The spans")[2].partition("\n## ")[0]
    named = re.findall(r"`(\w+)`", "\n".join(re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)))
    assert sorted(named) == sorted(field.name for field in fields(Edit))
