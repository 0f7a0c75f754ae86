"""From what was learnt of a site to its proposed outlet file."""

from __future__ import annotations

from collections import Counter
from itertools import chain, islice
from typing import TYPE_CHECKING

from crawler.proposal.fact import Fact, Proposal, ProposedSource
from crawler.proposal.fronts import front_sources
from crawler.proposal.language import find_day_order, find_language
from crawler.proposal.learning import learn
from crawler.proposal.listings import feed_source, sitemap_sources
from crawler.proposal.stamps import read_stamp
from crawler.proposal.survey import USUAL_FEEDS, USUAL_SITEMAPS, UnusableSiteError
from crawler.proposal.where import find_place
from crawler.proposal.who import find_cms, find_kind, find_name, find_owner, slug_of
from crawler.url import host_of, port_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from crawler.proposal.survey import Survey
    from crawler.proposal.url_pattern import UrlPattern

LONGEST_DELAY_S = 600.0
LEAST_HOST_SHARE = 0.1
MOST_STAMPS = 300


def assemble(
    survey: Survey, *, slug: str | None = None, delay_s: float | None = None, private: bool = False
) -> Proposal:
    """Make the proposal; `delay_s` and `private` are what the user said, over what was found.

    Raises:
        UnusableSiteError: neither feed nor sitemap nor front page names articles.
    """
    pattern = learn(survey)
    sources = tuple(_sources(survey, pattern))
    if not sources:
        raise UnusableSiteError(_what_was_tried(survey))
    name = find_name(survey.pages)
    home_url = survey.home.url
    return Proposal(
        slug=slug or slug_of(str(name.value), home_url),
        home_url=home_url,
        facts=tuple(_facts(survey, name)),
        sources=sources,
        crawl=tuple(_crawl(survey, delay_s, private=private)),
        left_out=tuple(sorted(survey.left_out.items())),
    )


def _sources(survey: Survey, pattern: UrlPattern | None) -> Iterator[ProposedSource]:
    yield from map(feed_source, survey.feeds)
    has_news = bool(survey.feeds) or any(each.is_news for each in survey.sitemaps)
    chosen = [each for each in survey.sitemaps if each.is_news or (pattern and not has_news)]
    for found in survey.sitemaps:
        if found not in chosen:
            survey.left_out[found.url] = "is a sitemap of all pages; others announce the news"
    yield from sitemap_sources(chosen, pattern)
    if pattern is not None:
        fronts = [survey.home] if has_news else [survey.home, *survey.fronts]
        yield from front_sources(fronts, pattern)


def _facts(survey: Survey, name: Fact) -> Iterator[Fact]:
    pages, home_url = survey.pages, survey.home.url
    language = find_language(pages, host_of(home_url).rpartition(".")[2])
    country, zone = find_place(pages, str(language.value), _stamps(survey))
    yield name
    yield Fact("home_url", home_url, "where the given address leads")
    yield _hosts(survey)
    yield from (country, language, zone)
    if order := find_day_order(str(language.value), country, pages):
        yield order
    yield find_kind(pages, str(name.value))
    yield from filter(None, (find_owner(pages, str(name.value)), find_cms(pages)))


def _hosts(survey: Survey) -> Fact:
    """Name the host of the front page, and those on which a good part of the articles are."""
    home = _place(survey.home.url)
    announced = survey.announced()
    counts = Counter(_place(url) for url in announced)
    others = sorted(
        place
        for place, count in counts.items()
        if count >= LEAST_HOST_SHARE * len(announced) and not _is_below(place, home)
    )
    origin = "the front page's, and those of announced articles" if others else "the front page's"
    return Fact("hosts", (home, *others), origin, guessed=bool(others))


def _place(url: str) -> str:
    """Write the server of a URL as outlet files do."""
    host, port = host_of(url), port_of(url)
    return f"{host}:{port}" if port and ":" not in host else host


def _is_below(place: str, home: str) -> bool:
    return place == home or place.endswith(f".{home}")


def _stamps(survey: Survey) -> list[datetime]:
    announced = (
        entry.published for each in (*survey.feeds, *survey.sitemaps) for entry in each.entries
    )
    printed = (text for page in survey.pages for text in page.published)
    stamps = (stamp for text in chain(printed, announced) if (stamp := read_stamp(text)))
    return list(islice(stamps, MOST_STAMPS))


def _crawl(survey: Survey, delay_s: float | None, *, private: bool) -> Iterator[Fact]:
    asked = survey.robots.delay_s if survey.robots else None
    if asked is not None and asked > (delay_s or 0.0):
        yield Fact("delay_s", min(asked, LONGEST_DELAY_S), "crawl-delay of robots.txt")
    elif delay_s is not None:
        yield Fact("delay_s", delay_s, "as given")
    if private:
        yield Fact("allow_private", True, "as given")


def _what_was_tried(survey: Survey) -> str:
    return (
        f"{survey.home.url}: nothing to crawl was found: no feed (named by its pages, or at "
        f"/{', /'.join(USUAL_FEEDS)}), no sitemap (named by robots.txt, or at "
        f"/{', /'.join(USUAL_SITEMAPS)}), no front page with links to articles; "
        f"{1 + len(survey.tried)} addresses were asked"
    )
