"""Make one text of the other by the edits between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from etl.edits.model import Comparison, Part, Text


def applied(comparison: Comparison, text: Text) -> tuple[str, str]:
    """Apply edits to the first of the two texts; the headline and the body of the second.

    To go back, apply `comparison.reversed()` to the second.

    >>> from etl.edits.compare import compare
    >>> from etl.edits.model import Text
    >>> a, b = Text("Rain", "Rain fell. Wind rose all night."), Text("Wind", "Wind rose all night.")
    >>> applied(compare(a, b), a)
    ('Wind', 'Wind rose all night.')
    """
    return _part(comparison, text, "headline"), _part(comparison, text, "body")


def _part(comparison: Comparison, text: Text, part: Part) -> str:
    edits = [edit for edit in comparison.edits if edit.part == part]
    rest = _without(text.part(part), (edit.a for edit in edits))
    pieces: list[str] = []
    length = used = 0
    for edit in sorted(edits, key=lambda edit: edit.b):
        same = rest[used : used + edit.b.start - length]
        pieces += same, edit.after
        used += len(same)
        length += len(same) + len(edit.after)
    return "".join([*pieces, rest[used:]])


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    pieces, at = [], 0
    for start, end in sorted(spans):
        pieces.append(text[at:start])
        at = end
    return "".join([*pieces, text[at:]])
