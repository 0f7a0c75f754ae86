"""Sentences, good enough to align two printings of the same ones."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(
    r"(?<=[.!?。！？])[\"'”’)]*\s+(?=[\"'“‘(]?[^\W\d_a-z]|\d)|(?<=[。！？])|\n+"
)
_NOT_AN_END = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Sen|Rep|Gov|Sgt|Capt|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|"
    r"Dec|No|vs|Inc|Co|Corp|Jr|Sr|U\.S|U\.N|U\.K|a\.m|p\.m)\.$"
)

_ABBREVIATION = 8
_CLOSING = re.compile(r"[\"'”’)）」』»]+")


def sentences_of(text: str) -> list[str]:
    """Split a text into sentences.

    >>> sentences_of('Gen. Roe left. "It is over," she said.')
    ['Gen. Roe left.', '"It is over," she said.']
    """
    return [text[start:end] for start, end in sentence_spans(text)]


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Where the sentences of a text, or of a part of it, begin and end, as offsets.

    The quotation mark or bracket that closes a sentence is its last character; a line's end is the
    end of one, too, unless the line ends with an abbreviation.

    >>> text = '"It is over," she said. (He was not.) Rain.'
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['"It is over," she said.', '(He was not.)', 'Rain.']
    """
    stop = len(text) if end is None else end
    spans: list[tuple[int, int]] = []
    for found in _SENTENCE_END.finditer(text, start, stop):
        last = found.start()
        if _NOT_AN_END.search(text, max(start, last - _ABBREVIATION), last):
            continue
        closed = _CLOSING.match(text, last, stop)
        last = closed.end() if closed else last
        _add(spans, text, start, last)
        start = max(found.end(), last)
    _add(spans, text, start, stop)
    return spans


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    part = text[start:end]
    if own := part.strip():
        begin = start + len(part) - len(part.lstrip())
        spans.append((begin, begin + len(own)))
