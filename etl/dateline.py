"""Datelines: the place that opens the first paragraph, with or without the agency's mark.

Forms and their shares are counted in the project's notes on wire copy: `CITY (AP) —`,
`CITY, Aug 29 (Reuters) -`, `MOSCOW, October 4. /TASS/.`, `Place (Country):`, `CITY —`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from etl.agencies import agency_named, mark_pattern

_DASH = r"(?:[-–—―‒_]{1,3}|â€[”“])"
_LETTER = r"[^\W\d_]"
_WORD = rf"{_LETTER}[\w.'’-]*"
_PLACE = rf"{_WORD}(?:[ /]{_WORD}){{0,5}}"
_MONTH = (
    r"(?i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|Ene|Abr|Ago|Dic|Gen|Mag|Giu|Lug|Set|Ott)"
    r"[A-Za-z]*\.?"
)
# Spaces in brackets: one of the patterns below is verbose.
_DATE = rf"(?:{_MONTH}[ ]\d{{1,2}}(?:,[ ]\d{{4}})?|\d{{1,2}}[ ]{_MONTH}(?:[ ]\d{{4}})?)"
# "dpa/lby": the agency's regional desk behind its mark.
_DESK = r"(?:/[a-zäöüß]{2,5})?"
_MAX_CHARS = 120


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as printed, and what it says; `end` is where the story's own words begin."""

    text: str
    place: str | None
    country: str | None
    agency: str | None
    mark: str | None
    mark_start: int
    mark_end: int
    end: int


@cache
def _marked() -> re.Pattern[str]:
    mark = mark_pattern()
    return re.compile(
        rf"""
        (?:(?P<place>{_PLACE})(?:,\ (?P<country>{_PLACE}))?)?
        (?:,?\ ?(?P<date>{_DATE}))?\.?\ ?
        (?:\((?P<parens>{mark}){_DESK}\)|/(?P<slashes>{mark})/)
        (?P<dash>\s*(?:{_DASH}|:|\.-|\.))?\s*
        (?:(?P<after>[^\W\d_a-z]{{3}}[^a-z\d(),:]{{0,30}})(?:,[ ]{_DATE})?[ ]{_DASH}\s+)?
        """,
        re.VERBOSE,
    )


# "LAKESIDE (WLKS) —", "OAKTON, Mo. (KMIZ-TV) -": the call sign of a station.
_CALL_SIGN = r"\([A-Z]{3,5}(?:-[A-Z]{2}\d?)?\)"
# Without a mark, only capitals before a dash, or a place with its country before a colon, are
# believed: mixed case before a dash opens too many ordinary sentences.
_CAPITALS = re.compile(
    rf"(?P<place>[^\W\d_a-z]{{2}}[^a-z\d():]{{0,38}})"
    rf"(?:, (?P<country>{_PLACE}))?(?:, {_DATE})?(?: ?{_CALL_SIGN})?"
    rf"(?:\s+{_DASH}\s+|:\s+(?=[\"'“‘]?[^\W\d_a-z]))"
)
# Words in capitals that open a line and name no place.
_LABEL = re.compile(
    r"(?:WATCH|LISTEN|READ|BREAKING|UPDATED?|DEVELOPING|EXCLUSIVE|LIVE|VIDEO|PHOTOS?|AUDIO|OPINION"
    r"|EDITORIAL|ANALYSIS|REVIEW|INTERVIEW|COLUMN|NOTE|EDITOR|CORRECTION|CLARIFICATION|ADVISORY"
    r"|KILL|HOLD|URGENT|BULLETIN|ALERT|WARNING|RELATED|MORE|ALSO|SPOILER|QUIZ|POLL|PODCAST|FILE"
    r"|QUESTION|ANSWER|Q&A|FAQ|FACT|TIP|STEP|PART|CHAPTER|WHO|WHAT|WHEN|WHERE|WHY|HOW|SOURCE|FROM)\b"
)
_COLON = re.compile(rf"(?P<place>{_PLACE}) \((?P<country>{_PLACE})\):\s+(?=[\"'“‘]?[^\W\d_a-z])")


def find_dateline(paragraph: str) -> Dateline | None:
    """Read the dateline that opens a paragraph; None when there is none.

    >>> line = find_dateline("SPRINGFIELD, Ill. (AP) — The mill closed Tuesday.")
    >>> line.place, line.country, line.agency
    ('SPRINGFIELD', 'Ill.', 'AP')
    >>> find_dateline("Harbor City (Norland): The mill closed.").country
    'Norland'
    >>> find_dateline("The mill (AP) closed on Tuesday.") is None
    True
    """
    head = paragraph[:_MAX_CHARS]
    marked = _marked().match(head) if "(" in head or "/" in head else None
    if marked and _is_dateline(marked):
        return _marked_dateline(head, marked)
    for pattern in (_CAPITALS, _COLON):
        if (found := pattern.match(head)) and not _LABEL.match(head):
            return _unmarked(found)
    return None


def _is_dateline(found: re.Match[str]) -> bool:
    """Tell a place from the beginning of a sentence that has a bracket in it.

    A mark right at the start needs no place. Reprints drop the dash: then only a place in
    capitals is believed.
    """
    place = found["place"]
    if place is None:
        return True
    words = [*place.split(), *(found["country"] or "").split()]
    named = all(word[0].isupper() or word in _SMALL_WORDS for word in words)
    return named and bool(found["dash"] or place.isupper())


_SMALL_WORDS = frozenset({"of", "the", "de", "la", "del", "los", "las", "and", "upon", "am", "al"})


def _marked_dateline(head: str, found: re.Match[str]) -> Dateline:
    mark = found["parens"] or found["slashes"]
    group = "parens" if found["parens"] else "slashes"
    return Dateline(
        text=head[: found.end()].strip(),
        place=found["place"] or found["after"],
        country=found["country"],
        agency=agency_named(mark),
        mark=mark,
        mark_start=found.start(group),
        mark_end=found.end(group),
        end=found.end(),
    )


def _unmarked(found: re.Match[str]) -> Dateline:
    return Dateline(
        text=found.group().strip(),
        place=found["place"].strip(" ,"),
        country=found["country"],
        agency=None,
        mark=None,
        mark_start=0,
        mark_end=0,
        end=found.end(),
    )
