"""The agencies as data, and how their names and marks are recognised."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from crawler.url import host_of

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Agency:
    """One entry of agencies.toml; its comments say what each field means."""

    key: str
    names: tuple[str, ...]
    marks: tuple[str, ...]
    domains: tuple[str, ...]
    bare_mark: bool = True
    sign_offs: tuple[str, ...] = ()


@cache
def agencies() -> tuple[Agency, ...]:
    """All agencies of agencies.toml."""
    table = tomllib.loads(files("etl").joinpath("agencies.toml").read_text("utf-8"))
    return tuple(
        Agency(
            key,
            tuple(entry["names"]),
            tuple(entry["marks"]),
            tuple(entry["domains"]),
            bool(entry.get("bare_mark", True)),
            tuple(entry.get("sign_offs", ())),
        )
        for key, entry in table.items()
    )


@cache
def _by_name() -> dict[str, str]:
    return {name.casefold(): agency.key for agency in agencies() for name in agency.names}


@cache
def _by_mark() -> dict[str, str]:
    return {mark: agency.key for agency in agencies() for mark in agency.marks}


@cache
def _bare_marks() -> frozenset[str]:
    return frozenset(mark for agency in agencies() if agency.bare_mark for mark in agency.marks)


def _alternatives(words: list[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in longest_first)


@cache
def mark_pattern(*, bare: bool = False) -> str:
    """Alternation of all marks; with `bare` only of those that need no dateline to be believed."""
    marks = _bare_marks() if bare else frozenset(_by_mark())
    return f"(?:{_alternatives(sorted(marks))})"


@cache
def name_pattern() -> str:
    """Alternation of all spelled-out names (match it ignoring case)."""
    return f"(?:{_alternatives(sorted({name for a in agencies() for name in a.names}))})"


def agency_named(text: str) -> str | None:
    """Key of the agency that a name or a mark stands for, if it is exactly one.

    >>> agency_named("the associated press")
    'AP'
    >>> agency_named("AFP")
    'AFP'
    >>> agency_named("Springfield Press") is None
    True
    """
    words = " ".join(text.split())
    return _by_mark().get(words) or _by_name().get(words.casefold())


@cache
def _name_in_text() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){name_pattern()}(?!\w)", re.IGNORECASE)


@cache
def _by_sign_off() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(pattern), agency.key) for agency in agencies() for pattern in agency.sign_offs
    )


def agency_of_sign_off(line: str) -> str | None:
    """Key of the agency whose own form a last line has, though it does not name it.

    >>> agency_of_sign_off("(Reporting by Jane Roe; Editing by John Doe)")
    'Reuters'
    """
    return next((key for pattern, key in _by_sign_off() if pattern.match(line)), None)


def agencies_spelled_in(text: str) -> list[tuple[str, int, int]]:
    """Agencies whose spelled-out name stands in a text: key, start, end."""
    return [
        (_by_name()[match.group().casefold()], match.start(), match.end())
        for match in _name_in_text().finditer(text)
    ]


@cache
def _name_or_mark() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:(?i:{name_pattern()})|{mark_pattern()})(?!\w)")


@cache
def _first_words() -> frozenset[str]:
    texts = [*_by_mark(), *(name for agency in agencies() for name in agency.names)]
    return frozenset(word.lower() for text in texts for word in _WORD.findall(text)[:1])


def names_agency(text: str) -> bool:
    """Whether the name or the mark of any agency stands in a text.

    >>> names_agency("jr/dpa"), names_agency("A report on the apartment")
    (True, False)
    """
    # Few texts hold a word that any of them begins with, and looking for those is fast.
    if _first_words().isdisjoint(_WORD.findall(text.lower())):
        return False
    return _name_or_mark().search(text) is not None


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
