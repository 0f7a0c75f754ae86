"""Where somebody is quoted: the spans between quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right

_CLOSING = {
    "“": "”",
    '"': '"',
    "„": "“”",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "‘": "’'",
    "'": "'",
}
_SINGLE = frozenset("‘'")
# A single mark opens before a word and closes behind a stop or a comma; others are apostrophes.
_MARK = re.compile(r"[\n“”«»„「」『』]|(?<!\w)[‘'](?=\w)|(?<=[.,!?…])['’](?!\w)|\"")
DOUBLE_MARKS = re.compile('[“”„«»「」『』"]')


def quotation_spans(text: str) -> list[tuple[int, int]]:
    """The quotations of a text, marks included; one left open ends with its paragraph.

    >>> quotation_spans('Roe said "no" twice.')
    [(9, 13)]
    """
    spans: list[tuple[int, int]] = []
    opened, start = "", 0
    for found in _MARK.finditer(text):
        mark, place = found.group(), found.start()
        if opened and mark in _CLOSING[opened]:
            spans.append((start, found.end()))
            opened = ""
        elif mark == "\n":
            if opened and opened not in _SINGLE:
                spans.append((start, place))
            opened = ""
        elif mark in _CLOSING and opened in {"", *_SINGLE} and not _is_measure(text, place):
            opened, start = mark, place
    if opened and opened not in _SINGLE:
        spans.append((start, len(text)))
    return spans


def _is_measure(text: str, place: int) -> bool:
    """Whether the mark stands for inches or seconds: behind a figure, no quotation opens."""
    return text[place] == '"' and text[place - 1 : place].isdigit()


def touches(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a part of a text, or an empty place in it, lies at least partly in a quotation."""
    place = bisect_right(spans, start, key=lambda span: span[1])
    return place < len(spans) and spans[place][0] < max(start, end)
