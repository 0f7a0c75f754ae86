"""Where an outlet is: its country and its time zone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytz
from babel.core import get_global
from babel.languages import get_territory_language_info

from crawler.private import is_private_address
from crawler.proposal.fact import Fact
from crawler.proposal.json_ld import is_organisation, text_of
from crawler.proposal.stamps import tells_zone
from crawler.url import host_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crawler.proposal.page import Page

LEAST_SHARE = 0.8
"""Of the dates that name an offset, so many must be a zone's; the rest may be of guests."""

# Of a country with several zones the data lists the zones as they lie; here the most populous
# come first.
_POPULOUS = {
    "au": ("Australia/Sydney", "Australia/Brisbane", "Australia/Perth", "Australia/Adelaide"),
    "br": ("America/Sao_Paulo", "America/Manaus"),
    "ca": (
        *("America/Toronto", "America/Vancouver", "America/Edmonton", "America/Winnipeg"),
        *("America/Halifax", "America/St_Johns", "America/Regina"),
    ),
    "es": ("Europe/Madrid", "Atlantic/Canary"),
    "id": ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"),
    "ru": ("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk"),
    "ua": ("Europe/Kyiv",),
    "us": ("America/New_York", "America/Chicago", "America/Los_Angeles", "America/Denver"),
}
# Sold to everybody; what they once meant says nothing of who is there.
_FOR_ALL = frozenset(
    {
        *("ac", "ag", "ai", "am", "bz", "cc", "cd", "co", "cx", "dj", "fm", "ga", "gg", "gl"),
        *("gs", "im", "io", "is", "la", "li", "ly", "me", "ml", "ms", "nu", "pw", "sc", "sh"),
        *("so", "st", "tf", "tk", "tl", "to", "tv", "vc", "vg", "ws"),
    }
)
# The locale data has shares and no heads: of countries of one language and time these first.
_LARGE = (
    *("us", "gb", "in", "au", "ca", "za", "nz", "ng", "ke", "ph", "mx", "es", "co", "ar", "cl"),
    *("br", "pt", "fr", "be", "ch", "de", "at", "eg", "sa", "ma", "it", "nl", "pl", "ru", "ua"),
)
_SAMPLE_DAYS = (datetime(2026, 1, 15, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC))
_LEAST_SPEAKERS_PERCENT = 10.0


def find_place(pages: Sequence[Page], language: str, stamps: Sequence[datetime]) -> list[Fact]:
    """Give country and time zone; the first page is the front page.

    A country is believed that the outlet's address or its host name names; else the language
    and the offsets of its dates together say where it is, which is a guess.
    """
    telling = [stamp for stamp in stamps if tells_zone(stamp)]
    country = _said(pages, language) or _likely(pages[0], language, telling)
    return [country, _zone(country, telling)]


def _said(pages: Sequence[Page], language: str) -> Fact | None:
    for page in pages:
        for node in page.nodes:
            code = _country_of_address(node.get("address")) if is_organisation(node) else None
            if code is not None:
                return Fact("country", code, "address in the JSON-LD of the site")
    suffix = host_of(pages[0].url).rpartition(".")[2]
    code = {"uk": "gb"}.get(suffix, suffix)
    if code in _FOR_ALL or not _is_country(code) or is_private_address(host_of(pages[0].url)):
        return None
    speaks = language in get_territory_language_info(code.upper())
    return Fact("country", code, f"the host ends in .{suffix}", guessed=not speaks)


def _country_of_address(address: object) -> str | None:
    places = address if isinstance(address, list) else [address]
    for place in places:
        name = text_of(place.get("addressCountry")) if isinstance(place, dict) else None
        if name and _is_country(name.lower()):
            return name.lower()
        for code, country in pytz.country_names.items():
            if name and country.lower() == name.lower():
                return str(code).lower()
    return None


def _likely(front: Page, language: str, telling: Sequence[datetime]) -> Fact:
    region = _region(front)
    home = _home_of(language)
    if region and region != home:
        return Fact("country", region, "region in the language of the front page", guessed=True)
    others = _speaking(language)
    choices = [(home, _zones(home)), *((code, _zones(code)[:1]) for code in others)]
    choices += [(code, _zones(code)) for code in others]
    for code, zones in choices if telling else ():
        if _best_zone(zones, telling)[1] >= LEAST_SHARE:
            origin = f"where {language} is spoken and {_offset(telling[0])} is the time"
            return Fact("country", code, origin, guessed=True)
    return Fact("country", home, f"most speakers of {language}", guessed=True)


def _region(front: Page) -> str | None:
    for text in (front.language, front.content_language, front.metas.get("og:locale", "")):
        code = text.replace("_", "-").rpartition("-")[2].lower()
        if "-" in text.replace("_", "-") and _is_country(code):
            return code
    return None


def _home_of(language: str) -> str:
    """Name the country that a language alone stands for.

    >>> _home_of("hu")
    'hu'
    """
    likely = str(get_global("likely_subtags").get(language, "")).rpartition("_")[2].lower()
    return likely if _is_country(likely) else "us"


def _speaking(language: str) -> list[str]:
    """Name the countries where a language is official: large ones, then by share of speakers."""
    found = []
    for code in sorted(get_global("territory_languages")):
        spoken = get_territory_language_info(code).get(language, {})
        share = float(spoken.get("population_percent") or 0.0)
        if (
            spoken.get("official_status")
            and share >= _LEAST_SPEAKERS_PERCENT
            and _is_country(code.lower())
        ):
            found.append((-share, code.lower()))
    return sorted((code for _, code in sorted(found)), key=_size)


def _size(code: str) -> int:
    return _LARGE.index(code) if code in _LARGE else len(_LARGE)


def _zone(country: Fact, telling: Sequence[datetime]) -> Fact:
    code = str(country.value)
    zones = _zones(code)
    zone, share = _best_zone(zones, telling)
    if _is_one_zone(zones):
        doubt = "" if share >= LEAST_SHARE else f"; yet dates are written at {_offset(telling[0])}"
        origin = f"the time zone of {code}{doubt}"
        return Fact("time_zone", zone, origin, guessed=country.guessed or bool(doubt))
    if telling and share >= LEAST_SHARE:
        origin = f"the zone of {code} that fits the dates on its pages ({len(telling)})"
        return Fact("time_zone", zone, origin, guessed=True)
    return Fact("time_zone", zones[0], f"the most populous zone of {code}", guessed=True)


def _best_zone(zones: Sequence[str], telling: Sequence[datetime]) -> tuple[str, float]:
    """Give the zone that most of the dates can be of, and their share; 1 when there are none."""
    if not telling:
        return zones[0], 1.0
    hits = [sum(_fits(zone, stamp) for stamp in telling) for zone in zones]
    best = max(range(len(zones)), key=lambda place: (hits[place], -place))
    return zones[best], hits[best] / len(telling)


def _zones(code: str) -> list[str]:
    """List the zones of a country, the most populous first; those of few people are left out."""
    zones: list[str] = list(pytz.country_timezones[code])
    known = set(get_global("windows_zone_mapping").values())
    first = [zone for zone in _POPULOUS.get(code, zones[:1]) if zone in zones]
    rest = [zone for zone in zones if zone in known]
    return list(dict.fromkeys([*first, *rest]))


def _is_one_zone(zones: Sequence[str]) -> bool:
    return len({tuple(_offset_at(zone, day) for day in _SAMPLE_DAYS) for zone in zones}) == 1


def _fits(zone: str, stamp: datetime) -> bool:
    return _offset_at(zone, stamp) == stamp.utcoffset()


def _offset_at(zone: str, stamp: datetime) -> object:
    return stamp.astimezone(pytz.timezone(zone)).utcoffset()


def _offset(stamp: datetime) -> str:
    return f"UTC{stamp.isoformat()[-6:]}"


def _is_country(code: str) -> bool:
    return code.upper() in pytz.country_timezones
