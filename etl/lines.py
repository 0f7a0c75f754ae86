"""The lines of a page as extracted, each with its place in the page text and its kind."""

from __future__ import annotations

from dataclasses import dataclass

from etl.furniture import kind_of


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `start` and `end` are character offsets into the lines joined by newlines.

    `kind` is the kind of furniture it is; None for the article's own lines.
    """

    text: str
    start: int
    end: int
    kind: str | None


def classify(lines: list[str], headline: str | None) -> list[Line]:
    """Place the lines in the page text and tell furniture from the article's own."""
    placed, start = [], 0
    for text in lines:
        placed.append(Line(text, start, start + len(text), kind_of(text, headline)))
        start += len(text) + 1
    return placed
