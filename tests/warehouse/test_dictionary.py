"""The data dictionary is complete and up to date."""

from __future__ import annotations

from pathlib import Path

from warehouse.dictionary import dictionary

PAGE = Path(__file__).parents[2] / "docs" / "warehouse.md"


def test_the_data_dictionary_is_up_to_date() -> None:
    """After a change: python -m warehouse.dictionary > docs/warehouse.md."""
    assert PAGE.read_text("utf-8") == dictionary()


def test_the_public_views_come_before_the_tables() -> None:
    headings = [line for line in dictionary().splitlines() if line.startswith("##")]
    assert headings[0] == "## Views"
    assert headings.index("### `story_copies`") < headings.index("## Tables")
    assert headings.index("### `story_member`") > headings.index("## Tables")


def test_no_column_goes_without_a_meaning() -> None:
    rows = [line for line in dictionary().splitlines() if line.startswith("| `")]
    assert len(rows) > 200
    assert [row for row in rows if row.endswith(("| None |", "|  |"))] == []
