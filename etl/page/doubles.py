"""Lines that say again what the article says: pull quotes, and standfirsts cut out of the lead."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from etl.normalize import is_ended

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.page.merge import PageLine

_LEAST = 30
_MOST = 300
_MAX_LINES = 2000
_MAX_ASKED = 100
_QUOTED = re.compile("^[\"'“”„«»‘’‹›「『]")
_CUT = re.compile(r"(?:\.\.\.|…)\W*$")
_MARKS = re.compile("[\\s\"'“”„«»‘’‹›「」『』]+|(?:\\.\\.\\.|…)$")


def label_doubles(lines: Sequence[PageLine]) -> list[PageLine]:
    """Label the shorter of two lines, one of which holds the other."""
    labelled = list(lines)
    own = [index for index, line in enumerate(labelled) if line.kind is None][:_MAX_LINES]
    asked = [index for index in own if _may_double(labelled[index].text)][:_MAX_ASKED]
    if not asked:
        return labelled
    keys = {index: _MARKS.sub("", labelled[index].text).rstrip(".…") for index in own}
    for index in asked:
        key = keys[index]
        if any(len(text) > len(key) and key in text for text in keys.values()):
            kind = "standfirst" if _CUT.search(labelled[index].text) else "pull_quote"
            labelled[index] = replace(labelled[index], kind=kind)
    return labelled


def _may_double(text: str) -> bool:
    """Whether it is a quoted sentence, or cut short; a quotation without its stop is a heading."""
    if not _LEAST <= len(text) <= _MOST:
        return False
    return bool(_CUT.search(text)) or (is_ended(text) and bool(_QUOTED.match(text)))
