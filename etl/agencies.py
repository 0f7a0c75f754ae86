"""The agencies as data, and how their names and marks are recognised."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from crawler.url import host_of
from etl.alternation import any_of, first_of
from etl.telling import UNSPACED, narrow

_WORD = re.compile(r"\w+")
_LAST_CHARS = 40
# Remembered of the words of all lines.
_MOST_WORDS = 100_000
_AROUND = "()[]/.,;:-–—*_|•"


@dataclass(frozen=True, slots=True)
class Agency:
    """One entry of agencies.toml; its comments say what each field means.

    `names` are all, the one its readers know it by first; `marks` are all, too: the weak ones, and
    the names of one word as they are printed.
    """

    key: str
    name: str
    kind: Literal["agency", "syndicate"]
    languages: tuple[str, ...]
    names: tuple[str, ...]
    marks: tuple[str, ...]
    weak_marks: frozenset[str]
    domains: tuple[str, ...]
    datelines: tuple[str, ...] = ()
    sign_offs: tuple[str, ...] = ()
    sign_off_words: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    notice_words: tuple[str, ...] = ()
    false_friends: tuple[str, ...] = ()
    not_in: frozenset[str] = frozenset()
    ordinary: frozenset[str] = frozenset()


@cache
def agencies() -> tuple[Agency, ...]:
    """All agencies of agencies.toml."""
    table = tomllib.loads(files("etl").joinpath("agencies.toml").read_text("utf-8"))
    return tuple(_agency(key, entry) for key, entry in table.items())


def _agency(key: str, entry: dict[str, Any]) -> Agency:
    names, weak = (entry["name"], *entry["names"]), entry.get("weak_marks", ())
    words = [name for name in names if " " not in name]
    return Agency(
        key=key,
        name=entry["name"],
        kind=entry["kind"],
        languages=tuple(entry["languages"]),
        names=names,
        marks=tuple(dict.fromkeys((*entry["marks"], *weak, *words))),
        weak_marks=frozenset(weak),
        domains=tuple(entry["domains"]),
        datelines=tuple(entry.get("datelines", ())),
        sign_offs=tuple(entry.get("sign_offs", ())),
        sign_off_words=tuple(entry.get("sign_off_words", ())),
        notices=tuple(entry.get("notices", ())),
        notice_words=tuple(entry.get("notice_words", ())),
        false_friends=tuple(entry.get("false_friends", ())),
        not_in=frozenset(entry.get("not_in", ())),
        ordinary=frozenset(entry.get("ordinary", ())),
    )


@cache
def _by_key() -> dict[str, Agency]:
    return {agency.key: agency for agency in agencies()}


def agency_of_key(key: str) -> Agency | None:
    """The agency of a key; None where an outlet's file names one that is not listed."""
    return _by_key().get(key)


def is_syndicate(key: str) -> bool:
    """Whether a key is that of an outlet whose copy others run, too."""
    agency = agency_of_key(key)
    return agency is not None and agency.kind == "syndicate"


@cache
def _by_name() -> dict[str, str]:
    return {name.casefold(): agency.key for agency in agencies() for name in agency.names}


@cache
def _by_mark() -> dict[str, str]:
    return {mark: agency.key for agency in agencies() for mark in agency.marks}


@cache
def _strong_marks() -> frozenset[str]:
    return frozenset(
        mark for agency in agencies() for mark in agency.marks if mark not in agency.weak_marks
    )


@cache
def mark_pattern(*, bare: bool = False) -> str:
    """Pattern of all marks; with `bare` only of those that are believed wherever they stand."""
    return any_of(_strong_marks() if bare else _by_mark())


@cache
def weak_mark_pattern() -> str:
    """Pattern of the marks that are also words or other bodies' abbreviations."""
    return any_of(_by_mark().keys() - _strong_marks())


@cache
def name_pattern() -> str:
    """Pattern of all spelled-out names (match it ignoring case)."""
    return any_of(_small_names())


@cache
def agency_pattern(*, bare: bool = False) -> str:
    """Pattern of any name, whatever the case, or mark; with `bare` of the strong marks only."""
    return f"(?:(?i:{name_pattern()})|{mark_pattern(bare=bare)})"


def _small_names() -> set[str]:
    """All names in small letters; as printed too, where small letters are of another length."""
    names = {name for agency in agencies() for name in agency.names}
    return {name.lower() for name in names} | {
        name for name in names if len(name.lower()) != len(name)
    }


def agency_named(text: str) -> str | None:
    """Key of the agency that a name or a mark stands for, if it is exactly one.

    >>> agency_named("the associated press")
    'AP'
    >>> agency_named("AFP")
    'AFP'
    >>> agency_named("Springfield Press") is None
    True
    """
    words = " ".join(narrow(text).split())
    return _by_mark().get(words) or _by_name().get(words.casefold())


def agency_called(name: str) -> str | None:
    """Key of the agency whose spelled-out name a name is; a mark may be anybody's.

    >>> agency_called("Reuters"), agency_called("AP")
    ('Reuters', None)
    """
    return _by_name().get(" ".join(name.split()).casefold())


def is_weak_mark(text: str) -> bool:
    """Whether a text is a mark that is also a word or another body's abbreviation.

    >>> is_weak_mark("PA"), is_weak_mark("AP"), is_weak_mark("PA Media")
    (True, False, False)
    """
    words = " ".join(text.split())
    return words in _by_mark() and words not in _strong_marks()


@cache
def _by_sign_off() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(pattern), agency.key) for agency in agencies() for pattern in agency.sign_offs
    )


def agency_of_sign_off(line: str) -> str | None:
    """Key of the agency whose own form a last line has, though it may not name it.

    >>> agency_of_sign_off("(Reporting by Jane Roe; Editing by John Doe)")
    'Reuters'
    """
    return next((key for pattern, key in _by_sign_off() if pattern.match(line)), None)


@cache
def _by_notice() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(pattern, re.IGNORECASE), agency.key)
        for agency in agencies()
        for pattern in agency.notices
    )


def agency_of_notice(line: str) -> str | None:
    """Key of the agency or syndicate that a line says the text is from, in that one's own form.

    >>> agency_of_notice("This article is republished from The Conversation under a licence.")
    'Conversation'
    """
    return next((key for pattern, key in _by_notice() if pattern.search(line)), None)


@cache
def _unbounded() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}-\U0010ffff]")


@cache
def unspaced_pattern() -> str:
    """Pattern of the names and marks in scripts that put no space between words."""
    return any_of(_unspaced())


@cache
def _unspaced() -> list[str]:
    return _by_script({name for each in agencies() for name in (*each.names, *each.marks)})[1]


def _first_unspaced() -> str:
    return first_of(_unspaced())


@cache
def mention() -> re.Pattern[str]:
    """Pattern of any name or mark that stands in a text as a whole word.

    Scripts that put no space between words have no whole words to look for.
    """
    marks, _ = _by_script(_by_mark())
    names, _ = _by_script(_small_names())
    spaced = rf"{first_of((*names, *marks))}(?:(?i:{any_of(names)})|{any_of(marks)})"
    return re.compile(rf"(?<![\w/]){spaced}(?!\w)|{_first_unspaced()}{unspaced_pattern()}")


# Stands for any agency in a masked text: a letter, so that it is a word, of no alphabet in use.
AGENCY = "ǂ"


@cache
def _masking() -> re.Pattern[str]:
    marks, _ = _by_script(_by_mark())
    names, _ = _by_script(_small_names())
    spaced = rf"{first_of((*names, *marks))}(?:(?i:{any_of(names)})|{any_of(marks)})"
    return re.compile(rf"(?<!\w){spaced}(?!\w)|{_first_unspaced()}{unspaced_pattern()}")


def masked(text: str) -> str:
    """A text with AGENCY for every name and mark, so that a pattern need not know them.

    >>> masked("With files from The Canadian Press") == f"With files from {AGENCY}"
    True
    """
    return _masking().sub(AGENCY, text)


def _by_script(texts: Any) -> tuple[list[str], list[str]]:
    unspaced = [text for text in texts if _unbounded().search(text)]
    return [text for text in texts if text not in unspaced], unspaced


def mentioned_in(text: str) -> list[tuple[str, int, int]]:
    """Agencies that a text mentions by name or by mark: key, start, end."""
    return [
        (key, found.start(), found.end())
        for found in mention().finditer(narrow(text))
        if (key := agency_named(found.group()))
    ]


class _Telling(dict[str, bool]):
    """Whether a word between spaces has one of an agency's in it, remembered for the next line."""

    def __missing__(self, word: str) -> bool:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = found = not _telling_words().isdisjoint(_WORD.findall(word))
        return found


_is_telling = _Telling().__getitem__


@cache
def _telling_words() -> frozenset[str]:
    """One word of each name and mark, the longest: any text that has them has that word."""
    texts = [*_by_mark(), *(name for agency in agencies() for name in agency.names)]
    words = (_WORD.findall(text.lower()) for text in texts)
    return frozenset(max(found, key=len) for found in words if found)


@cache
def _last_words() -> frozenset[str]:
    texts = [*_by_mark(), *(name for agency in agencies() for name in agency.names)]
    return frozenset(text.lower().rpartition(" ")[2] for text in texts)


def may_end_with_agency(text: str) -> bool:
    """Whether the last word of a text is the last of an agency's name or mark, brackets aside.

    >>> may_end_with_agency("- The Associated Press"), may_end_with_agency("on Friday (AFP).")
    (True, True)
    >>> may_end_with_agency("The ferry left the harbor.")
    False
    """
    last = text[-_LAST_CHARS:].rpartition(" ")[2].strip(_AROUND).lower()
    return last in _last_words() or not last.isascii() or not last.isalpha()


def may_name_agency(text: str) -> bool:
    """Whether a text has a word of an agency's; few have, and asking is fast."""
    if any(map(_is_telling, text.lower().split())):
        return True
    return not text.isascii() and _unbounded().search(text) is not None


def names_agency(text: str) -> bool:
    """Whether the name or the mark of any agency stands in a text.

    >>> names_agency("jr/dpa"), names_agency("A report on the apartment")
    (True, False)
    """
    return may_name_agency(text) and mention().search(text.replace("/", " ")) is not None


@cache
def _by_domain() -> dict[str, str]:
    return {domain: agency.key for agency in agencies() for domain in agency.domains}


def agency_of_url(url: str) -> str | None:
    """Key of the agency on whose own site a URL is.

    >>> agency_of_url("https://apnews.com/article/0123456789abcdef0123456789abcdef")
    'AP'
    >>> agency_of_url("https://notapnews.com/x") is None
    True
    """
    labels = host_of(url).split(".")
    domains = _by_domain()
    for start in range(len(labels) - 1):
        if key := domains.get(".".join(labels[start:])):
            return key
    return None
