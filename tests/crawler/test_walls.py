from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import HtmlResponse, Response

from crawler.outlet import find_outlets
from crawler.run import crawl
from crawler.walls import is_consent_url, wall_of

if TYPE_CHECKING:
    from pathlib import Path

    from crawler.home import Home

URL = "https://harbour-post.example/news/ferry-strike-ends-4711"
STORY = "<article>" + "<p>The ferries sail again, the harbour office said.</p>" * 6 + "</article>"


def wall(page: str, *, url: str = URL, status: int = 200) -> str | None:
    return wall_of(HtmlResponse(url, status=status, body=f"<html>{page}</html>".encode()))


@pytest.mark.parametrize(
    "page",
    [
        STORY,
        f'<script type="application/ld+json">{{"isAccessibleForFree": true}}</script>{STORY}',
        f'<meta property="article:content_tier" content="free">{STORY}',
        f'<meta property="article:content_tier" content="metered">{STORY}',
        f'<form action="/search?q=consent"><input></form>{STORY}',
        f'<form action="/cookie-consent" class="banner"></form>{STORY}',
        f'<meta http-equiv="refresh" content="300; url={URL}">{STORY}',
        "<p>A new law on consent passed its first reading.</p>",
        "",
    ],
)
def test_a_page_is_no_wall(page: str) -> None:
    assert wall(page) is None


@pytest.mark.parametrize(
    "page",
    [
        '<script type="application/ld+json">{"isAccessibleForFree":false}</script>',
        '<script type="application/ld+json">{"isAccessibleForFree" : "False"}</script>' + STORY,
        '<script>self.push("{\\"isAccessibleForFree\\":\\"false\\"}")</script>',
        '{"hasPart": {"isAccessibleForFree": "http://schema.org/False", "cssSelector": ".x"}}',
        '<meta itemprop="isAccessibleForFree" content="False"/>',
        '<meta property="article:content_tier" content="locked">' + STORY,
        "<meta content='locked' property='article:content_tier'>",
    ],
)
def test_a_page_that_says_it_is_closed_is_behind_a_paywall(page: str) -> None:
    assert wall(page) == "paywall"


@pytest.mark.parametrize(
    "page",
    [
        '<p>We and our 812 partners ...</p><form method="post" action="/v2/collectConsent?s=1">',
        "<form class=wall action=https://consent.media-house.example/save>",
        '<meta http-equiv="refresh" content="0;url=https://cmp2.media-house.example/?back=%2F">',
        '<form action="/privacy-gate/"><button>Agree</button></form>',
    ],
)
def test_a_form_that_asks_for_consent_is_a_consent_wall(page: str) -> None:
    assert wall(page) == "consent"


@pytest.mark.parametrize(
    "url",
    [
        "https://consent.media-house.example/collect?sessionId=1",
        "https://harbour-post.example/consent?return_url=%2Fnews%2F1",
        "https://www.harbour-post.example/cookie-wall/?u=1",
        "https://harbour-post.example/en/gdpr_consent?next=/",
        "https://cmp.harbour-post.example/",
    ],
)
def test_a_redirect_to_consent_management_is_a_consent_wall(url: str) -> None:
    assert is_consent_url(url)
    assert wall("<p>Please agree.</p>", url=url) == "consent"


@pytest.mark.parametrize(
    "url",
    [
        URL,
        "https://harbour-post.example/news/age-of-consent?page=2",
        "https://harbour-post.example/consent",
        "https://consentnews.example/a?b=1",
        "https://harbour-post.example/?consent=1",
        "https://cmpost.example/",
    ],
)
def test_a_page_about_consent_is_none(url: str) -> None:
    assert not is_consent_url(url)


def test_some_statuses_are_walls() -> None:
    assert wall("", status=402) == "paywall"
    assert wall("", status=451) == "consent"
    assert wall("", status=403) is None


def test_what_is_no_text_has_no_wall_unless_its_status_says_so() -> None:
    assert wall_of(Response(URL, body=b"\x89PNG\xff")) is None


@given(st.binary(max_size=300))
def test_any_body_can_be_asked(body: bytes) -> None:
    assert wall_of(HtmlResponse(URL, body=body)) in {None, "consent", "paywall"}


@pytest.mark.parametrize(
    "piece",
    [
        *("<form ", '<form action="', "<meta http-equiv=refresh ", 'isAccessibleForFree": '),
        *("content=locked ", 'content="locked" ', 'itemprop="isAccessibleForFree" '),
    ],
)
def test_hostile_pages_take_no_time(piece: str) -> None:
    started = time.process_time()
    wall(piece * (1_000_000 // len(piece)))
    assert time.process_time() - started < 1.0


def test_a_crawl_counts_walls_and_goes_around_none(site: Any, home: Home, tmp_path: Path) -> None:
    paths = ["/paid", "/withheld", "/led-away", "/closed", "/open", "/broken"]
    site.feed("/feed.xml", [site.base + path for path in paths])
    site.answer("/paid", b"subscribe", status=402)
    site.answer("/withheld", b"not in your country", status=451)
    away = "https://consent.media-house.example/collect?back=1"
    site.answer("/led-away", status=302, headers={"Location": away})
    site.page("/closed", '<meta property="article:content_tier" content="locked">')
    site.page("/open", "Ferry strike ends")
    site.answer("/broken", b"no", status=403)
    (report,) = crawl(home, find_outlets(home, [str(site.outlet(tmp_path))]))
    assert (report.walled, report.failed) == (4, 4)
    assert sorted(path for path in site.asked if path in paths) == sorted(paths)
