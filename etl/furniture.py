"""Furniture: lines of a page that are not the article. Cut from the body, kept with their kind."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache

from etl.agencies import mark_pattern, name_pattern
from etl.byline import is_byline
from etl.months import month_pattern
from etl.normalize import words_of
from etl.phrases import kind_of_opening


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line that was cut from the body, with its kind.

    `start` and `end` are its character offsets in the page text; None where it was cut out of the
    page's elements before there was a page text.
    """

    kind: str
    text: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class _Rule:
    """A kind, how its lines open, what stands anywhere in them, and the most words they have.

    `needed`: small letters, some of which stand wherever `anywhere` is found; looking for them
    first makes the rule ten times as fast.
    """

    kind: str
    opening: re.Pattern[str] | None
    max_words: int
    anywhere: re.Pattern[str] | None = None
    needed: tuple[str, ...] = ("",)

    def fits(self, line: str, small: str) -> bool:
        """Whether a line, also given in small letters, is of this kind by its words."""
        if self.opening is not None and self.opening.match(line):
            return True
        if self.anywhere is None or not any(part in small for part in self.needed):
            return False
        return self.anywhere.search(line) is not None


_DAYS = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_PHOTO = (
    r"(?:(?:photo(?:graph)?|picture|image|pic|file photo|illustration)s?"
    r"(?: (?:by|credit|courtesy|via))?\b)"
)


_SHARE = (
    r"share|tweet|e-?mail|print|facebook|twitter|whatsapp|linkedin|reddit|pinterest|copy link"
    r"|comments?"
)


_NETWORKS = (
    r"twitter|facebook|instagram|youtube|linkedin|tiktok|threads|bluesky|mastodon|whatsapp|telegram"
)
# What stands before a date in other languages than English.
_DATED = (
    r"stand|aktualisiert|veröffentlicht|erschienen|publié|mis à jour|modifié|publicado|actualizado"
    r"|atualizado|pubblicato|aggiornato|gepubliceerd|bijgewerkt|publicerad|uppdaterad|publisert"
    r"|oppdatert|opdateret|julkaistu|päivitetty|opublikowano|aktualizováno|publikováno|yayınlanma"
    r"|güncelleme|опубликовано|обновлено|опубліковано|оновлено"
)
_CAPITALISED = r"[^\W\d_a-z][\w.'’-]*"
_MAX_CHARS = 2000


@cache
def _rules() -> tuple[_Rule, ...]:
    mark, name = mark_pattern(), rf"(?i:(?:the )?{name_pattern()})"
    agency = rf"(?:{mark}|{name})"
    listed = rf"(?-i:{agency})(?:\s*(?:,|/|and|und|&)\s*(?-i:{agency}))*"
    return (
        _rule("sign_off", 6, r"^[_*\s—–-]{2,}$", r"^-?\s*30\s*-?$", r"^#{2,}$"),
        _rule(
            "caption",
            130,
            r"^FILE\s*[-–—:]",
            rf"^in this (?:undated |{_MONTHS} \d{{1,2}}, \d{{4}},? )?"
            r"(?:file |handout |still )?(?:photo|image|picture)\b",
            r"^(?:file |representational |representative |handout )(?:pic|photo|image|picture)s?\b",
            rf"\({agency}[ /]*{_PHOTO}[^)]*\)",
            rf"\((?:{_PHOTO}|file photo|getty|shutterstock)[^)]{{0,80}}\)\s*$",
            rf"^(?:{_PHOTO}|caption|pictured)\s*[:|]",
            rf"^credit\s*:\s*{agency}$",
            rf"\b{agency} ?/? ?photo\b.{{0,60}}$",
            rf"\((?:photo|image)[^)]*(?:{mark}|getty)[^)]*\)",
            needed=("photo", "pic", "image", "illustration", "getty", "shutterstock"),
        ),
        _rule(
            "caption",
            130,
            r"\((?:foto|bild|photo|imagen?|crédit|credit)s?\s*[:/][^)]{1,60}\)$",
            needed=("(foto", "(bild", "(photo", "(imag", "(crédit", "(credit"),
        ),
        # "The ferry leaves. © Agency / Jane Roe": a picture's credit behind its caption.
        _rule(
            "caption",
            60,
            r"(?:^.{8,300}?)\S (?:©|\(c\)) ?[^.!?©]{2,60}$",
            needed=("©", "(c)"),
        ),
        _rule(
            "caption",
            60,
            r"(?:getty images|shutterstock|via getty|via ap)\)?\.?$",
            needed=("getty", "shutterstock", "via ap"),
        ),
        _rule(
            "notice",
            90,
            r"^(?:copyright|©|\(c\))",
            r"all rights reserved",
            r"may not be (?:published|reproduced|broadcast|rewritten)",
            r"^this (?:story|article|report) (?:has been|was) published from",
            r"has not been edited by",
            r"auto-generated from a syndicated feed",
            r"content is owned by or licensed to",
            needed=("rights reserved", "may not be", "edited by", "syndicated feed", "licensed to"),
        ),
        _rule(
            "contributor",
            70,
            r"contributed to this (?:report|story|article)\.?$",
            r"^with (?:inputs?|reporting|files) from\b",
            r"^\((?:additional )?(?:reporting|writing|editing|compiled|inputs?)\b.*\)$",
            needed=("contributed to this",),
        ),
        _rule(
            "contributor",
            24,
            r"^(?:additional )?(?:reporting|material|information|inputs?) (?:by|from)\b",
            rf"^.{{3,60}}? (?:is|are) (?:an? )?{listed}(?: \w+){{0,2}} (?:writer|reporter)s?\.?$",
            rf"^\W*(?:with|mit|avec|con|med)(?: \w+ (?:from|by|von|de))? {listed}\W*$",
            rf"^(?:additional|other|weitere|autres|otras) (?:sources?|quellen|fuentes)"
            rf"\W+{listed}\W*$",
        ),
        # "AFP / JANE ROE": who took a picture.
        _Rule(
            "caption",
            re.compile(rf"^(?:©\s*)?{mark}\s*/\s*{_CAPITALISED}(?:\s{_CAPITALISED}){{1,3}}$"),
            6,
        ),
        # "jr/dpa": the initials of the outlet's own editor before the agency's mark.
        _Rule(
            "contributor",
            re.compile(
                rf"^(?:(?i:source|fuente|quelle)\s*:\s*)?(?:[\w-]+(?:\.[\w-]+)+\s*,\s*)?"
                rf"[(\[]?(?!{mark}\b)[a-zäöüß]{{2,5}}(?:[/,]\s?[a-zäöüß]{{2,5}})*[/,]\s?{listed}[)\]]?$"
            ),
            6,
        ),
        _rule(
            "contributor",
            40,
            r"^this report by .{3,60} was first published",
            rf"^(?:follow|find|read) .{{3,60}} (?:on|at):? (?:{_NETWORKS}|x\b|http|@)",
            r"^online:\s*http",
            r"^(?:on )?twitter:",
        ),
        # Marks are ordinary letters in lower case: here case counts.
        _Rule(
            "tagline",
            re.compile(
                rf"^[-–—/\s(\[]*(?:(?i:source|fuente|quelle|agency|from))?\s*:?\s*"
                rf"{agency}(?:\s*/\s*{agency})*[\s)\].]*$"
                rf"|^{mark}-[A-Z]{{2}}-\d\d-\d\d-\d\d \d{{4}}GMT$"
                rf"|^{agency}\s*[|•·–—,]?\s*(?i:{_DAYS},?\s)?(?i:{_MONTHS})\s.{{0,20}}\d{{4}}\b"
            ),
            12,
        ),
        _rule("editor_note", 80, r"^(?:eds?|editors?'? note|advisory)\s*:"),
        _rule(
            "correction",
            80,
            r"^[(\[]?this (?:story|article|version|report) (?:has been|was) (?:corrected|updated)",
            r"^[(\[]?(?:this version corrects|correction\s*:|corrects )",
        ),
        _rule(
            "related",
            40,
            r"^(?:read|see|watch|listen|learn|hear)\s+(?:more|also|next|now|the full)\b",
            r"^(?:more|also)\s+(?:from|on|in|read|coverage|news|stories|headlines)\b",
            r"^(?:related|recommended|trending|most (?:read|popular|viewed)|top stories)\b",
            r"^(?:in other news|you (?:may|might) (?:also )?(?:like|be interested))\b",
            r"^(?:what to read next|don['’]t miss|up next|must[- ]read|read this|popular now)\b",
            r"^(?:latest (?:news|headlines)|previous article|next article|editors?['’]? picks)\b",
        ),
        _rule(
            "promotion",
            45,
            r"^(?:sign up|subscribe|register|log ?in|sign in|enter your email|donate|become a)\b",
            r"^(?:get (?:our|the|breaking|unlimited)|download (?:our|the)|support (?:our|local))\b",
            r"^(?:join (?:our|us|the conversation)|click here|tap here|follow us|like us)\b",
            r"^(?:start your|already a subscriber|stay (?:up to date|informed|connected))\b",
            r"^(?:thank you for reading|please (?:sign|log|subscribe|enable)|want more)\b",
            r"^have a (?:tip|story)\b",
            rf"^(?:chat with|message|find|watch|listen to) us (?:in|on|at) (?:{_NETWORKS})\b",
            r"^(?:submit|send|write|e-?mail) (?:us )?(?:your|a) (?:letter|tip|story|comment)s?\b",
            r"\bdownload (?:the|our)\b.{0,40}\bapps?\b",
            r"\b(?:newsletter|your inbox|unlimited (?:digital )?access|free trial)\b",
            r"\b(?:click|tap) here(?: (?:to|for) .{3,40})?\W*$",
            r"\b\d+ issues for (?:just |only )?[£$€]\s?\d",
            r"\b(?:affiliate (?:links?|commissions?)|earn a commission|a share of the sale)\b",
            needed=(
                *("affiliate", "commission", "share of the sale"),
                *("download", "newsletter", "inbox", "unlimited", "free trial"),
                *("click here", "tap here", "issues for"),
            ),
        ),
        _rule(
            "share",
            10,
            rf"^(?:{_SHARE}|save|bookmark|listen|share this.*)"
            rf"(?:\s*[|/•·,]?\s*(?:{_SHARE}))*\s*[.:…]*$",
            r"^(?:play video|view comments|post a comment|\d+ (?:comments?|shares?))$",
            r"^(?:advertisement|ad|skip ad.*|continue reading.*|story continues below.*)$",
            r"^(?:article continues.*|scroll.*|loading.*|x|close|menu|search|home)$",
            r"^(?:photos?|video|gallery)$",
            r"^\W*(?:(?:photo|foto|image|imagen|bild|slide|picture)s?\s*)?\d{1,3}\s*"
            r"(?:/|of|von|de|di|av|sur)\s*\d{1,3}\W*$",
        ),
        # "[button link=... ]Send it[/button]": a command of WordPress's that was not carried out.
        _rule(
            "other", 60, r"^\[\w+(?: [\w-]+=[^\]]*)?\].*\[/\w+\]$", r"^\[\w+(?: [\w-]+=[^\]]*)+\]$"
        ),
        _rule("share", 16, r"^(?:print|e-?mail|send|rate) this (?:page|article|story)\b"),
        _rule(
            "date_line",
            16,
            # "Stand: 28.04.2026 17:23 Uhr", "Publié le 3 mars à 10h30".
            rf"^(?:{_DATED})\b.{{0,15}}?(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2}}|\d{{4}}-\d\d-\d\d"
            rf"|\d{{1,2}}(?:\.|º|er)?\s(?:de\s)?{month_pattern()}(?!\w))[^.!?]{{0,30}}$",
            rf"^(?:(?:first|last|originally) )?(?:published|posted|updated|modified|created)\b"
            rf".{{0,40}}?(?:\b{_MONTHS}\s.*\d|\d\s+{_MONTHS}(?!\w)|\d[/.:-]\d|\d\s+\w+\s+ago\b)",
            rf"^(?:{_DAYS},?\s+)?{_MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}",
            rf"^(?:{_DAYS},?\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTHS},?\s+\d{{4}}",
            rf"^(?:\w+,?\s)?\d{{1,2}}(?:\.|º|er)?\s(?:de\s)?{month_pattern()}\s(?:del?\s)?\d{{4}}\b",
            r"^\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}",
            r"^\d+\s+(?:minutes?|hours?|days?|weeks?)\s+ago$",
        ),
    )


def _openings(words: int) -> re.Pattern[str]:
    """All openings of lines of so many words: most lines open as no furniture does."""
    return _openings_within(_limits()[bisect_left(_limits(), words)])


@cache
def _limits() -> tuple[int, ...]:
    return tuple(sorted({rule.max_words for rule in _rules()}))


@cache
def _openings_within(words: int) -> re.Pattern[str]:
    openings = [rule.opening for rule in _rules() if rule.opening and words <= rule.max_words]
    return re.compile(
        "|".join(
            f"(?i:{each.pattern})" if each.flags & re.IGNORECASE else f"(?:{each.pattern})"
            for each in openings
        )
    )


@cache
def _needed() -> tuple[str, ...]:
    """What some rule's words hold, wherever in a line they stand."""
    return tuple(dict.fromkeys(part for rule in _rules() if rule.anywhere for part in rule.needed))


def _rule(kind: str, max_words: int, *patterns: str, needed: tuple[str, ...] = ("",)) -> _Rule:
    opening = [pattern for pattern in patterns if pattern.startswith("^")]
    anywhere = [pattern for pattern in patterns if not pattern.startswith("^")]
    return _Rule(kind, _any(opening), max_words, _any(anywhere), needed)


def _any(patterns: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(patterns), re.IGNORECASE) if patterns else None


def kind_of(line: str, *headlines: str) -> str | None:
    """Name the kind of furniture that a line is; None when it belongs to the article.

    >>> kind_of("FILE - In this photo a ferry leaves. (AP Photo/Jane Roe)")
    'caption'
    >>> kind_of("- AP"), kind_of("Read more: Ferry fares rise")
    ('tagline', 'related')
    >>> kind_of("The ferry left the harbor at noon, officials said.") is None
    True
    """
    if len(line) > _MAX_CHARS:
        return None
    count, small = len(line.split()), line.lower()
    if count <= _limits()[-1] and (_openings(count).match(line) or _holds_any(small)):
        for rule in _rules():
            if count <= rule.max_words and rule.fits(line, small):
                return rule.kind
    if (kind := kind_of_opening(line)) is not None:
        return kind
    if is_byline(line):
        return "byline"
    return "headline" if _repeats_any(line, headlines) else None


def _holds_any(small: str) -> bool:
    for part in _needed():  # noqa: SIM110 - in a loop of its own this takes half the time
        if part in small:
            return True
    return False


# A line that is so much longer than a headline says more than that.
_LONGER = 60
_MAX_LABEL_WORDS = 4


@lru_cache(maxsize=64)
def _title_words(headline: str) -> list[str]:
    return words_of(headline)


def _repeats_any(line: str, headlines: tuple[str, ...]) -> bool:
    """Whether a line is a headline again, alone or behind a caption's label."""
    headlines = tuple(each for each in headlines if len(line) <= len(each) + _LONGER)
    if not headlines or not (words := words_of(line)):
        return False
    alone = line.rstrip().endswith((".", "?”", ".”"))
    return any(_ends_in(words, _title_words(each), alone=alone) for each in headlines)


def _ends_in(words: list[str], title: list[str], *, alone: bool) -> bool:
    if words == title:
        return True
    behind_label = bool(title) and not alone and len(words) <= len(title) + _MAX_LABEL_WORDS
    return behind_label and words[-len(title) :] == title
