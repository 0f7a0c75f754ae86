"""Times that stand between the posts of a live-blog, each a line of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from etl.furniture import kind_of
from etl.normalize import is_ended
from etl.page.above import is_dated
from etl.roundup import is_clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.page.merge import PageLine

_LEAST = 3
_MAX_CHARS = 60
_CLOCK = re.compile(
    r"\d{1,2}[:.h]\d{2}(?:\s?(?:uhr|uur|hs?|gmt|utc|[bcew]e?st|mez|eet))?", re.IGNORECASE
)


def label_times(lines: Sequence[PageLine]) -> list[PageLine]:
    """Label them as dates; one or two may be anything."""
    times = {
        index
        for index, line in enumerate(lines)
        if line.kind in {None, "other"} and len(line.text) <= _MAX_CHARS and _is_time(line.text)
    }
    if len(times) < _LEAST:
        return list(lines)
    return [
        replace(line, kind="date_line") if index in times else line
        for index, line in enumerate(lines)
    ]


def _is_time(text: str) -> bool:
    if not any(char.isdecimal() for char in text):
        return False
    if is_clock(text) or _CLOCK.fullmatch(text) is not None:
        return True
    return is_dated(text) and not is_ended(text) and kind_of(text) is None
