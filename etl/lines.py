"""The lines of a page as extracted, each with its place in the page text and its kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from etl.agencies import mark_pattern
from etl.furniture import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MIN_SIGNED_WORDS = 8
_MAX_TAIL_CHARS = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `start` and `end` are character offsets into the lines joined by newlines.

    `kind` is the kind of furniture it is; None for the article's own lines.
    """

    text: str
    start: int
    end: int
    kind: str | None


def classify(
    lines: list[str], *headlines: str | None, labels: Mapping[int, str] | None = None
) -> list[Line]:
    """Place the lines in the page text and tell furniture from the article's own.

    Args:
        lines: the lines of the page.
        headlines: a record's and the page's may differ; a line that repeats any is furniture.
        labels: kinds of lines, by index, that are known already.
    """
    labels = labels or {}
    titles = tuple(dict.fromkeys(title for title in headlines if title))
    placed: list[Line] = []
    start = 0
    for index, text in enumerate(lines):
        kind = labels.get(index) or kind_of(text, *titles)
        placed += (
            _placed(text, start) if kind is None else [Line(text, start, start + len(text), kind)]
        )
        start += len(text) + 1
    return placed


def _placed(text: str, start: int) -> Iterator[Line]:
    """Place an own line; a mark behind its last sentence is a line for itself."""
    cut = _signed_from(text)
    if cut is None:
        yield Line(text, start, start + len(text), None)
        return
    own = text[:cut].rstrip()
    yield Line(own, start, start + len(own), None)
    yield Line(text[cut:], start + cut, start + len(text), "tagline")


@cache
def _signature() -> re.Pattern[str]:
    """Match the mark that follows a whole sentence: "... on Friday. PTI", "... (AP)", "... - AFP".

    An ordinary word or another body's abbreviation needs its dash or its brackets.
    """
    return re.compile(
        rf"""(?<=[.!?"”’'»)])[ ](?P<mark>{mark_pattern(bare=True)}"""
        rf"""|[-–—]{{1,2}}[ ]?{mark_pattern()}|\({mark_pattern()}\)|\[{mark_pattern()}\])\.?$"""
    )


def _signed_from(text: str) -> int | None:
    tail = max(0, len(text) - _MAX_TAIL_CHARS)
    found = _signature().search(text, tail)
    if found is None or len(text[: found.start()].split()) < _MIN_SIGNED_WORDS:
        return None
    return found.start("mark")
