from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.proposal.url_pattern import learn_pattern

BASE = "https://quay.example"
PARTS = st.text("abcdefghij-0123456789", min_size=1, max_size=24)
URLS = st.lists(PARTS, min_size=0, max_size=4).map(lambda parts: "/".join([BASE, *parts]))


def urls(*paths: str) -> list[str]:
    return [BASE + path for path in paths]


MENU = urls("/", "/news", "/sport/", "/about-us", "/terms-of-use", "/2026/03/", "/contact.php")


@pytest.mark.parametrize(
    ("articles", "new", "not_articles"),
    [
        (
            urls("/2026/03/01/ferry/", "/2026/03/02/quay/"),
            urls("/2027/11/30/ropes/", "/2027/11/30/ropes/?x=1"),
            urls("/2026/03/", "/2026/", "/tag/ferry/"),
        ),
        (
            urls("/news/uk-12345678", "/sport/87654321"),
            urls("/world/99999999.html"),
            urls("/news", "/news/page-2"),
        ),
        (
            urls("/ferry-waits-at-quay", "/news/ropes-sold-for-record.html"),
            urls("/world/lanterns-lit-again-tonight/"),
            urls("/news/", "/about-us"),
        ),
        (
            urls("/artikel/a1", "/artikel/b2", "/artikel/c3"),
            urls("/artikel/z9?from=front"),
            urls("/artikel/", "/kontakt"),
        ),
        (
            urls("/?p=12", "/index.php?page=a&id=77"),
            urls("/index.php?id=3"),
            urls("/index.php", "/?page=4"),
        ),
        (urls("/story.html", "/land/tale.htm"), urls("/sea/log.html"), urls("/sea/")),
    ],
)
def test_what_is_learnt_holds_for_new_articles(
    articles: list[str], new: list[str], not_articles: list[str]
) -> None:
    others = [url for url in MENU if url not in articles]
    pattern = learn_pattern(articles, others)
    assert pattern is not None
    assert [url for url in (*articles, *new) if not pattern.takes(url)] == []
    assert [url for url in (*not_articles, *others) if pattern.takes(url)] == []


def test_a_page_that_looks_like_an_article_narrows_the_pattern_to_their_folders() -> None:
    articles = urls("/land/ferry-waits-here-1", "/sea/ropes-are-sold-2")
    pattern = learn_pattern(articles, urls("/about-the-quay-team"))
    assert pattern is not None
    assert not pattern.takes(f"{BASE}/our-ethics-and-rules")
    assert pattern.takes(f"{BASE}/sea/lanterns-are-lit-now")


def test_a_folder_named_after_a_year_does_not_narrow_a_pattern() -> None:
    articles = urls("/2026/ferry-waits-here", "/2026/ropes-are-sold")
    pattern = learn_pattern(articles, urls("/about-the-quay-team"))
    assert pattern is not None
    assert pattern.takes(f"{BASE}/2027/lanterns-are-lit")


def test_a_page_in_the_midst_of_the_articles_is_excluded_by_name() -> None:
    articles = urls("/ferry-waits-here-now", "/ropes-are-sold-again", "/lanterns-are-lit-now")
    pattern = learn_pattern(articles, urls("/about-the-quay-team"))
    assert pattern is not None
    assert not pattern.takes(f"{BASE}/about-the-quay-team/")
    assert pattern.takes(f"{BASE}/about-the-quay-team-and-its-boat")


def test_without_articles_nothing_is_learnt() -> None:
    assert learn_pattern([], MENU) is None


@given(st.lists(URLS, max_size=30), st.lists(URLS, max_size=30))
def test_a_pattern_takes_half_of_the_articles_and_no_other_page(
    articles: list[str], others: list[str]
) -> None:
    pattern = learn_pattern(articles, others)
    if pattern is None:
        return
    wanted = set(articles)
    wrong = [url for url in set(others) - wanted if pattern.takes(url)]
    assert wrong == []
    reached = [url for url in wanted if any(re.search(each, url) for each in pattern.include)]
    assert len(reached) * 2 >= len(wanted)
    assert pattern == learn_pattern(reversed(articles), reversed(others))
