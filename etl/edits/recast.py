"""Datelines that an outlet recast in a form of its own: known by the place that the other names."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from etl.edits.model import Text

_PLACE_ENDS = re.compile(r"[,(/:.]|\s[-–—―‒−_]")
_CLOSED = r"[^\n:]{0,40}?(?::|\s[-–—―‒−_]{1,3})(?=\s)"
_ALONE = r"(?:, [^\n.]{2,30})?$"
_SEARCHED_CHARS = 5_000


def with_recast_dateline(text: Text, other: Text) -> Text:
    """A text without a dateline, with the one that opens a paragraph, or is one, by the other's.

    >>> from etl.edits.model import Text
    >>> wire = Text("", "OAKTON (AP) — Rain fell.", "OAKTON (AP) —")
    >>> with_recast_dateline(Text("", "Oakton: Rain fell."), wire).dateline
    'Oakton:'
    """
    if text.dateline or not other.dateline:
        return text
    place = _PLACE_ENDS.split(other.dateline.strip(), maxsplit=1)[0].strip()
    if not place:
        return text
    opened = re.compile(
        rf"^{re.escape(place)}(?:\b{_CLOSED}|{_ALONE})", re.IGNORECASE | re.MULTILINE
    )
    found = opened.search(text.body, 0, _SEARCHED_CHARS)
    return replace(text, dateline=found.group()) if found else text
