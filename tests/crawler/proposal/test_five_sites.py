from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from crawler.outlet import find_outlets
from crawler.proposal.run import propose
from crawler.proposal.store import store_outlet
from crawler.run import crawl

from .sites import (
    dated_blog,
    fronts_only,
    json_feed_in_hungarian,
    news_sitemap_station,
    section_feeds,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from crawler.home import Home
    from crawler.outlet import Outlet
    from crawler.proposal.run import Proposed


@dataclass
class Expected:
    build: Callable[[Any], set[str]]
    slug: str
    said: dict[str, object]
    sources: dict[str, list[str]]


SITES = {
    "a dated blog with RSS": Expected(
        dated_blog,
        "quayside-gazette",
        {"name": "The Quayside Gazette", "country": "gb", "language": "en", "day_first": True,
         "time_zone": "Europe/London", "kind": "newspaper", "owner": None, "delay_s": 0.0},
        {"feeds": ["/feed/"], "sitemaps": [], "sections": ["/"]},
    ),
    "a station with a news sitemap in a gzipped index": Expected(
        news_sitemap_station,
        "channel-nine-harbor",
        {"name": "Channel Nine Harbor", "country": "us", "language": "en", "day_first": False,
         "time_zone": "America/Chicago", "kind": "broadcaster", "owner": "Quayside Holdings"},
        {"feeds": [], "sitemaps": ["/maps/news.xml.gz"], "sections": ["/"]},
    ),
    "front pages and nothing else": Expected(
        fronts_only,
        "valley-courier",
        {"name": "Valley Courier", "language": "en", "day_first": None},
        {"feeds": [], "sitemaps": [], "sections": ["/", "/world", "/sport"]},
    ),
    "a JSON Feed in Hungarian": Expected(
        json_feed_in_hungarian,
        "kikotoi-hirlap",
        {"name": "Kikötői Hírlap", "country": "hu", "language": "hu", "day_first": None,
         "time_zone": "Europe/Budapest"},
        {"feeds": ["/feed.json"], "sitemaps": [], "sections": ["/"]},
    ),
    "Atom feeds of sections and a crawl-delay": Expected(
        section_feeds,
        "land-sea",
        {"name": "Land & Sea", "country": "ie", "language": "en", "time_zone": "Europe/Dublin",
         "delay_s": 0.1},
        {"feeds": ["/atom/all.xml", "/atom/land.xml", "/atom/sea.xml"], "sitemaps": [],
         "sections": ["/"]},
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", SITES)
def test_what_is_proposed_crawls_every_article_and_nothing_else(
    kind: str, site: Any, home: Home, warcs: Any
) -> None:
    expected = SITES[kind]
    articles = expected.build(site)

    proposed = propose(home, f"{site.base}/", delay_s=0.0, allow_private=True)

    outlet = proposed.outlet
    assert {key: getattr(outlet, key) for key in expected.said} == expected.said
    assert sources(outlet, site.base) == expected.sources
    assert proposed.slug == expected.slug
    asked = len(site.asked)
    store_outlet(home, proposed.slug, proposed.toml)
    (report,) = crawl(home, find_outlets(home, [proposed.slug]))

    found = {url: found for url, found in warcs.discoveries().items() if found.is_article}
    assert {url.removeprefix(site.base) for url in found} == articles
    assert (report.fetched, report.failed, report.refused) == (len(articles), 0, 0)
    assert "/members/" not in site.asked
    assert asked <= 50


def sources(outlet: Outlet, base: str) -> dict[str, list[str]]:
    kinds = {"feeds": outlet.feeds, "sitemaps": outlet.sitemaps, "sections": outlet.sections}
    return {kind: [each.url.removeprefix(base) for each in found] for kind, found in kinds.items()}


def guessed(proposed: Proposed) -> set[str]:
    return {fact["key"] for fact in proposed.facts if fact["guessed"]}
