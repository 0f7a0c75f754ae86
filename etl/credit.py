"""Credits: evidence in a page that an agency supplied its text, or a part, or only a photo."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from etl.agencies import (
    agencies_spelled_in,
    agency_named,
    agency_of_sign_off,
    agency_of_url,
    mark_pattern,
    name_pattern,
)
from etl.dateline import find_dateline
from etl.lines import Line
from etl.normalize import is_ended

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from etl.byline import Byline
    from etl.dateline import Dateline

CreditRole = Literal["full", "contributed", "photo"]
Relation = Literal["full", "contributed", "none"]

_PROSE_WORDS = 12

# How far one piece of evidence alone decides, from the share of pages on which each was right in
# the labelled pages; `contributed` evidence never outweighs a dateline or a byline.
_WEIGHTS = {
    "declared_url": 1.0,
    "licence_markup": 1.0,
    "dateline_mark": 0.95,
    "byline_agency": 0.9,
    "tagline_mark": 0.9,
    "notice_agency": 0.9,
    "published_from_feed": 0.85,
    "sign_off_writers": 0.8,
    "sign_off_form": 0.75,
    "markup_organisation": 0.8,
    "source_author": 0.8,
    "meta_agency": 0.75,
    "byline_shared": 0.7,
    "contributed_line": 0.7,
    "inputs_line": 0.7,
    "source_label": 0.6,
    "photo_credit": 0.0,
}


@dataclass(frozen=True, slots=True)
class Credit:
    """One piece of evidence: what it names, the rule, the exact text and where it stands."""

    agency: str
    kind: str
    rule: str
    quote: str
    found_in: str
    role: CreditRole
    start: int | None = None
    end: int | None = None

    @property
    def weight(self) -> float:
        """How far it decides by itself, 0 to 1."""
        return _WEIGHTS[self.rule]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What all the credits of an article say together."""

    relation: Relation
    agency: str | None
    agencies: tuple[str, ...]


def verdict(evidence: Iterable[Credit]) -> Verdict:
    """Weigh the evidence: full before contributed, the strongest agency first."""
    scores: dict[tuple[CreditRole, str], float] = {}
    for credit in evidence:
        if credit.role != "photo":
            key = (credit.role, credit.agency)
            scores[key] = max(scores.get(key, 0.0), credit.weight)
    ranked = sorted(scores, key=lambda key: (key[0] != "full", -scores[key], key[1]))
    if not ranked:
        return Verdict("none", None, ())
    named = tuple(dict.fromkeys(agency for _, agency in ranked))
    return Verdict("full" if ranked[0][0] == "full" else "contributed", ranked[0][1], named)


def helped(credit: Credit) -> Credit:
    """Read an agency's sign-off under a byline of the outlet's own staff: it only helped."""
    return replace(credit, role="contributed") if credit.kind == "contributor" else credit


def credit_of_dateline(dateline: Dateline, offset: int) -> Credit | None:
    """`CITY (AP) —`: the mark in the dateline of the first paragraph."""
    if dateline.agency is None:
        return None
    return Credit(
        dateline.agency,
        "dateline",
        "dateline_mark",
        dateline.text,
        "page_text",
        "full",
        offset,
        offset + len(dateline.text),
    )


def credit_of_byline(
    byline: Byline, found_in: str, start: int | None = None, end: int | None = None
) -> Credit | None:
    """`By Jane Roe, Associated Press`; `By Jane Roe with AP` is the outlet's own, helped."""
    if byline.agency is None or byline.printed is None:
        return None
    rule = "byline_shared" if byline.shared else "byline_agency"
    role: CreditRole = "contributed" if byline.shared else "full"
    return Credit(byline.agency, "byline", rule, byline.printed, found_in, role, start, end)


def credits_of_furniture(lines: Sequence[Line]) -> Iterator[Credit]:
    """Taglines, notices, contributor lines and photo credits among the lines cut from the body."""
    prose = [index for index, line in enumerate(lines) if _is_prose(line)]
    total = sum(len(line.text) for line in lines if line.kind is None)
    before, above = 0, ""
    for index, line in enumerate(lines):
        if line.kind is None:
            before, above = before + len(line.text), line.text
        elif line.kind == "tagline":
            closes = before * 2 > total and is_ended(above)
            if rule := _rule_of_tagline(lines, index, prose, closes=closes):
                yield from _in_line(line, "tagline", rule, "full")
        elif line.kind == "notice":
            yield from _notice(line)
        elif line.kind == "contributor":
            yield from _contributors(line)
        elif line.kind == "caption":
            yield from _in_line(line, "caption", "photo_credit", "photo")


def _is_prose(line: Line) -> bool:
    return line.kind is None and len(line.text.split()) >= _PROSE_WORDS


def _rule_of_tagline(
    lines: Sequence[Line], index: int, prose: Sequence[int], *, closes: bool
) -> str | None:
    """Tell the sign-off of the story, or a label above it, from the mark of a box inside it.

    What a page shows below a story is often taken for a part of it. So a mark above more text
    counts too, where it `closes` a sentence and most of the text stands before it.

    Args:
        lines: of the page.
        index: of the mark.
        prose: indexes of the lines that are the story's own, and no headings.
        closes: whether it does.
    """
    if not prose or prose[-1] < index:
        return "tagline_mark"
    if prose[0] > index or _opens(lines, index):
        return "source_label"
    return "tagline_mark" if closes else None


def _opens(lines: Sequence[Line], index: int) -> bool:
    """Whether a date or a dateline stands just below: then a mark labels what they open."""
    below = lines[index + 1 : index + 3]
    return any(line.kind == "date_line" or find_dateline(line.text) for line in below)


@cache
def _anywhere() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/])(?:(?i:{name_pattern()})|{mark_pattern()})(?!\w)")


def _in_line(line: Line, kind: str, rule: str, role: CreditRole) -> Iterator[Credit]:
    seen = set()
    for found in _anywhere().finditer(line.text):
        agency = agency_named(found.group())
        if agency and agency not in seen:
            seen.add(agency)
            yield Credit(agency, kind, rule, line.text, "page_text", role, line.start, line.end)


_SENTENCE = re.compile(r"[^.!?]+[.!?]?")
_CLAIM = re.compile(
    r"copyright|©|\(c\)|all rights reserved|owned by or licensed|distributed by", re.IGNORECASE
)
_FROM_FEED = re.compile(r"published from|syndicated feed|agency feed", re.IGNORECASE)


def _notice(line: Line) -> Iterator[Credit]:
    """A notice counts for the agency that the sentence with the claim names.

    "This material may not be published ..." alone proves nothing: unrelated footers borrow it.
    """
    named = agencies_spelled_in(line.text)
    named += [
        (agency, found.start(), found.end())
        for found in _anywhere().finditer(line.text)
        if (agency := agency_named(found.group()))
    ]
    if not named:
        return
    agency, start, _ = min(named, key=lambda item: (item[1], item[0]))
    before = line.text[:start]
    # "Copyright 2026 The Associated Press. All rights reserved": the year ends no sentence.
    sentence = before[before.rfind(". ") + 1 :] + _rest_of_sentences(line.text[start:])
    if _FROM_FEED.search(line.text):
        yield _of_line(agency, "notice", "published_from_feed", "full", line)
    elif _CLAIM.search(sentence):
        yield _of_line(agency, "notice", "notice_agency", "full", line)


def _rest_of_sentences(text: str) -> str:
    sentences = _SENTENCE.findall(text)
    own = sentences[0] if sentences else ""
    following = sentences[1] if len(sentences) > 1 else ""
    return own + following if "all rights reserved" in following.lower() else own


_AGENCY_WRITERS = re.compile(
    r"\b(?:writers?|reporters?|correspondents?|journalists?|staff)\b", re.IGNORECASE
)
_WRITERS_WROTE = re.compile(r"\bcontributed\b|\b(?:is|are) (?:an? )?")
_INPUTS = re.compile(r"^\W*with (?:inputs?|reporting|files)\b|^\W*\(?with ", re.IGNORECASE)


def _contributors(line: Line) -> Iterator[Credit]:
    """Tell the agency's own sign-off from a line that says it only helped."""
    named = [
        agency
        # "jr/dpa": here a slash lists, as it does in no photo credit that is a line by itself.
        for found in _anywhere().finditer(line.text.replace("/", " "))
        if (agency := agency_named(found.group()))
    ]
    if not named and (agency := agency_of_sign_off(line.text)):
        yield _of_line(agency, "contributor", "sign_off_form", "full", line)
    for agency in dict.fromkeys(named):
        writers = _AGENCY_WRITERS.search(line.text) and _WRITERS_WROTE.search(line.text)
        if writers and not _INPUTS.search(line.text):
            yield _of_line(agency, "contributor", "sign_off_writers", "full", line)
        elif _INPUTS.search(line.text):
            yield _of_line(agency, "contributor", "inputs_line", "contributed", line)
        elif line.text.lower().startswith("this report by"):
            yield _of_line(agency, "contributor", "sign_off_writers", "full", line)
        else:
            yield _of_line(agency, "contributor", "contributed_line", "contributed", line)


def credits_of_sign_off(text: str) -> Iterator[Credit]:
    """A contributor line that stands in the page, but not in the text found there."""
    for credit in _contributors(Line(text, 0, len(text), "contributor")):
        yield replace(credit, found_in="markup", start=None, end=None)


def _of_line(agency: str, kind: str, rule: str, role: CreditRole, line: Line) -> Credit:
    return Credit(agency, kind, rule, line.text, "page_text", role, line.start, line.end)


def credit_of_declared_url(declared_url: str | None, own_host_agency: str | None) -> Credit | None:
    """`rel=canonical` that points to an agency's site from somebody else's page."""
    agency = agency_of_url(declared_url) if declared_url else None
    if agency is None or agency == own_host_agency or declared_url is None:
        return None
    return Credit(agency, "declared_url", "declared_url", declared_url, "rel=canonical", "full")


def credit_of_name(name: str, kind: str, rule: str, found_in: str) -> Credit | None:
    """An organisation in the page's markup, or the author a feed names, that is an agency."""
    agency = agency_named(name)
    return Credit(agency, kind, rule, name, found_in, "full") if agency else None
