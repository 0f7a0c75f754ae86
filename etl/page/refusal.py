"""Pages that are no articles and say so: errors, walls, lists, and the outlet's own notices."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from etl.normalize import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from etl.markup import Markup

_SEPARATOR = re.compile(r"\s+[|–—·»«:-]\s+|\s*[|｜]\s*")
_MAX_TITLE = 200
# What may stand beside such a title: the outlet's name.
_NAME_WORDS = 4
# A longer text is a text, whatever its title.
_SHORT = 2500
_WALL = 1500
_CONSENT = re.compile(
    r"\bcookies?\b|consent|\btracking\b|personal data|your privacy|\bgdpr\b|partners? (?:store|use)"
    r"|legitimate interest|personali[sz]ed ads|zustimm|einwillig|datenschutz|données personnelles"
    r"|vie privée|\btraceurs\b|datos personales|privacidad|dati personali|persoonsgegevens"
    r"|toestemming|personuppgifter|samtycke|samtykke|personopplysninger|danych osobowych"
    r"|osobních údajů|персональных данных|çerez|クッキー|쿠키"
)
# What servers show instead of the page that was asked for, with whatever markup it has.
_SERVED = frozenset({"error_page", "bot_wall", "region_wall"})
_LONG_LINE = 40
_ENOUGH_TERMS = 3
_MAX_LINES = 60


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a page is no article: a word, and what shows it."""

    reason: str
    detail: str


def refuse(
    markup: Markup, url: str | None, lines: list[str], *, asks_password: bool
) -> Refusal | None:
    """Say why a page is no article, by what it calls itself and by what it says; None if it may be.

    Args:
        markup: of the page.
        url: of the page.
        lines: of its text.
        asks_password: whether it has a field for one.
    """
    size = sum(map(len, lines))
    is_dated = says_when(markup)
    if is_dated and (markup.described.is_article or size > _WALL):
        return None
    if (found := _by_title(markup, url, is_dated=is_dated)) is not None:
        return found
    if size <= _WALL and (found := _by_text(lines)) is not None:
        return found
    if not is_dated and size <= _SHORT and _asks_consent(lines):
        return Refusal("consent_wall", "hardly any line speaks of anything but cookies and consent")
    if asks_password and not is_dated and size <= _WALL and _ends_in(url, "login_wall"):
        return Refusal("login_wall", "a field for a password, at an address for it")
    return None


def says_when(markup: Markup) -> bool:
    """Whether a page's markup says when it was published; any page may show times of others."""
    return any(stated.found_in != "time element" for stated in markup.published)


def _by_title(markup: Markup, url: str | None, *, is_dated: bool) -> Refusal | None:
    for title in dict.fromkeys(filter(None, (markup.title, *markup.headlines[:1]))):
        for part in _parts(title[:_MAX_TITLE]):
            reason = _titles().get(part)
            if reason is None or (is_dated and reason not in _SERVED and not _ends_in(url, reason)):
                continue
            return Refusal(reason, f"{_tables()[reason]['detail']}: its title is {title.strip()!r}")
    return None


def _parts(title: str) -> Iterator[str]:
    """A title, and each part of it that stands beside hardly more than the outlet's name."""
    parts = [" ".join(words_of(part)) for part in _SEPARATOR.split(title)]
    parts = [part for part in parts if part]
    yield " ".join(parts)
    for index, part in enumerate(parts):
        rest = parts[:index] + parts[index + 1 :]
        if all(each in _titles() or len(each.split()) <= _NAME_WORDS for each in rest):
            yield part


def _by_text(lines: list[str]) -> Refusal | None:
    text = " ".join(words_of(" ".join(lines)[:_WALL]))
    for reason, texts in _texts().items():
        for phrase in texts:
            if phrase in text:
                return Refusal(reason, f"{_tables()[reason]['detail']}: it says {phrase!r}")
    return None


def _asks_consent(lines: list[str]) -> bool:
    """Whether most of a page's sentences are about cookies, in at least three terms."""
    long = [line.casefold() for line in lines[:_MAX_LINES] if len(line) > _LONG_LINE]
    found = [set(_CONSENT.findall(line)) for line in long]
    about = sum(map(bool, found))
    return about * 2 > len(long) and len(set().union(*found)) >= _ENOUGH_TERMS


def _ends_in(url: str | None, reason: str) -> bool:
    last = urlsplit(url).path.casefold().rstrip("/").rsplit("/", 1)[-1] if url else ""
    return last.split(".", 1)[0] in _tables()[reason]["paths"]


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("etl.page").joinpath("refusals.toml").read_text("utf-8"))


@cache
def _titles() -> dict[str, str]:
    return {
        " ".join(words_of(title)): reason
        for reason, table in _tables().items()
        for title in table["titles"]
    }


@cache
def _texts() -> dict[str, list[str]]:
    return {
        reason: [" ".join(words_of(text)) for text in table["texts"]]
        for reason, table in _tables().items()
        if table["texts"]
    }
