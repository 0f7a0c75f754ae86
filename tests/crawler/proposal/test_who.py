from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crawler.proposal.answer import Answer
from crawler.proposal.fact import Fact
from crawler.proposal.language import find_day_order, find_language
from crawler.proposal.page import Page, read_page
from crawler.proposal.who import find_cms, find_kind, find_name, find_owner, is_same_site, slug_of

from .sites import document, json_ld

if TYPE_CHECKING:
    from collections.abc import Sequence

OG = '<meta property="og:site_name" content="Quay Echo">'
ORGANISATION = json_ld({"@type": "NewsMediaOrganization", "name": "The Quay"})
GB, HU = Fact("country", "gb", ""), Fact("country", "hu", "")
GUESSED = Fact("country", "gb", "", guessed=True)


def page(
    *, title: str = "", lang: str = "", head: str = "", body: str = "<p>Text.</p>",
    url: str = "https://harbour-post.example/",
) -> Page:  # fmt: skip
    text = document(body, title=title, lang=lang, head=head)
    found = read_page(Answer(url, 200, text, "utf-8"))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("pages", "name", "guessed"),
    [
        ([page(title="News", head=ORGANISATION + OG)], "The Quay", False),
        ([page(title="News", head=OG)], "Quay Echo", False),
        ([page(title="News | Harbour Post | Weather")], "Harbour Post", True),
        ([page(title="The Harbour Post: News of the coast")], "The Harbour Post", True),
        ([page()], "harbour-post", True),
        (
            [page(), page(head=json_ld({"@type": "Article", "publisher": {"name": "Post"}}))],
            "Post",
            False,
        ),
    ],
)
def test_the_name_is_what_the_markup_says_or_a_part_of_the_title(
    pages: Sequence[Page], name: str, guessed: bool
) -> None:
    found = find_name(pages)
    assert (found.value, found.guessed) == (name, guessed)


def test_an_owner_is_the_parent_organisation_and_no_other() -> None:
    node = {"@type": "Organization", "name": "Quay", "parentOrganization": {"name": "Quayside"}}
    owner = find_owner([page(head=json_ld(node))], "Quay")
    assert owner is not None
    assert owner.value == "Quayside"
    assert find_owner([page(head=ORGANISATION)], "The Quay") is None


@pytest.mark.parametrize(
    ("types", "name", "kind", "guessed"),
    [
        (["RadioStation"], "Quay", "broadcaster", False),
        (["Newspaper"], "Radio Times", "newspaper", False),
        ([], "Quay FM", "broadcaster", True),
        ([], "Channel 9 Lakeside", "broadcaster", True),
        ([], "Quay Echo", "newspaper", True),
    ],
)
def test_the_kind_is_told_by_markup_then_by_the_name(
    types: list[str], name: str, kind: str, guessed: bool
) -> None:
    found = find_kind([page(head=json_ld({"@type": types}))], name)
    assert (found.value, found.guessed) == (kind, guessed)


@pytest.mark.parametrize(
    ("name", "url", "slug"),
    [
        ("The Denver Note", "https://note.example/", "denver-note"),
        ("Kikötői Hírlap", "https://hirlap.example/", "kikotoi-hirlap"),
        ("Гавань", "https://www.gavan.co.uk/", "gavan"),
        ("x" * 90, "https://news.quay.com/", "quay"),
        ("新聞", "http://127.0.0.1:8080/", "127.0.0.1-8080"),
    ],
)
def test_a_slug_is_made_of_the_name_or_of_the_host(name: str, url: str, slug: str) -> None:
    assert slug_of(name, url) == slug


@pytest.mark.parametrize(
    ("generator", "cms"),
    [
        ("WordPress 6.4.2", "WordPress"),
        ("Drupal 10 (https://www.drupal.org)", "Drupal"),
        ("TYPO CMS", "TYPO CMS"),
        ("", None),
        ("\u202ex 1", None),
    ],
)
def test_the_system_is_named_without_its_version(generator: str, cms: str | None) -> None:
    meta = f'<meta name="generator" content="{generator}">'
    found = find_cms([page(head=meta)])
    assert (found.value if found else None) == cms


def test_hosts_of_one_registered_domain_are_one_site() -> None:
    assert is_same_site("news.quay.co.uk", "quay.co.uk")
    assert is_same_site("127.0.0.1", "127.0.0.1")
    assert not is_same_site("quay.co.uk", "other.co.uk")
    assert not is_same_site("10.0.0.1", "11.0.0.1")


def test_the_language_is_what_most_pages_declare() -> None:
    meta = '<meta http-equiv="content-language" content="hu">'
    pages = [page(lang="en"), page(lang="hu"), page(lang="hu-HU", head=meta)]
    found = find_language(pages, "example")
    assert (found.value, found.guessed) == ("hu", False)
    assert "elsewhere en" in found.origin


@pytest.mark.parametrize(("top_level", "language"), [("hu", "hu"), ("uk", "en"), ("com", "en")])
def test_a_language_that_nobody_declares_is_guessed(top_level: str, language: str) -> None:
    found = find_language([page(lang="{{lang}}")], top_level)
    assert (found.value, found.guessed) == (language, True)


@pytest.mark.parametrize(
    ("language", "country", "text", "day_first"),
    [
        ("en", GB, "no date", True),
        ("en", Fact("country", "us", ""), "no date", False),
        ("en", Fact("country", "us", ""), "on 25/03/2026", True),
        ("en", GB, "on 03/25/2026 and 3/4/2026", False),
        ("en", GB, "on 03/25/2026 and 25/03/2026", None),
        ("hu", HU, "no date", None),
        ("en", GUESSED, "no date", None),
        ("en", GUESSED, "on 25.03.2026", True),
        ("en", GB, "version 25.13.2026", True),
    ],
)
def test_the_day_order_is_read_off_the_pages_before_it_is_looked_up(
    language: str, country: Fact, text: str, day_first: bool | None
) -> None:
    found = find_day_order(language, country, [page(body=f"<p>{text}</p>")])
    assert (found.value if found else None) is day_first
