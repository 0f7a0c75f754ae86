from __future__ import annotations

import json
from typing import Any

import pytest

from crawler.discovery import Discovery
from etl.article import Article
from etl.capture import Capture, digest
from etl.credit_markup import credit_of_declared_url, credit_of_own_site, credits_of_name
from etl.extract import extract

PROSE = "".join(
    f"<p>{text}</p>"
    for text in (
        "The harbor ferry stopped on Tuesday after its crews walked out, the harbor board said.",
        "Nobody could say when it would sail again, and islanders began to share heating oil.",
    )
)
OWN = "https://post.example/ferry"


def article(
    head: str = "", below: str = "", url: str = OWN, authors: tuple[str, ...] = ()
) -> Article:
    page = (
        f"<!doctype html><html lang='en'><head><title>Ferry stops</title>{head}</head>"
        f"<body><article><h1>Ferry stops</h1>{PROSE}</article>{below}</body></html>"
    ).encode()
    found = Discovery("post", "feed", "https://post.example/feed", authors=authors)
    capture = Capture(1, 0, None, url, "html", page, digest(page), discovery=found)
    result = extract(capture, None)
    assert isinstance(result, Article)
    return result


def rules_of(found: Article) -> list[tuple[str, str]]:
    return [(each.agency, each.rule) for each in found.credits]


def jsonld(**fields: Any) -> str:
    node = {"@type": "NewsArticle", "headline": "Ferry stops", "url": OWN, **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


AP = {"@type": "Organization", "name": "The Associated Press"}
ITEM = "https://apnews.com/article/ferry-" + "0a" * 16


@pytest.mark.parametrize(
    ("head", "rule"),
    [
        (f'<link rel="canonical" href="{ITEM}">', "declared_url"),
        (f'<meta property="og:url" content="{ITEM}">', "declared_url"),
        (jsonld(author=AP), "jsonld_author"),
        (jsonld(creator=AP), "jsonld_author"),
        (jsonld(sourceOrganization=AP), "jsonld_source"),
        (jsonld(provider=AP), "jsonld_source"),
        (jsonld(copyrightHolder=AP), "jsonld_source"),
        (jsonld(creditText="Associated Press"), "jsonld_source"),
        (jsonld(isBasedOn=ITEM), "jsonld_source"),
        (jsonld(isBasedOn={"@type": "NewsArticle", "url": ITEM}), "jsonld_source"),
        (jsonld(publisher=AP), "jsonld_publisher"),
        ('<meta name="source" content="Associated Press">', "meta_agency"),
        ('<meta name="author" content="By The Associated Press">', "meta_agency"),
        ('<meta name="dc.creator" content="AP">', "meta_agency"),
        (f'<meta name="syndication-source" content="{ITEM}">', "syndication_source"),
        (f'<meta name="original-source" content="{ITEM}">', "syndication_source"),
        ('<a rel="item-license" href="#APRights">', "licence_markup"),
        (
            (
                '<script>Fusion.globalContent={"distributor":{"category":"wires",'
                '"name":"The Associated Press"}};</script>'
            ),
            "cms_wire",
        ),
    ],
)
def test_markup_of_each_kind_credits_its_agency(head: str, rule: str) -> None:
    found = article(head)
    assert ("AP", rule) in rules_of(found)
    assert (found.verdict.relation, found.verdict.agency) == ("full", "AP")


@pytest.mark.parametrize(
    "head",
    [
        f'<link rel="canonical" href="{OWN}">',
        f'<meta name="syndication-source" content="{OWN}">',
        jsonld(image={"@type": "ImageObject", "creator": AP, "copyrightHolder": AP}),
        jsonld(mentions=AP),
        '<script type="application/ld+json">{"@type":"Person","name":"AP"}</script>',
        '<script>Fusion.globalContent={"distributor":{"category":"staff","name":"AP"}};</script>',
        (
            '<script>Fusion.globalContent={"promo_items":{"distributor":{"category":"wires",'
            '"name":"AP"}}};</script>'
        ),
        '<script>Fusion.globalContent={"distributor":{"category":"wires"</script>',
        '<meta name="keywords" content="AP, Reuters">',
    ],
)
def test_markup_of_other_things_credits_none(head: str) -> None:
    found = article(head)
    assert found.verdict.relation == "none", rules_of(found)


@pytest.mark.parametrize("author", ["The Associated Press", "AP", "Afp Afp", "Jane Roe, Reuters"])
def test_an_author_that_the_feed_names_may_be_an_agency(author: str) -> None:
    found = article(authors=(author,))
    assert [each.kind for each in found.verdict.decided_by] == ["feed_author"]


def test_a_habit_of_addresses_alone_decides_nothing() -> None:
    found = article(url="https://post.example/wire/ap-ferry-stops")
    assert rules_of(found) == [("AP", "url_habit")]
    assert found.verdict.relation == "none"
    assert rules_of(article(url="https://post.example/pa/map/ferry")) == []


def test_several_agencies_in_one_field_are_all_named_in_their_order() -> None:
    found = list(credits_of_name("Reuters/AFP", "meta_agency", "meta author"))
    assert [(each.agency, each.place) for each in found] == [("Reuters", 0), ("AFP", 1)]


@pytest.mark.parametrize("name", ["Harbor Press", "Jane Roe", "AP Dhillon", "", "press", "x" * 500])
def test_a_name_that_is_no_agency_gives_no_credit(name: str) -> None:
    assert list(credits_of_name(name, "jsonld_author", "JSON-LD author")) == []


@pytest.mark.parametrize(
    ("url", "own"),
    [
        (ITEM, "AP"),
        ("https://post.example/ap-ferry", None),
        ("https://post.example/?u=apnews.com", None),
        (None, None),
        ("", None),
    ],
)
def test_any_other_declared_address_proves_nothing(url: str | None, own: str | None) -> None:
    assert credit_of_declared_url(url, own) is None


def test_an_agency_s_own_site_is_its_own_and_a_syndicate_s_is_no_copy() -> None:
    agency = article(url="https://apnews.com/article/ferry")
    assert (agency.verdict.relation, agency.own_agency) == ("full", "AP")
    syndicate = article(url="https://www.cnn.com/2026/03/05/ferry", authors=("Jane Roe, CNN",))
    assert (syndicate.verdict.relation, syndicate.own_agency) == ("none", "CNN")
    assert credit_of_own_site("https://www.cnn.com/x", "CNN") is None


def test_a_site_that_is_called_as_an_agency_is_its_own_wherever_the_page_lies() -> None:
    found = article('<meta property="og:site_name" content="Reuters">')
    assert found.own_agency == "Reuters"
    assert article('<meta property="og:site_name" content="TT">').own_agency is None


def test_copies_name_the_item_whatever_the_headline_in_its_address() -> None:
    other = ITEM.replace("ferry-", "update-on-ferry-")
    items = {
        article(f'<link rel="canonical" href="{ITEM}">').agency_item,
        article(f'<link rel="canonical" href="{other}">').agency_item,
        article(url=ITEM).agency_item,
    }
    assert items == {"AP:" + "0a" * 16}
    assert article().agency_item is None
