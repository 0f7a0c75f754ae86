"""The lines of a page as extracted, each with its place in the page text and its kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from etl.agencies import agency_pattern, mark_pattern, may_end_with_agency
from etl.byline import is_byline
from etl.dateline import find_dateline, find_glued_dateline
from etl.furniture import kind_of
from etl.labels import WITH
from etl.telling import narrow, rough_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MIN_SIGNED_WORDS = 8
_MAX_TAIL_CHARS = 60
_MAX_SIGNED_CHARS = 24
# The outlet's own writer before the agency, as Austrian outlets sign: "(Jane Roe, APA, 13.2.2026)".
_SIGNER = r"[^\W\d_a-z][\w.'’-]+(?:[ ][^\W\d_a-z][\w.'’-]+){1,3}"
# Of the agency's writer and editor, behind its mark: "(PAP) abc/ def/".
_INITIALS = r"[a-z]{2,5}/?(?:[ ][a-z]{2,5}/?){0,3}"
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
            first = start + at
            if kind is None:
                placed += _placed(piece, first)
            elif kind == "caption" and label is None:
                placed += _caption_and_lead(piece, first)
            else:
                placed.append(Line(piece, first, first + len(piece), kind))
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


def _caption_and_lead(text: str, start: int) -> Iterator[Line]:
    """Place a caption; a story's lead behind it in one line is a line for itself."""
    end = _caption_to(text)
    caption = text if end is None else text[:end].rstrip()
    yield Line(caption, start, start + len(caption), "caption")
    if end is not None:
        yield from _placed(text[end:], start + end)


def _placed(text: str, start: int) -> list[Line]:
    """Place an own line; a mark behind its last sentence is a line for itself.

    So is a byline that a page glues to the dateline.
    """
    if (glued := _byline_to(text)) is not None:
        byline = text[:glued].rstrip()
        first = Line(byline, start, start + len(byline), "byline")
        return [first, *_placed(text[glued:], start + glued)]
    cut = _signed_from(text) or _signed_off_from(text)
    if cut is None:
        return [Line(text, start, start + len(text), None)]
    own = text[:cut].rstrip()
    kind = "contributor" if kind_of(text[cut:]) == "contributor" else "tagline"
    return [
        Line(own, start, start + len(own), None),
        Line(text[cut:], start + cut, start + len(text), kind),
    ]


def _byline_to(text: str) -> int | None:
    """Where a byline ends that stands before the dateline in one line."""
    dateline = find_glued_dateline(text)
    before = text[: dateline.start].rstrip(" -–—|") if dateline else ""
    return dateline.start if dateline and is_byline(before) else None


def _caption_to(text: str) -> int | None:
    """Where a caption ends that stands before the dateline in one line with the story's lead."""
    dateline = find_glued_dateline(text)
    if dateline is None or rough_words(text[dateline.end :]) < _MIN_SIGNED_WORDS:
        return None
    return dateline.start if kind_of(text[: dateline.start].rstrip()) == "caption" else None


@cache
def _signature() -> re.Pattern[str]:
    """Match the mark that follows a whole sentence: "... on Friday. PTI", "... (AP)", "... - AFP".

    An ordinary word or another body's abbreviation needs its dash or its brackets.
    """
    marks, bare = mark_pattern(), mark_pattern(bare=True)
    listed = rf"{marks}(?:[ ]?[/,+-][ ]?{marks})*"
    agency = rf"(?:{listed}|(?i:the[ ])?{agency_pattern()})"
    with_agency = rf"(?i:{WITH})(?:[ ]\w[\w'’]*){{0,4}}[ ](?:\w{{1,4}}['’])?{agency}"
    signed = rf"(?:{agency}|{with_agency}|{_SIGNER},[ ]?{agency})(?:,[ ]?[\d.]{{6,10}})?"
    return re.compile(
        rf"""(?<=[.!?"”’'»)…])[ ](?P<mark>{bare}|[-–—]{{1,2}}[ ]?(?:{agency}|{with_agency})"""
        rf"""|[(\[/]©?[ ]?(?:[a-z]{{2,5}}/)?{signed}[)\]/](?:[ ]{_INITIALS})?|/{listed})\.?$"""
        rf"""|(?<=[。！？.」』])[ ]?(?P<full>[（(【]{listed}[）)】])$"""
    )


_MAX_SIGN_OFF = 400
_SENTENCE_END = re.compile(r"(?<=[.!?…\"”’»)])[ –—-]{1,3}(?=[(A-Z])")


def _signed_off_from(text: str) -> int | None:
    """Where a line of contributors begins that a page glues to the last sentence of a paragraph."""
    if not text.endswith(_SIGN_OFF_ENDS) or not _holds_sign_off(text[-_MAX_SIGN_OFF:]):
        return None
    for end in _SENTENCE_END.finditer(text, max(0, len(text) - _MAX_SIGN_OFF)):
        if kind_of(text[end.end() :]) == "contributor":
            return end.end()
    return None


_SIGN_OFF_ENDS = (")", ".", "s", "P", "A", "e")


def _holds_sign_off(tail: str) -> bool:
    return "eporting" in tail or "diting" in tail or "/(" in tail or "contributed" in tail


def _signed_from(text: str) -> int | None:
    if not may_end_with_agency(text) and ")" not in text[-_MAX_SIGNED_CHARS:]:
        return None
    before = max(0, len(text) - _MAX_TAIL_CHARS)
    found = _signature().search(narrow(text[before:]))
    if found is None or rough_words(text[: before + found.start()]) < _MIN_SIGNED_WORDS:
        return None
    return before + found.start(found.lastgroup or 0)
