"""Lines above the story: the headline again, or a date, whatever stands beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from etl.furniture import kind_of
from etl.months import month_pattern
from etl.normalize import is_ended

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.page.merge import PageLine

_MAX_CHARS = 120
_STORY_CHARS = 60
_MAX_LINES = 12
_LEAST_WORDS = 4
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")


def label_above(lines: Sequence[PageLine], headlines: Sequence[str]) -> list[PageLine]:
    """Label them: "Jane Roe · 5 Mar 2026" is no part of the story that follows.

    Args:
        lines: of the page.
        headlines: what its markup calls so; the outlet's name may stand before them.
    """
    labelled = list(lines)
    for index, line in enumerate(labelled[:_MAX_LINES]):
        if line.kind is None:
            if len(line.text) > _STORY_CHARS and is_ended(line.text):
                break
            if is_dated(line.text) and kind_of(line.text) is None:
                labelled[index] = replace(line, kind="date_line")
            elif any(_ends(each, line.text) for each in headlines[:_MAX_LINES]):
                labelled[index] = replace(line, kind="headline")
    return labelled


def _ends(headline: str, line: str) -> bool:
    title, words = headline.split(), line.split()
    return _LEAST_WORDS <= len(words) < len(title) and title[-len(words) :] == words


def is_dated(text: str) -> bool:
    """Whether a short line holds a whole date.

    >>> is_dated("Jane Roe · 5 Mar 2026"), is_dated("The harbor in 2026")
    (True, False)
    """
    return len(text) <= _MAX_CHARS and bool(_YEAR.search(text)) and bool(_date().search(text))


@cache
def _date() -> re.Pattern[str]:
    month = rf"(?:(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?|{month_pattern()})"
    return re.compile(
        rf"(?<!\w){month}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}"
        rf"|\d{{1,2}}(?:\.|º|er|st|nd|rd|th)?[\s-](?:de\s)?{month},?[\s-](?:del?\s)?\d{{4}}"
        r"|\d{4}-\d\d-\d\d|(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}\s?[年년.]\s?\d{1,2}\s?[月월.]",
        re.IGNORECASE,
    )
