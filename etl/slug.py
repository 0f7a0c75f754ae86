"""Slug lines: how a wire names a story and its version in a line above the text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from etl.version_marks import Kind, VersionMark, alternatives, mark_of

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_SLUG_WORDS = 14
_MAX_CHARS = 300
_ORDINAL = r"\d{1,3}(?:st|nd|rd|th|ST|ND|RD|TH)"
WRITE_THRU = rf"(?:{_ORDINAL}\s?)?(?:(?:Ld|LD|Lead|LEAD)\s?-?\s?)?(?i:Write-?thru)"
LEAD = rf"{_ORDINAL}\s?(?:Ld|LD|Lead|LEAD)\b(?!\s?-?\s?(?i:Writ))"
# Desks of AP that stand in front of a keyword without another code.
_DESKS = (
    "US|EU|UN|BKN|BKC|BKW|BKL|BKH|FBN|FBC|FBO|FBH|BBA|BBN|BBI|BBM|BBO|BBC|HKN|HKO|HKC|SOC|GLF|GOLF"
    "|TEN|CAR|OLY|RAC|BOX|SKI|ATH|SWM|CYC|RGU|VOL|MMA|NASCAR|LAC|SPT"
)
_REST = r"[A-Z\d][^!?]{0,70}(?<![.!?:])$"
_VERSION = (
    rf"(?:{_ORDINAL}\s?Ld(?:\s?-\s?Writ?ethru)?|(?:Ld\s?-\s?)?Writethru|(?i:adv)\.?\s?\d\d"
    rf"|{_ORDINAL} (?:Add|Insert|Sub)(?=,\s?\d))"
)
_NOTES = r"(?: \([A-Z\d ,.&/+-]{2,50}\)){0,2}\s?=?$"

SLUG_LINES = (
    # "BC-BKN--Heat-Hawks, 1st Ld-Writethru,416", "^AP-US--Mill Fire"
    rf"^\^?(?:BC|AP|AM|PM)-(?:[A-Z]{{2,4}}-){{0,2}}-{_REST}",
    # "US-MED--Mill-Dust"
    rf"^\^?[A-Z]{{2,3}}(?:-[A-Z]{{2,4}}){{1,2}}--{_REST}",
    # "BKN--Heat-Hawks"
    rf"^\^?(?:{_DESKS})--{_REST}",
    # "BC-Oil-Prices"
    r"^\^?BC-[A-Z][\w.'’]{0,30}(?:-[\w.'’]{1,30}){1,4}(?:,.{0,40})?(?<![.!?:])$",
    # "Mill Fire, 3rd Ld-Writethru"
    rf"^\^?[A-Z][^.!?,]{{0,60}},\s?{_VERSION}(?:,\s?\d{{2,5}}(?: words)?)?\s?=?$",
    # "Heat-Hawks,416"
    r"^[A-Z]\w{0,20}(?:-[A-Z]\w{0,20}){1,4},(?:\d{3,4}|\s?\d{2,4} words)$",
    # as Reuters writes them, "OIL-MARKETS/OAKTON (UPDATE 2)"
    rf"^[A-Z][A-Z\d]{{1,15}}(?:-[A-Z\d]{{2,16}}){{1,3}}/(?:[A-Z][A-Z\d-]{{1,30}})?{_NOTES}",
    rf"^[A-Z]{{3,16}}/{_NOTES}",
    # "Norland-Ferries/"
    r"^[A-Z][A-Za-z.]{1,15}-[A-Z][A-Za-z]{1,15}/\s?=?$",
    # "bdt0123 4 pl 250 dpa 0456"
    r"^[a-z]{3}\d{4} \d [a-z]{2,3} \d{2,4} {1,3}dpa(?:-[A-Za-z]{2,10})? \d{3,4}$",
)

_PARTS: dict[Kind, str] = {
    "write_thru": WRITE_THRU,
    "lead": LEAD,
    "add": rf"(?:{_ORDINAL} )?(?:Add|ADD)(?=\s?(?:,|$))",
    "insert": rf"(?:{_ORDINAL} )?(?:Insert|INSERT)(?=\s?(?:,|$))",
    "sub": rf"(?:{_ORDINAL} )?(?:Sub|SUB)(?=\s?(?:,|$))",
    "advance": r"(?i:adv)\.?\s?\d{1,2}\b",
    "update": r"UPDATE \d{1,2}\b",
    "urgent": r"(?i:urgent|bulletin|newsalert)(?=\s?(?:[,)]|$))",
    "correction": r"CORRECT(?:ED|S|ION)\b|(?:Correction|Corrected)(?=\s?(?:,|$))",
    "refile": r"REFILED?\b",
    "repeat": r"(?:REPEAT|RPT)\b",
    "kill": r"(?:KILL|Kill)(?=\s?(?:,|$))",
    "withdrawn": r"WITHDRAWN\b",
    "brief": r"(?i:AP ?NewsNow|NewsBrief)\b",
    "roundup": r"News Digest|News [Ii]n Brief",
}


@cache
def _slug() -> re.Pattern[str]:
    return re.compile("|".join(SLUG_LINES))


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(rf"(?<=[ ,(-])(?=\w)(?:{alternatives(_PARTS, 'slug')})")


def is_slug(line: str) -> bool:
    """Whether a line is a slug line.

    >>> is_slug("BC-BKN--Heat-Hawks, 1st Ld-Writethru,416"), is_slug("USA-FERRIES/ (UPDATE 2)")
    (True, True)
    >>> is_slug("BC-based builder wins contract"), is_slug("Smith-Jones, 42")
    (False, False)
    """
    return len(line.split()) <= MAX_SLUG_WORDS and _slug().match(line) is not None


def slug_marks(line: str, at: int = 0) -> Iterator[VersionMark]:
    """The marks in a slug line, which begins at `at` in the page text.

    >>> [(mark.kind, mark.number) for mark in slug_marks("AP-US--Mill, 2nd Ld-Writethru")]
    [('write_thru', 2)]
    """
    for found in _parts().finditer(line[:_MAX_CHARS]):
        yield mark_of(found, "page_text", at)


_EDITORS = re.compile(r"^Eds?:\s")


def is_wire_line(line: str) -> bool:
    """Whether a line is a slug, or a wire's note to editors.

    >>> is_wire_line("BC-US--Mill Fire, 2nd Ld-Writethru,416"), is_wire_line("Eds: Adds quote.")
    (True, True)
    >>> is_wire_line("The mill burned for two days.")
    False
    """
    return is_slug(line) or _EDITORS.match(line) is not None
