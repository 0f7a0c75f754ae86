"""The lines of a page as extracted, each with its place in the page text and its kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from etl.agencies import mark_pattern
from etl.dateline import find_dateline
from etl.furniture import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MIN_SIGNED_WORDS = 8
_MAX_TAIL_CHARS = 40
_MAX_CAPTION_WORDS = 60
_SPLIT = 3


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
    lines: list[str],
    *headlines: str | None,
    labels: Mapping[int, str] | None = None,
    caption_labels: tuple[str, ...] = (),
) -> list[Line]:
    """Place the lines in the page text and tell furniture from the article's own.

    Args:
        lines: the lines of the page.
        headlines: a record's and the page's may differ; a line that repeats any is furniture.
        labels: kinds of lines, by index, that are known already.
        caption_labels: how the outlet's captions open.
    """
    labels = labels or {}
    if caption_labels:
        labels = {**labels, **_captions(lines, labels, caption_labels)}
    titles = tuple(dict.fromkeys(title for title in headlines if title))
    placed: list[Line] = []
    start = 0
    for index, text in enumerate(lines):
        label = labels.get(index)
        split = label is None and ("___" in text or text[:1] == "(")
        for at, piece in _pieces(text) if split else ((0, text),):
            kind = label or kind_of(piece, *titles)
            first, last = start + at, start + at + len(piece)
            placed += _placed(piece, first) if kind is None else [Line(piece, first, last, kind)]
        start += len(text) + 1
    return placed


_SIGN_OFF = re.compile(r"""(?:^|(?<=[.!?"”’»)\]])\s)_{3,}(?=\s|$)""")
_ADDED = re.compile(
    r"\((?:adds|updates|recasts|rewrites|releads|corrects|clarifies|refiles|repeats)\b[^()]{2,500}\)"
    r"(?=\s+\w)",
    re.IGNORECASE,
)


def _pieces(text: str) -> list[tuple[int, str]]:
    """A line, or what it has become by losing its breaks: each part with its place.

    `___` between sentences stands for itself, and so does "(Adds details)" before a dateline.
    """
    cuts = {0, len(text)}
    if text[:1] != "(":
        cuts.update(place for found in _SIGN_OFF.finditer(text) for place in found.span())
    elif found := _ADDED.match(text):
        dateline = find_dateline(text[found.end() :].lstrip())
        cuts.update([found.end()] if dateline and dateline.agency else [])
    if len(cuts) < _SPLIT:
        return [(0, text)]
    parts = [(first, text[first:last]) for first, last in pairwise(sorted(cuts))]
    return [
        (first + len(part) - len(part.lstrip()), part.strip())
        for first, part in parts
        if part.strip()
    ]


def _captions(
    lines: list[str], labels: Mapping[int, str], openings: tuple[str, ...]
) -> dict[int, str]:
    """The lines that open as the outlet's captions do, where no other kind is known."""
    opening = _opening(openings)
    return {
        index: "caption"
        for index, text in enumerate(lines)
        if labels.get(index, "other") == "other"
        and opening.match(text)
        and len(text.split()) <= _MAX_CAPTION_WORDS
    }


@lru_cache(maxsize=256)
def _opening(labels: tuple[str, ...]) -> re.Pattern[str]:
    """Match the labels, whole words each, behind a bracket or a mark."""
    words = "|".join(r"\s+".join(map(re.escape, label.split())) for label in labels)
    return re.compile(rf"\W{{0,3}}(?:{words})(?!(?<=\w)\w)", re.IGNORECASE)


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
