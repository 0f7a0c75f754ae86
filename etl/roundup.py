"""Round-ups: several stories in one text. They have a home story of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from etl.dateline import find_dateline

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADLINE = re.compile(
    r"\b(?:news|world|sports?|business|state|national|local) in brief\b|\bin brief\b"
    r"|\bround-?up\b|\bnews digest\b|^the latest(?:\s*[:|–—-]|\s+on\b|$)"
    r"|\btoday in history\b|\bhistory today\b"
    r"|\blive (?:updates?|blog)\b|\bliveblog\b|\blive-?ticker\b|\bnewsblog\b|\bas it happened\b"
    r"|\bnews (?:summary|briefs?)\b|\bat a glance\b"
    r"|\b(?:top|morning|evening) (?:headlines|briefing)\b"
    r"|\b(?:here are|\d+) (?:the )?top stories\b",
    re.IGNORECASE,
)
# One of them stands in whatever that matches.
_HEADLINE_NEEDS = (
    *("brief", "round", "digest", "latest", "history", "live", "newsblog", "as it happened"),
    *("summary", "glance", "headlines", "top stories"),
)
_CLOCK_LINE = re.compile(
    r"^\d{1,2}(?:[:.]\d{2})?\s*(?:[ap]\.?\s*m\.?)\s*(?:\([^)]*\)|[A-Z]{2,4})?\s*[:.]?$",
    re.IGNORECASE,
)
_CLOCK_CHARS = 40
_HEADLINE_WORDS = 16
_ITEMS = 3
_HEAD_LINES = 3


def _heads_roundup(line: str) -> bool:
    small = line.casefold()
    return any(word in small for word in _HEADLINE_NEEDS) and _HEADLINE.search(line) is not None


def is_clock(line: str) -> bool:
    """Whether a line is a time of day and nothing else.

    >>> is_clock("10:45 a.m. EDT"), is_clock("10:45 a.m. was too early.")
    (True, False)
    """
    return len(line) <= _CLOCK_CHARS and bool(_CLOCK_LINE.match(line))


def is_roundup(headline: str | None, paragraphs: Sequence[str], *, is_live: bool = False) -> bool:
    """Tell by the headline, by three datelines, or by three times of day as lines of their own.

    Args:
        headline: of the article.
        paragraphs: its lines.
        is_live: whether the markup calls it a live-blog.

    >>> is_roundup("News in brief at 5 p.m.", [])
    True
    >>> is_roundup("Mill closes", ["OAKTON (AP) — The mill closed.", "Owners gave no reason."])
    False
    """
    if is_live:
        return True
    if headline and _heads_roundup(headline):
        return True
    if any(
        len(line.split(None, _HEADLINE_WORDS)) <= _HEADLINE_WORDS and _heads_roundup(line)
        for line in paragraphs[:_HEAD_LINES]
    ):
        return True
    datelines = {
        found.place for line in paragraphs if (found := find_dateline(line)) and found.agency
    }
    clocks = sum(map(is_clock, paragraphs))
    return len(datelines) >= _ITEMS or clocks >= _ITEMS
