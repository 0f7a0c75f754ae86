"""Credits in the lines that are cut from the body: taglines, notices, contributors, captions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from etl.agencies import agency_of_notice, agency_of_sign_off, is_syndicate, mentioned_in
from etl.credit import Credit
from etl.dateline import find_dateline
from etl.labels import WITH
from etl.lines import Line
from etl.normalize import is_ended
from etl.telling import rough_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PROSE_WORDS = 12
_CREDITING = frozenset({"tagline", "notice", "contributor", "caption"})


def credits_of_furniture(lines: Sequence[Line]) -> Iterator[Credit]:
    """Taglines, notices, contributor lines and photo credits among the lines cut from the body."""
    if _CREDITING.isdisjoint(line.kind for line in lines):
        return
    prose = [index for index, line in enumerate(lines) if _is_prose(line)]
    total = sum(len(line.text) for line in lines if line.kind is None)
    before, above = 0, ""
    for index, line in enumerate(lines):
        if line.kind is None:
            before, above = before + len(line.text), line.text
        elif line.kind == "tagline":
            closes = before * 2 > total and is_ended(above)
            if rule := _rule_of_tagline(lines, index, prose, closes=closes):
                yield from _in_line(line, rule)
        elif line.kind == "notice":
            yield from _notice(line)
        elif line.kind == "contributor":
            yield from _contributors(line)
        elif line.kind == "caption" and prose and prose[-1] < index and _is_notice(line.text):
            yield from _notice(line)
        elif line.kind == "caption":
            yield from _in_line(line, "photo_credit")


def _is_notice(text: str) -> bool:
    """Whether a line below the story, which a page shows like a picture's credit, is none."""
    agency = agency_of_notice(text)
    return agency is not None and is_syndicate(agency)


def _is_prose(line: Line) -> bool:
    if line.kind is not None:
        return False
    return line.text.count(" ") >= _PROSE_WORDS - 1 or rough_words(line.text) >= _PROSE_WORDS


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
    if index and lines[index - 1].kind == "byline" and prose[0] > index:
        return "byline_agency"
    if prose[0] > index or _opens(lines, index):
        return "source_label"
    return "tagline_mark" if closes else None


def _opens(lines: Sequence[Line], index: int) -> bool:
    """Whether a date or a dateline stands just below: then a mark labels what they open."""
    below = lines[index + 1 : index + 3]
    return any(line.kind == "date_line" or find_dateline(line.text) for line in below)


def _in_line(line: Line, rule: str) -> Iterator[Credit]:
    # "/TT": here a slash sets a mark apart, as it does in no photo credit that is a line by itself.
    text = line.text.replace("/", " ") if line.kind == "tagline" else line.text
    for place, (agency, named) in enumerate(_agencies_in(text)):
        yield _of_line(agency, rule, line, named, place)


def _agencies_in(text: str) -> list[tuple[str, str]]:
    """The agencies that a text mentions, each once, with what names it."""
    first: dict[str, str] = {}
    for agency, start, end in mentioned_in(text):
        first.setdefault(agency, text[start:end])
    return list(first.items())


_SENTENCE = re.compile(r"[^.!?]+[.!?]?")
_CLAIM = re.compile(r"copyright|©|\(c\)|all rights reserved|owned by or licensed", re.IGNORECASE)
# What may stand between the claim and its holder. "© 2026 Harbor Post, with material from AFP" is
# the outlet's own, and "Copyright 2026 Harbor Post. Some photos come from AFP" as well.
_HOLDER = re.compile(
    r"(?:©|\(c\)|\bc\.(?= ?\d{4})|copyright|distributed)[\W\d]*"
    r"(?:(?:copyright|by|the|of|von|all|contents?|material|text|一般社団法人|株式会社)[\W\d]*){0,4}$",
    re.IGNORECASE,
)
# "Copyright Jane Roe/Copyright 2026 The AP": who took a picture, and for whom.
_PICTURED = re.compile(r"[^\W\d_]/(?:copyright|©|\(c\))", re.IGNORECASE)
_CONTRIBUTED = re.compile(r"(?: also)? contributed to this\b")
_FROM_FEED = re.compile(r"published from|syndicated feed|agency feed", re.IGNORECASE)


def _notice(line: Line) -> Iterator[Credit]:
    """A notice counts for the agency that the sentence with the claim names.

    "This material may not be published ..." alone proves nothing: unrelated footers borrow it.
    """
    if agency := agency_of_notice(line.text):
        yield _of_line(agency, "notice_form", line)
        return
    named = mentioned_in(line.text)
    if not named:
        return
    agency, start, end = min(named, key=lambda item: (item[1], item[0]))
    before = line.text[:start]
    if _PICTURED.search(before):
        yield _of_line(agency, "photo_credit", line, line.text[start:end])
        return
    if _CONTRIBUTED.match(line.text, end):
        yield _of_line(agency, "contributed_line", line, line.text[start:end])
        return
    if _CLAIM.search(before) and not _HOLDER.search(before):
        return
    if _FROM_FEED.search(line.text):
        yield _of_line(agency, "published_from_feed", line, line.text[start:end])
    elif _HOLDER.search(before) or _CLAIM.search(_rest_of_sentences(line.text[start:])):
        yield _of_line(agency, "notice_agency", line, line.text[start:end])


def _rest_of_sentences(text: str) -> str:
    sentences = _SENTENCE.findall(text)
    own = sentences[0] if sentences else ""
    following = sentences[1] if len(sentences) > 1 else ""
    return own + following if "all rights reserved" in following.lower() else own


_AGENCY_WRITERS = re.compile(
    r"\b(?:writers?|reporters?|correspondents?|journalists?|staff)\b", re.IGNORECASE
)
_WRITERS_WROTE = re.compile(r"\bcontributed\b|\b(?:is|are) (?:an? )?")
# "Follow AP's coverage at ...": what an agency prints below its own copy.
_FOLLOW = re.compile(r"^\W*(?:follow|find|read)\b", re.IGNORECASE)
_MERGED = re.compile(r"^\W*from staff and\b", re.IGNORECASE)
_INPUTS = re.compile(rf"(?:^\W*|^.{{0,40}}?[,;–-]\s)(?:{WITH})\s", re.IGNORECASE)


def _contributors(line: Line) -> Iterator[Credit]:
    """Tell the agency's own sign-off from a line that says it only helped."""
    if agency := agency_of_sign_off(line.text):
        yield _of_line(agency, "sign_off_form", line)
        return
    # "jr/dpa": here a slash lists, as it does in no photo credit that is a line by itself.
    named = _agencies_in(line.text.replace("/", " "))
    rule = "sign_off_form" if _FOLLOW.match(line.text) else _rule_of_contributors(line.text)
    for place, (agency, name) in enumerate(named):
        yield _of_line(agency, rule, line, name, place)


def _rule_of_contributors(text: str) -> str:
    if _INPUTS.search(text):
        return "inputs_line"
    if _MERGED.search(text):
        return "contributed_line"
    wrote = _AGENCY_WRITERS.search(text) and _WRITERS_WROTE.search(text)
    return "sign_off_writers" if wrote else "contributed_line"


def credits_of_sign_off(text: str, kind: str = "contributor") -> Iterator[Credit]:
    """A line of a kind that stands in the page, but not in the text found there."""
    line = Line(text, 0, len(text), kind)
    if kind == "tagline":
        found = _in_line(line, "source_element")
    else:
        found = _notice(line) if kind == "notice" else _contributors(line)
    for credit in found:
        yield replace(credit, found_in="markup", start=None, end=None)


def _of_line(
    agency: str, rule: str, line: Line, named: str | None = None, place: int = 0
) -> Credit:
    return Credit(agency, rule, line.text, "page_text", line.start, line.end, named, place)
