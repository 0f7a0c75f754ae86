"""Rewrite the tables of docs/evidence.md from etl/evidence.toml and etl/agencies.toml.

`python tools/evidence.py` keeps what is written by hand above the marker and writes the rest
anew. With `--check` nothing is written; the exit code is 1 when the page is out of date.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from etl.agencies import agencies
from etl.arithmetic import figure
from etl.evidence import rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PAGE = Path(__file__).parents[1] / "docs" / "evidence.md"
MARKER = (
    "<!-- Below this line: written by tools/evidence.py from etl/{evidence,agencies}.toml. -->\n"
)


def tables() -> str:
    """All rules and all agencies as Markdown."""
    return "".join([*_rules(), *_agencies()])


def page(text: str) -> str:
    """Give the page with its tables as they should be; what is above the marker stays."""
    by_hand, marker, _ = text.partition(MARKER)
    if not marker:
        raise SystemExit(f"{PAGE}: the marker is gone: {MARKER}")
    return by_hand + marker + tables()


def _rules() -> Iterator[str]:
    yield "\n## The rules\n\n"
    yield from _head("rule", "kind", "role", "weight", "finds")
    for rule in rules().values():
        yield _row(f"`{rule.name}`", f"`{rule.kind}`", rule.role, figure(rule.weight), rule.finds)


def _agencies() -> Iterator[str]:
    yield "\n## The agencies and syndicates\n\n"
    yield "Marks in brackets are weak: believed in a dateline, or in the agency's languages.\n\n"
    yield from _head("key", "name", "kind", "languages", "marks", "domains")
    for each in agencies():
        marks = [f"({mark})" if mark in each.weak_marks else mark for mark in each.marks]
        yield _row(
            f"`{each.key}`",
            each.name,
            each.kind,
            *map(_listed, (each.languages, marks, each.domains)),
        )


def _head(*names: str) -> Iterator[str]:
    yield _row(*names)
    yield "|" + "---|" * len(names) + "\n"


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def _listed(values: Iterable[str]) -> str:
    return ", ".join(values)


if __name__ == "__main__":
    now = PAGE.read_text("utf-8")
    fresh = page(now)
    if "--check" in sys.argv:
        raise SystemExit(int(now != fresh))
    PAGE.write_text(fresh, "utf-8")
