"""The language of an outlet, and in which order it writes day and month."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.languages import get_official_languages

from crawler.proposal.fact import Fact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crawler.proposal.page import Page

LAST_MONTH = 12

_TAG = re.compile(r"([a-z]{2,3})(?:[-_].*)?")


def find_language(pages: Sequence[Page], top_level: str) -> Fact:
    """Give the language that most pages declare; without any, that of the top-level domain."""
    votes: Counter[str] = Counter()
    origins: dict[str, str] = {}
    for page in pages:
        for code, origin in _declared(page):
            votes[code] += 1
            origins.setdefault(code, origin)
    if votes:
        code, count = votes.most_common(1)[0]
        others = ", ".join(sorted(votes.keys() - {code}))
        doubt = f"; elsewhere {others}" if others else ""
        is_shaky = count * 2 <= votes.total()
        return Fact("language", code, f"{origins[code]}{doubt}", guessed=is_shaky)
    official = get_official_languages({"uk": "gb"}.get(top_level, top_level).upper())
    if official:
        return Fact("language", official[0], f"spoken under .{top_level}", guessed=True)
    return Fact("language", "en", "no page says it", guessed=True)


def find_day_order(language: str, country: Fact, pages: Sequence[Page]) -> Fact | None:
    """Tell whether the day comes first in numeric dates, None when nothing tells it.

    What stands on the pages is believed before what the Unicode locale data has for language
    and country.
    """
    seen = [order for page in pages for text in page.numeric_dates if (order := _order(text))]
    if seen and len(set(seen)) == 1:
        origin = f"{len(seen)} dates on its pages have no other reading"
        return Fact("day_first", seen[0] == "day", origin)
    if seen or country.guessed:
        return None
    order = _usual_order(language, str(country.value))
    if order is None:
        return None
    return Fact("day_first", order == "day", f"usual in {country.value}", guessed=True)


def _declared(page: Page) -> Iterator[tuple[str, str]]:
    """Say what a page declares as languages, with where it does so."""
    nodes = (node.get("inLanguage") for node in page.nodes)
    for text, origin in (
        (page.language, "html lang"),
        *((text, "inLanguage of the JSON-LD") for text in nodes if isinstance(text, str)),
        (page.metas.get("og:locale", ""), "og:locale"),
        (page.content_language, "content-language"),
    ):
        match = _TAG.fullmatch(text.strip().lower())
        if match and _is_language(match.group(1)):
            yield match.group(1), origin


def _is_language(code: str) -> bool:
    return code in get_global("likely_subtags") or code == "en"


def _order(text: str) -> str | None:
    """Read the order off one numeric date; None when it can be either.

    >>> _order("25/03/2026"), _order("03/25/2026"), _order("03/04/2026")
    ('day', 'month', None)
    """
    first, second = (int(part) for part in re.split(r"[/.-]", text)[:2])
    if first > LAST_MONTH >= second:
        return "day"
    return "month" if second > LAST_MONTH >= first else None


def _usual_order(language: str, country: str) -> str | None:
    for code in (language, *get_official_languages(country.upper())):
        try:
            pattern = str(Locale(code, country.upper()).date_formats["short"].pattern)
        except (UnknownLocaleError, ValueError):
            continue
        letters = [letter for letter in pattern if letter in "dMy"]
        # Where the year comes first, 03/04/2026 is nobody's way to write.
        return {"d": "day", "M": "month"}.get(letters[0])
    return None
