"""Datelines: the place that opens the first paragraph, with or without the agency's mark.

Forms and their shares are counted in the project's notes on wire copy: `CITY (AP) —`,
`CITY, Aug 29 (Reuters) -`, `MOSCOW, October 4. /TASS/.`, `Place (Country):`, `CITY —`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from etl.agencies import (
    agencies,
    agency_named,
    agency_pattern,
    is_weak_mark,
    names_agency,
    unspaced_pattern,
)
from etl.false_friends import is_spelled_out
from etl.months import month_pattern
from etl.telling import narrow

_DASH = r"(?:[-–—―‒−_]{1,3}|â€[”“])"
# Letters, and the vowel signs that scripts of India, Thai and Arabic write as marks.
_SIGNS = r"\u0610-\u061a\u064b-\u065f\u0900-\u0dff\u0e00-\u0e7f"
_LETTER = rf"(?:[^\W\d_]|[{_SIGNS}])"
_WORD = rf"{_LETTER}[\w.'’{_SIGNS}-]*"
_PLACE = rf"{_WORD}(?:[ /]{_WORD}){{0,5}}"
_SHORT_MONTHS = (
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Okt|Nov|Dec|Dez|Dic|Ene|Abr|Ago|Gen|Mag|Giu|Lug|Set"
    r"|Ott|Out|янв|фев|мар|апр|июн|июл|авг|сен|окт|ноя|дек"
)
_MONTH = rf"(?i:(?:{month_pattern()}|{_SHORT_MONTHS})[^\W\d_]{{0,7}}\.?)"
# Spaces in brackets: one of the patterns below is verbose.
_DATE = (
    rf"(?:{_MONTH}[ ]\d{{1,2}}(?:,[ ]\d{{4}})?"
    rf"|\d{{1,2}}(?:\.|º|er)?[ ](?:de[ ])?{_MONTH}(?:,?[ ](?:del?[ ])?\d{{4}})?)"
)
# Before a mark, whatever is named beside a day is a month.
_ANY_DATE = (
    rf"(?<!\w)(?:{_WORD}\.?[ ]\d{{1,2}}(?:,[ ]\d{{4}})?"
    rf"|\d{{1,2}}(?:\.|º|er)?[ ]?(?:de[ ])?{_WORD}(?:,?[ ](?:del?[ ])?\d{{4}})?"
    rf"|\d{{4}}\.[ ]{_WORD}[ ]\d{{1,2}}\.(?:,[ ]{_WORD})?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
)
# "dpa/lby": the agency's regional desk behind its mark.
_DESK = r"(?:/[a-zäöüß]{2,5})?"
# "(TTXVN 12/5)": the day behind the mark.
_INSIDE = r"(?:[ ,]{1,2}\d[\d/.-]{2,9})?"
# A station's call sign before or behind the agency's mark.
_STATION = r"[A-Z]{3,5}"
# "Oakton (Norland), March 3 (PTI)": brackets that are not the mark's.
_STATE = r"[ ]\((?P<state>[^()]{2,30})\)(?=,?[ ].{0,20}[(/])"
_MAX_CHARS = 120
_MAX_GLUED = 300
# "Abu Dhabi on 12 March", in Arabic.
_PREPOSITION = re.compile(r" في$")
_MAX_UNCASED_WORDS = 6


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as printed, and what it says.

    `start` is where it stands in the paragraph (what stands before is a byline or a caption that a
    page glues to it), `end` where the story's own words begin. `agencies`: keys and marks of all
    that it names. `shared`: the outlet's own mark stands before the agency's. `date` as printed.
    """

    text: str
    place: str | None
    country: str | None
    date: str | None
    agencies: tuple[tuple[str, str], ...]
    start: int
    end: int
    shared: bool = False

    @property
    def agency(self) -> str | None:
        """Key of the first agency that it names."""
        return self.agencies[0][0] if self.agencies else None


@cache
def _marked() -> re.Pattern[str]:
    mark, between = agency_pattern(), r"\s?[/,+&–-]\s?"
    listed = rf"{mark}(?:{between}{mark}){{0,3}}"
    return re.compile(
        rf"""
        (?:(?P<place>{_PLACE})(?:,\ (?P<country>{_PLACE})|{_STATE})?)?
        (?:[,۔]?\ ?(?:في\ )?(?P<date>{_ANY_DATE}))?[.,۔]?\ ?
        (?:[(（\[]©?(?P<station>{_STATION}/)?(?P<parens>{listed}){_DESK}{_INSIDE}(?:/{_STATION})?[)）\]]
          |/\ ?(?P<slashes>{listed})\ ?/)
        (?P<dash>\s*(?:\.?{_DASH}|:|\.))?\s*
        (?:(?P<after>[^\W\d_a-z]{{3}}[^a-z\d(),:]{{0,30}})(?:,[ ]{_DATE})?[ ]{_DASH}\s+)?
        """,
        re.VERBOSE,
    )


_BRACKETS = "[(（【"
_QUOTES = tuple("\"“”„‘'«»")
_LATIN = "\u036f"


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(pattern), agency.key) for agency in agencies() for pattern in agency.datelines
    )


@cache
def _chinese() -> re.Pattern[str]:
    """Match "新华社北京3月31日电", "（中央社記者王小明台北4日電）", "（法新社巴黎4日電）"."""
    return re.compile(
        rf"[(（【]?(?P<agency>{unspaced_pattern()})(?:[記记]者(?:\w{{3}}|\w{{2}}|\w{{4}}))?"
        r"(?P<place>[^\s\d，。,)）】]{1,12}?)(?:\d{1,2}月)?\d{1,2}日(?:綜合外|综合外)?[电電讯訊][)）】]?"
    )


@cache
def _glued() -> re.Pattern[str]:
    """Match a mark and its dash in a line that does not begin with the place."""
    return re.compile(rf"\({agency_pattern()}\)\s?{_DASH}")


# "LAKESIDE (WLKS) —", "OAKTON, Mo. (KMIZ-TV) -": the call sign of a station.
_CALL_SIGN = r"\([A-Z]{3,5}(?:-[A-Z]{2}\d?)?\)"
# Without a mark, only capitals before a dash, or a place with its country before a colon, are
# believed: mixed case before a dash opens too many ordinary sentences.
_CAPITALS = re.compile(
    rf"(?P<place>[^\W\d_a-z]{{2}}[^a-z\d():]{{0,38}})"
    rf"(?:, (?P<country>{_PLACE}))?(?:, (?P<date>{_DATE}))?(?: ?{_CALL_SIGN})?"
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
# The place that a mark closes, in a line that begins with something else.
_PLACE_BEFORE = re.compile(
    rf"(?P<place>[^\W\d_a-z][^\W\d_a-z.'’-]+(?: [^\W\d_a-z][^\W\d_a-z.'’-]*){{0,3}})"
    rf"(?:, (?P<country>{_PLACE}))?(?:, (?P<date>{_DATE}))? $"
)


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
    return _find_dateline(paragraph[: _MAX_CHARS * 2])


# An article's lines are asked for the dateline, and again for those of a roundup.
@lru_cache(maxsize=1024)
def _find_dateline(opening: str) -> Dateline | None:
    head = opening[:_MAX_CHARS]
    if not head.isascii():
        head = narrow(head)
    if _may_be_formed(head) and (form := _of_form(head)) is not None:
        return form
    marked = _marked().match(head) if _may_be_marked(head) else None
    if marked and _is_dateline(marked):
        return _marked_dateline(marked)
    for pattern in (_CAPITALS, _COLON):
        if (found := pattern.match(head)) and not _LABEL.match(head):
            doubled = find_glued_dateline(opening, within=found.end() + 1)
            return doubled or _unmarked(found)
    return None


def find_glued_dateline(paragraph: str, *, within: int = _MAX_GLUED) -> Dateline | None:
    """Read a dateline that stands behind a byline, a caption or another dateline in its line.

    >>> find_glued_dateline("By JANE ROE Associated Press OAKTON, Mo. (AP) — Rain.").place
    'OAKTON'
    """
    head = paragraph[: within + _MAX_CHARS]
    if "(" not in head or (mark := _glued().search(head)) is None:
        return None
    place = _PLACE_BEFORE.search(head, max(0, mark.start() - 60), mark.start())
    if place is None or place.start() > within or _is_quoted(head, place.start()):
        return None
    found = _marked().match(head, place.start())
    if found is None or not found["place"]:
        return None
    return _marked_dateline(found)


def _is_quoted(text: str, start: int) -> bool:
    """Whether a quotation mark stands before a place: a dateline that is talked about."""
    return text[:start].rstrip()[-1:] in _QUOTES


def _may_be_formed(head: str) -> bool:
    """Whether a dateline in a form of its own may open a text.

    Those begin with a bracket, or in a script that is not Latin, or have one behind the place.
    """
    first = head[:1]
    return first in _BRACKETS or first > _LATIN or "[" in head


def _may_be_marked(head: str) -> bool:
    return "(" in head or "/" in head or "[" in head


def _is_dateline(found: re.Match[str]) -> bool:
    """Tell a place from the beginning of a sentence that has a bracket in it.

    A mark right at the start needs no place. Reprints drop the dash: then only a place in
    capitals is believed, one with a date, or a mark in small letters, which no body else has.
    """
    place, marks = found["place"], found["parens"] or found["slashes"]
    if place is None:
        if found["dash"] or found["date"]:
            return True
        goes_on = found.string[found.end() : found.end() + 1].islower()
        return not goes_on and not is_weak_mark(marks)
    words = [*place.split(), *(found["country"] or "").split()]
    if (found["country"] is None and is_spelled_out(marks, place)) or names_agency(place):
        return False
    if not any(word[0].isupper() or word[0].islower() for word in words):
        closed = found["dash"] or found["date"] or not marks.isascii()
        return bool(closed) and len(words) <= _MAX_UNCASED_WORDS
    named = all(word[0].isupper() or word in _SMALL_WORDS for word in words)
    closed = found["dash"] or found["date"] or marks.islower()
    return named and bool(closed or place.isupper())


_SMALL_WORDS = frozenset({"of", "the", "de", "la", "del", "los", "las", "and", "upon", "am", "al"})


def _marked_dateline(found: re.Match[str]) -> Dateline:
    marks = found["parens"] or found["slashes"]
    return Dateline(
        text=found.group().strip(),
        place=_PREPOSITION.sub("", found["place"] or found["after"] or "") or None,
        country=found["country"] or found["state"],
        date=found["date"],
        agencies=_agencies_of(marks),
        start=found.start(),
        end=found.end(),
        shared=found["station"] is not None,
    )


@cache
def _oneagency_pattern() -> re.Pattern[str]:
    return re.compile(agency_pattern())


def _agencies_of(marks: str) -> tuple[tuple[str, str], ...]:
    """Key and mark of each agency of a list of marks, each once."""
    if whole := agency_named(marks):
        return ((whole, marks),)
    first: dict[str, str] = {}
    for found in _oneagency_pattern().finditer(marks):
        if key := agency_named(found.group()):
            first.setdefault(key, found.group())
    return tuple(first.items())


def _of_form(head: str) -> Dateline | None:
    """A dateline in a form that only one agency writes, or all that write Chinese."""
    for pattern, agency in _forms():
        if found := pattern.match(head):
            return _of_match(found, agency, head)
    if found := _chinese().match(head):
        return _of_match(found, agency_named(found["agency"]) or "", head)
    return None


def _of_match(found: re.Match[str], agency: str, head: str) -> Dateline:
    end = len(head) - len(head[found.end() :].lstrip(" .-–—=:：　"))
    text = found.group().strip()
    return Dateline(text, found.groupdict().get("place"), None, None, ((agency, text),), 0, end)


def _unmarked(found: re.Match[str]) -> Dateline:
    named = found.groupdict()
    return Dateline(
        text=found.group().strip(),
        place=found["place"].strip(" ,"),
        country=found["country"],
        date=named.get("date"),
        agencies=(),
        start=0,
        end=found.end(),
    )
