"""Text to sentences, good enough to align two printings of the same ones."""

from __future__ import annotations

import re

# What a full stop may follow within a sentence, besides a single capital.
ABBREVIATIONS = (
    *("Mr", "Mrs", "Ms", "Dr", "St", "Gen", "Lt", "Col", "Sen", "Rep", "Gov", "Sgt", "Capt"),
    *("Jan", "Feb", "Mar", "Apr", "Aug", "Sept", "Oct", "Nov", "Dec"),
    *("No", "vs", "Inc", "Co", "Corp", "Jr", "Sr"),
)
_END = re.compile(r"(?<=[.!?。！？])[\"'”’)]*\s+(?=[\"'“‘(]?[^\W_a-z])|(?<=[。！？])")
_NOT_AN_END = re.compile(rf"\b(?:[A-Z]|{'|'.join(ABBREVIATIONS)}|a\.m|p\.m)\.$")
_LONGEST_ABBREVIATION = 8
_CLOSING = re.compile(r"[\"'”’)）」』»]+")
_LINE = re.compile(r"[^\n]+")


def sentences_of(text: str) -> list[str]:
    """Split a text into sentences; none goes on behind the end of a line.

    >>> sentences_of('Gen. Roe left. "It is over," she said.')
    ['Gen. Roe left.', '"It is over," she said.']
    """
    return [text[start:end] for start, end in sentence_spans(text)]


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Where the sentences of a text, or of a part of it, begin and end, as offsets.

    The quotation mark or bracket that closes a sentence is its last character.

    >>> text = '"It is over," she said. (He was not.) Rain.'
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['"It is over," she said.', '(He was not.)', 'Rain.']
    """
    spans: list[tuple[int, int]] = []
    for line in _LINE.finditer(text, start, len(text) if end is None else end):
        _add_line(spans, text, line.start(), line.end())
    return spans


def _add_line(spans: list[tuple[int, int]], text: str, start: int, stop: int) -> None:
    for found in _END.finditer(text, start, stop):
        last = found.start()
        if _NOT_AN_END.search(text, max(start, last - _LONGEST_ABBREVIATION), last):
            continue
        closed = _CLOSING.match(text, last, stop)
        last = closed.end() if closed else last
        _add(spans, text, start, last)
        start = max(found.end(), last)
    _add(spans, text, start, stop)


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    part = text[start:end]
    if own := part.strip():
        begin = start + len(part) - len(part.lstrip())
        spans.append((begin, begin + len(own)))
