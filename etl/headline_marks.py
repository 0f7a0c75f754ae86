"""Version marks in headlines: "UPDATE 2-", "(2nd LD)", "Correction:", "The Latest:"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from etl.slug import LEAD, WRITE_THRU
from etl.version_marks import CORRECTED_ABROAD, Kind, VersionMark, alternatives, mark_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_MARKS = 4
_MAX_CHARS = 400
_MAX_TAIL_CHARS = 160
_ABROAD = CORRECTED_ABROAD.upper()

# In capitals, before a hyphen and a capital letter, a colon, a dash or a slash.
_CAPITALS: dict[Kind, str] = {
    "write_thru": WRITE_THRU,
    "lead": rf"{LEAD}|(?:LEAD|LD)(?: \d{{1,2}})?",
    "update": r"UPDATED?(?: \d{1,2})?",
    "roundup": r"(?:WRAPUP|WRAP-UP|ROUNDUP|ZUSAMMENFASSUNG)(?: \d{1,2})?",
    "correction": rf"CORRECT(?:ED|ION|S)|CLARIFICATION|CLARIFIED|{_ABROAD}",
    "refile": r"REFILED?",
    "repeat": r"RPT|REPEAT|WDH\.?|WIEDERHOLUNG|RÉPÉTITION|REPETICIÓN",
    "kill": r"KILL(?:[ -]KILL){0,3}|(?:MANDATORY|BULLETIN) KILL|KILL NOTICE",
    "withdrawn": (
        r"(?:STORY )?WITHDRAWN|WITHDRAWAL|ANNULATION|ANNULÉE?|ANNULE|ANULAD[OA]|ANULACIÓN"
        r"|ANNULLAT[OA]|ZURÜCKGEZOGEN|INGETROKKEN"
    ),
    "hold": r"HOLD(?:[ -]HOLD){1,3}|HOLD FOR RELEASE",
    "urgent": (
        r"URGENT|BULLETIN|NEWS ?ALERT|NEWSFLASH|FLASH|BREAKING(?: NEWS)?|EILMELDUNG|EIL"
        r"|ALERTE(?: INFO)?|URGENTE|ÚLTIMA HORA|ULTIM[’']ORA"
    ),
    "brief": r"BRIEF|NEWS ?BRIEF|KURZMELDUNG|BRÈVE",
    "advance": r"ADV\.? ?\d{1,2}|ADVANCE",
    "embargo": r"EMBARGOED|SPERRFRIST",
}
# In any letters, but only before a colon and a capital letter.
_LABELS: dict[Kind, str] = {
    "update": r"updated?(?: \d{1,2})?",
    "correction": rf"correction|corrected|clarification|{CORRECTED_ABROAD}",
    "urgent": r"breaking(?: news)?|(?:ap )?news ?alert|newsflash|eilmeldung",
    "brief": r"(?:ap ?)?newsnow|news ?brief",
}
_IN_BRACKETS: dict[Kind, str] = {
    "write_thru": WRITE_THRU,
    "lead": rf"{LEAD}|LEAD|LD",
    "update": r"(?i:updated?)(?: \d{1,2}| [^()\[\]]{0,12}\d[^()\[\]]{0,12})?",
    "correction": rf"(?i:correction|corrected|corrects|clarification|{CORRECTED_ABROAD})",
    "refile": r"REFILED?|Refiled?",
    "repeat": r"RPT|REPEAT|Repeat|WDH\.?",
    "withdrawn": r"(?i:story withdrawn|withdrawn)",
    "urgent": r"URGENT|Urgent|BREAKING|Breaking|FLASH|SNAP|EIL|EILMELDUNG",
    "brief": r"BRIEF|NEWS BRIEF",
    "adds": r"(?:Adds|Updates|Recasts|Rewrites|Releads)\b[^()\[\]]{0,120}",
}
# What else may stand before a mark.
_OTHER = (
    r"(?:EXCLUSIVE|ANALYSIS|INTERVIEW|FACTBOX|EXPLAINER|TIMELINE|FEATURE|INSIGHT|PREVIEW|TEXT|TABLE"
    r"|COLUMN|DIARY|POLL|TOP NEWS)-"
)
_NEXT = r"""(?=["“”„‘’'«»¿¡(\[+]{0,3}[^\W_a-z])"""
_SERIES: dict[Kind, str] = {
    "series": (
        r"The Latest(?=\s*(?:[:|–—-]|$))"
        r"|(?:AP )?Today in (?:\w{3,12} )?History(?=\s*(?:$|[:|,–—-]|for\b|on\b))"
        r"|(?:AP|AFP|Reuters) Fact ?Check(?=\s*[:|–—-])"
        r"|Markets? Right Now(?=\s*(?:[:|]|$))"
        r"|AP (?:Was There|Explains|Interview|Exclusive|Investigation|Analysis|Photos)(?=\s*:)"
        r"|This Date in Baseball(?=\s*(?:[:|–—-]|$))"
        r"|How (?:the )?major US stock (?:market )?indexes fared"
    ),
    "roundup": (
        r"(?:\w{1,15} ){0,3}news in brief(?=\s*(?:$|[:|–—-]|at\b|for\b))"
        r"|in brief(?=\s*:)|briefly(?=\s*(?:[:|]|$))"
        r"|(?:(?-i:[A-Z])\w{1,15} ){0,3}(?-i:Digest|DIGEST)(?=\s*(?:$|:|for\b|at\b|\d))"
        r"|AP Top (?:\w{3,12} )?(?:News|Stories|Headlines)(?=\s*(?:$|[:|–—-]|at\b))"
        r"|news ?briefs(?=\s*(?:[:|]|$))|business highlights(?=\s*(?:[:|]|$))"
    ),
}


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{alternatives(_CAPITALS, 'capitals')})"
        rf"(?P<behind>\s?:\s*|\s[-–—|]\s|\s?/\s?|-|\s?\+\+\+\s){_NEXT}"
        rf"|(?i:{alternatives(_LABELS, 'label')})\s?:\s*{_NEXT}"
        rf"|[(\[](?:{alternatives(_IN_BRACKETS, 'bracket')})[)\]]\s*[:–—-]?\s*"
    )


@cache
def _series() -> re.Pattern[str]:
    return re.compile(alternatives(_SERIES, "name"), re.IGNORECASE)


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(
        rf"[(\[](?:{alternatives(_IN_BRACKETS, 'bracket')})[)\]]$"
        rf"|(?<=\s[-–—|]\s)(?:(?P<update_end>UPDATED?(?: \d{{1,2}})?)|(?P<correction_end>CORRECTED)"
        rf"|(?P<withdrawn_end>WITHDRAWN))$"
        rf"|(?<=[,(]\s)(?:(?P<write_thru_end>{WRITE_THRU})|(?P<lead_end>{LEAD}))$"
    )


_BEFORE = re.compile(rf"\s*(?:\+\+\+\s?)?(?:{_OTHER})?")


def headline_marks(headline: str | None) -> tuple[VersionMark, ...]:
    """The marks of a headline, in their order.

    >>> [(mark.kind, mark.number) for mark in headline_marks("CORRECTED-UPDATE 2-Mill closes")]
    [('correction', None), ('update', 2)]
    >>> headline_marks("Update your phone before Monday")
    ()
    """
    if not headline:
        return ()
    headline = headline[:_MAX_CHARS]
    marks = list(_marks_in_front(headline))
    read = max((mark.end or 0 for mark in marks), default=0)
    tail = max(read, len(headline) - _MAX_TAIL_CHARS)
    if found := _ending().search(headline, tail):
        marks.append(mark_of(found, "headline"))
    return tuple(marks)


def _marks_in_front(headline: str) -> Iterator[VersionMark]:
    place = 0
    for _ in range(_MAX_MARKS):
        if before := _BEFORE.match(headline, place):
            place = before.end()
        found = _opening().match(headline, place)
        mark = mark_of(found, "headline") if found else None
        if found is None or mark is None or not _is_label(mark, found, headline):
            break
        yield mark
        place = found.end()
    if found := _series().match(headline, place):
        yield mark_of(found, "headline")


def _is_label(mark: VersionMark, found: re.Match[str], headline: str) -> bool:
    """In a headline all in capitals a word before a hyphen is part of it: "KILL-SWITCH LAW"."""
    behind = found["behind"]
    if behind is None or any(map(str.islower, headline[found.end() :])):
        return True
    return ":" in behind and mark.kind not in {"kill", "lead"}
