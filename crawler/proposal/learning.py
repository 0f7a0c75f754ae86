"""What a survey teaches about the addresses of articles, and which of them are still in doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler.proposal.fronts import article_links, other_pages
from crawler.proposal.url_pattern import learn_pattern
from crawler.url import url_key

if TYPE_CHECKING:
    from crawler.proposal.page import Page
    from crawler.proposal.survey import Survey
    from crawler.proposal.url_pattern import UrlPattern


def learn(survey: Survey) -> UrlPattern | None:
    """Learn from announced addresses, else from those links that samples showed to be articles."""
    announced = survey.announced()
    others = other_pages(survey.pages, [survey.home, *survey.fronts])
    real, failed = _sorted_samples(survey)
    if announced:
        return learn_pattern(announced, others | failed)
    pattern = learn_pattern(_linked(survey), others | failed)
    is_shown = pattern is not None and any(map(pattern.takes, real))
    return pattern if is_shown else None


def doubtful(survey: Survey) -> list[str]:
    """Name links that would be taken though nobody announced them, those in strange folders first.

    What of these is no article would be fetched by every crawl.
    """
    pattern = learn(survey)
    if pattern is None:
        return []
    known = [*survey.announced(), *(page.url for page in survey.samples)]
    keys, folders = {url_key(url) for url in known}, {_folder(url) for url in known}
    links = [url for url in _linked(survey) if url_key(url) not in keys and pattern.takes(url)]
    return sorted(links, key=lambda url: _folder(url) in folders)


def _linked(survey: Survey) -> list[str]:
    return article_links([survey.home, *survey.fronts])


def _sorted_samples(survey: Survey) -> tuple[set[str], set[str]]:
    """Separate the samples that look like articles, beside the front page, from the others."""
    usual = survey.home.article_signs

    def is_article(page: Page) -> bool:
        return bool(page.article_signs - usual)

    real = {page.url for page in survey.samples if is_article(page)}
    return real, {page.url for page in survey.samples} - real


def _folder(url: str) -> str:
    return urlsplit(url).path.strip("/").partition("/")[0]
