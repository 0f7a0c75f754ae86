"""Furniture: lines of a page that are not the article. Cut from the body, kept with their kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from etl.agencies import mark_pattern, name_pattern
from etl.byline import is_byline
from etl.normalize import words_of


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line that was cut from the body, with its kind."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: str
    pattern: re.Pattern[str]
    max_words: int


_I = re.IGNORECASE
_DAYS = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_PHOTO = (
    r"(?:(?:photo(?:graph)?|picture|image|pic|file photo|illustration)s?"
    r"(?: (?:by|credit|courtesy|via))?\b)"
)


@cache
def _rules() -> tuple[_Rule, ...]:
    mark, name = mark_pattern(), rf"(?i:(?:the )?{name_pattern()})"
    return (
        _Rule("sign_off", re.compile(r"^[_*\s—–-]{2,}$|^-?\s*30\s*-?$|^#{2,}$"), 6),
        _Rule(
            "caption",
            re.compile(
                rf"^FILE\s*[-–—:]|^(?:file |representational |representative |handout )"
                rf"(?:pic|photo|image|picture)s?\b|\((?:{mark}|{name})[ /]*{_PHOTO}[^)]*\)"
                rf"|\((?:{_PHOTO}|file photo|getty|shutterstock)[^)]{{0,80}}\)\s*$"
                rf"|^(?:{_PHOTO}|caption|pictured)\s*[:|]|\b(?:{mark}|{name}) ?[/]? ?photo\b.{{0,60}}$"
                rf"|\((?:photo|image)[^)]*(?:{mark}|getty)[^)]*\)",
                _I,
            ),
            130,
        ),
        _Rule("caption", re.compile(r"(?:getty images|shutterstock|via getty|via ap)\)?\.?$", _I), 60),
        _Rule(
            "notice",
            re.compile(
                r"^(?:copyright|©|\(c\)|\xa9)|all rights reserved"
                r"|may not be (?:published|reproduced|broadcast|rewritten)"
                r"|^this (?:story|article|report) (?:has been|was) published from"
                r"|has not been edited by|auto-generated from a syndicated feed"
                r"|content is owned by or licensed to",
                _I,
            ),
            90,
        ),
        _Rule(
            "contributor",
            re.compile(
                rf"contributed to this (?:report|story|article)\.?$|^with (?:inputs?|reporting|files)"
                rf" from\b|^\(?with (?:{mark}|{name})|^\((?:additional )?(?:reporting|writing|"
                rf"editing|compiled|inputs?)\b.*\)$|reported from .* contributed",
                _I,
            ),
            70,
        ),
        _Rule(
            "contributor",
            re.compile(
                r"^this report by .{3,60} was first published|^(?:follow|find|read) .{3,60} "
                r"(?:on|at):? (?:twitter|facebook|x\b|http|@)|^online:\s*http|^(?:on )?twitter:",
                _I,
            ),
            40,
        ),
        _Rule(
            "tagline",
            re.compile(
                rf"^[-–—\s(\[]*(?:source|fuente|quelle|agency|from|credit)?\s*:?\s*"
                rf"(?:{mark}|{name})(?:\s*/\s*(?:{mark}|{name}))*[\s)\].]*$"
                rf"|^{mark}-[A-Z]{{2}}-\d\d-\d\d-\d\d \d{{4}}GMT$"
            ),
            9,
        ),
        _Rule("editor_note", re.compile(r"^(?:eds?|editors?'? note|advisory)\s*:", _I), 80),
        _Rule(
            "correction",
            re.compile(
                r"^[(\[]?(?:this (?:story|article|version|report) (?:has been|was) "
                r"(?:corrected|updated)|this version corrects|correction\s*:|corrects )",
                _I,
            ),
            80,
        ),
        _Rule(
            "related",
            re.compile(
                r"^(?:read|see|watch|listen|learn|hear)\s+(?:more|also|next|now|the full)\b"
                r"|^(?:more|also)\s+(?:from|on|in|read|coverage|news|stories|headlines)\b"
                r"|^(?:related|recommended|trending|most (?:read|popular|viewed)|top stories|"
                r"in other news|you (?:may|might) (?:also )?(?:like|be interested)|what to read next|"
                r"don['’]t miss|up next|must[- ]read|read this|latest (?:news|headlines)|"
                r"previous article|next article|editors?['’]? picks|popular now)\b",
                _I,
            ),
            40,
        ),
        _Rule(
            "promotion",
            re.compile(
                r"^(?:sign up|subscribe|register|log ?in|sign in|get (?:our|the|breaking|unlimited)|"
                r"download (?:our|the)|join (?:our|us|the conversation)|support (?:our|local)|donate|"
                r"click here|tap here|follow us|like us|become a|start your|already a subscriber|"
                r"enter your email|stay (?:up to date|informed|connected)|thank you for reading|"
                r"please (?:sign|log|subscribe|enable)|want more|have a (?:tip|story))\b"
                r"|\b(?:newsletter|your inbox|unlimited (?:digital )?access|free trial)\b",
                _I,
            ),
            45,
        ),
        _Rule(
            "share",
            re.compile(
                r"^(?:share|tweet|e-?mail|print|facebook|twitter|whatsapp|linkedin|reddit|pinterest|"
                r"copy link|comments?|save|bookmark|listen|play video|view comments|post a comment|"
                r"share this.*|\d+ (?:comments?|shares?)|advertisement|continue reading.*|"
                r"story continues below.*|article continues.*|scroll.*|loading.*|skip ad.*|x|"
                r"close|menu|search|home|photos?|video|gallery|\d+ of \d+|ad)"
                r"(?:\s*[|/•·,]?\s*(?:share|tweet|e-?mail|print|facebook|twitter|whatsapp|linkedin|"
                r"reddit|pinterest|copy link|comments?))*\s*[.:…]*$",
                _I,
            ),
            10,
        ),
        _Rule(
            "date_line",
            re.compile(
                rf"^(?:(?:first |last |originally )?(?:published|posted|updated|modified|created)\b.*\d"
                rf"|(?:{_DAYS},?\s+)?{_MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}.*"
                rf"|(?:{_DAYS},?\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTHS},?\s+\d{{4}}.*"
                rf"|\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}.*"
                rf"|\d+\s+(?:minutes?|hours?|days?|weeks?)\s+ago)$",
                _I,
            ),
            16,
        ),
    )


def kind_of(line: str, headline: str | None = None) -> str | None:
    """Name the kind of furniture that a line is; None when it belongs to the article.

    >>> kind_of("FILE - In this photo a ferry leaves. (AP Photo/Jane Roe)")
    'caption'
    >>> kind_of("- AP"), kind_of("Read more: Ferry fares rise")
    ('tagline', 'related')
    >>> kind_of("The ferry left the harbor at noon, officials said.") is None
    True
    """
    count = len(line.split())
    for rule in _rules():
        if count <= rule.max_words and rule.pattern.search(line):
            return rule.kind
    if is_byline(line):
        return "byline"
    if headline and _repeats(line, headline):
        return "headline"
    return None


def _repeats(line: str, headline: str) -> bool:
    """Whether a line is the headline again, alone or behind a caption's label."""
    words, title = words_of(line), words_of(headline)
    if not title or not words or line.rstrip().endswith((".", "?”", ".”")):
        return words == title and bool(words)
    return words == title or (words[-len(title) :] == title and len(words) <= len(title) + 4)
