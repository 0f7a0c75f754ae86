from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from crawler.proposal.answer import Answer
from crawler.proposal.page import Page, read_page
from crawler.proposal.stamps import read_stamp
from crawler.proposal.where import find_place

from .sites import document, json_ld

if TYPE_CHECKING:
    from crawler.proposal.fact import Fact


def page(url: str, *, lang: str = "", head: str = "") -> Page:
    body = document("<p>Text.</p>", title="Quay", lang=lang, head=head)
    found = read_page(Answer(url, 200, body, "utf-8"))
    assert found is not None
    return found


def place(url: str, language: str, *dates: str, lang: str = "", head: str = "") -> list[Fact]:
    stamps = [stamp for date in dates if (stamp := read_stamp(date))]
    return find_place([page(url, lang=lang, head=head)], language, stamps)


SUMMER, WINTER = "2026-07-03T08:00:00", "2026-01-03T08:00:00"


@pytest.mark.parametrize(
    ("url", "language", "dates", "expected"),
    [
        ("https://www.quay.co.uk/", "en", [], ("gb", "Europe/London")),
        ("https://quay.de/", "de", [], ("de", "Europe/Berlin")),
        ("https://quay.com.au/", "en", [], ("au", "Australia/Sydney")),
        ("https://quay.com.au/", "en", [f"{SUMMER}+08:00"], ("au", "Australia/Perth")),
        ("https://quay.com/", "en", [], ("us", "America/New_York")),
        ("https://quay.com/", "en", [f"{SUMMER}-05:00"], ("us", "America/Chicago")),
        ("https://quay.com/", "en", [f"{SUMMER}-07:00"], ("us", "America/Los_Angeles")),
        ("https://quay.com/", "en", [f"{SUMMER}+01:00"], ("gb", "Europe/London")),
        ("https://quay.com/", "en", [f"{WINTER}+05:30"], ("in", "Asia/Kolkata")),
        ("https://quay.com/", "en", [f"{WINTER}+11:00"], ("au", "Australia/Sydney")),
        ("https://quay.com/", "pt", [f"{WINTER}-03:00"], ("br", "America/Sao_Paulo")),
        ("https://quay.com/", "pt", [f"{SUMMER}+01:00"], ("pt", "Europe/Lisbon")),
        ("https://quay.com/", "uk", [f"{WINTER}+02:00"], ("ua", "Europe/Kyiv")),
        ("https://quay.com/", "en", [f"{WINTER}+08:00"], ("ph", "Asia/Manila")),
        ("https://quay.es/", "es", [f"{WINTER}+01:00"], ("es", "Europe/Madrid")),
        ("https://quay.tv/", "hu", [], ("hu", "Europe/Budapest")),
        ("https://quay.example/", "en", ["2026-07-03T08:00:00Z"], ("us", "America/New_York")),
    ],
)
def test_host_language_and_offsets_tell_where(
    url: str, language: str, dates: list[str], expected: tuple[str, str]
) -> None:
    country, zone = place(url, language, *dates)
    assert (country.value, zone.value) == expected


def test_what_the_host_says_is_no_guess_where_the_language_is_spoken() -> None:
    country, zone = place("https://quay.co.nz/", "en", lang="en")
    assert (country.guessed, zone.value, zone.guessed) == (False, "Pacific/Auckland", True)
    country, zone = place("https://quay.hu/", "hu")
    assert (country.guessed, zone.guessed) == (False, False)
    country, _ = place("https://quay.hu/", "ja")
    assert country.guessed


def test_the_address_of_the_outlet_is_believed_first() -> None:
    head = json_ld({"@type": "Organization", "address": {"addressCountry": "Ireland"}})
    country, zone = place("https://quay.de/", "en", head=head)
    assert (country.value, country.guessed, zone.value) == ("ie", False, "Europe/Dublin")


def test_the_address_of_a_place_in_the_news_is_nobodys() -> None:
    head = json_ld({"@type": "Place", "address": {"addressCountry": "FR"}})
    country, _ = place("https://quay.de/", "de", head=head)
    assert country.value == "de"


def test_a_region_in_the_language_is_a_guess_and_the_usual_one_is_none() -> None:
    country, _ = place("https://quay.com/", "en", lang="en-ZA")
    assert (country.value, country.guessed) == ("za", True)
    country, _ = place("https://quay.com/", "en", f"{WINTER}+13:00", lang="en-US")
    assert country.value == "nz"


def test_dates_that_do_not_fit_the_only_zone_are_told() -> None:
    _, zone = place("https://quay.co.uk/", "en", f"{WINTER}+09:00")
    assert (zone.value, zone.guessed) == ("Europe/London", True)
    assert "UTC+09:00" in zone.origin


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mon, 02 Mar 2026 08:00:00 -0500", "2026-03-02T08:00:00-05:00"),
        ("Mon, 02 Mar 2026 08:00:00 EST", "2026-03-02T08:00:00-05:00"),
        ("2026-03-02T08:00:00.123Z", "2026-03-02T08:00:00.123000+00:00"),
        ("2026-03-02T08:00:00", None),
        ("yesterday", None),
        ("0001-01-01T00:00:00+00:00", None),
        ("", None),
        (None, None),
    ],
)
def test_only_times_with_an_offset_are_read(text: str | None, expected: str | None) -> None:
    assert read_stamp(text) == (datetime.fromisoformat(expected) if expected else None)
