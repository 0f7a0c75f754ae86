from __future__ import annotations

import time

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.dates import Stated
from etl.headlines import without_site
from etl.markup import Markup, read_markup

HEADLINE = "Harbor ferry stops as crews walk out"


def read(head: str = "", body: str = "<p>Text</p>") -> Markup:
    page = f"<html lang='en'><head>{head}</head><body>{body}</body></html>"
    return read_markup(lxml.html.document_fromstring(page))


def jsonld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def test_the_heading_is_the_headline_where_the_markup_says_the_same() -> None:
    head = f'<meta property="og:title" content="{HEADLINE} | Harbor Post">'
    body = f"<h1>Harbor Post</h1><h1>{HEADLINE}, again</h1>"
    assert read(head, body).headlines[0] == f"{HEADLINE}, again"


def test_a_single_heading_that_names_the_outlet_is_no_headline() -> None:
    found = read(f"<title>{HEADLINE} | Harbor Post</title>", "<h1>Harbor Post</h1>")
    assert found.headlines[0] == HEADLINE


def test_the_json_ld_headline_is_taken_where_headings_say_other_things() -> None:
    head = jsonld(f'{{"@type": "NewsArticle", "headline": "{HEADLINE}"}}')
    assert read(head, "<h1>Log in</h1><h1>News</h1>").headlines[0] == HEADLINE


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        (f"{HEADLINE} | Harbor Post", HEADLINE),
        (f"{HEADLINE} - Harbor Post", HEADLINE),
        ("Ferry | Harbor Post", "Ferry | Harbor Post"),
        ("Well-known ferry stops today", "Well-known ferry stops today"),
    ],
)
def test_the_outlet_s_name_is_taken_off_a_title(title: str, headline: str) -> None:
    assert without_site(title) == headline


def test_the_declared_url_is_the_canonical_link_before_the_social_one() -> None:
    social = '<meta property="og:url" content="https://social.example/a">'
    link = '<link rel="Canonical" href="https://apnews.com/article/x">'
    assert read(social + link).declared_url == "https://apnews.com/article/x"
    assert read(social).declared_url == "https://social.example/a"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "/a", "", "https://a.example/" + "x" * 3000]
)
def test_an_address_that_is_none_is_not_declared(url: str) -> None:
    assert read(f'<link rel="canonical" href="{url}">').declared_url is None


@pytest.mark.parametrize(
    "body",
    [
        '<a rel="item-license" href="#APRights">AP</a>',
        '<img src="http://analytics.apnewsregistry.com/x/AP/RWS/post.example/MAI/1">',
    ],
)
def test_licence_markup_of_the_agency_is_read(body: str) -> None:
    assert read(body=body).licence_agency == "AP"


@pytest.mark.parametrize(
    "body",
    [
        '<img src="http://analytics.apnewsregistry.com/x/AP/RWS/post.example/CAI/1">',
        '<a rel="license" href="#rights">Rights</a>',
    ],
)
def test_the_member_s_own_copy_is_not_the_agency_s(body: str) -> None:
    assert read(body=body).licence_agency is None


def test_meta_sources_and_authors_are_listed_with_their_keys() -> None:
    head = '<meta name="source" content="Reuters"><meta name="author" content="Jane Roe">'
    found = read(head)
    assert ("source", "Reuters") in found.meta_sources
    assert found.meta_authors == ("Jane Roe",)


def test_the_people_of_a_byline_are_its_links() -> None:
    body = (
        '<div class="byline">By<a href="/author/jane">Jane Roe</a><span>Travel Reporter</span>'
        '<a href="/author/john">John Doe</a></div>'
        '<div class="author"><a href="/author/other">Somebody Else</a></div>'
    )
    assert read(body=body).bylines[0] == "Jane Roe, John Doe"


def test_the_parts_of_a_byline_do_not_run_together() -> None:
    body = '<div class="byline"><b>By</b><i>Jane Roe</i><i>Reporter</i></div>'
    assert read(body=body).bylines[0] == "By Jane Roe Reporter"


def test_an_agency_with_a_place_is_a_byline_wherever_it_stands() -> None:
    body = f"<h1>{HEADLINE}</h1><ul><li><div class='name'>AFP, OAKTON</div></li></ul>"
    assert read(body=body).bylines == ("AFP, OAKTON",)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<div>jr/Reuters</div>", ("jr/Reuters",)),
        ("<p>Quelle: <b>abend.example</b>, jro/dpa</p>", ("Quelle: abend.example, jro/dpa",)),
        ("<p><em>Additional reporting from PA</em></p>", ("Additional reporting from PA",) * 2),
        ("<figure><figcaption><span>jr/Reuters</span></figcaption></figure>", ()),
        ("<nav><span>With AP</span></nav>", ()),
        ("<footer><p>With files from Reuters</p></footer>", ()),
        ("<p>Reuters</p>", ()),
    ],
)
def test_short_lines_that_say_what_an_agency_gave_are_kept(
    body: str, expected: tuple[str, ...]
) -> None:
    assert read(body=body).sign_offs == tuple((text, "contributor") for text in expected)


@pytest.mark.parametrize("tag", ["datePublished", "article:published_time", "pubdate"])
def test_the_time_of_publication_is_read_from_the_usual_metas(tag: str) -> None:
    (stated,) = read(f'<meta name="{tag}" content="2026-03-05">').published
    assert stated == Stated("2026-03-05", f"meta {tag.lower()}")


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_page_is_read_without_an_error(head: str, body: str) -> None:
    try:
        tree = lxml.html.document_fromstring(f"<html>{head}<p class='byline'>{body}</p>")
    except ValueError:
        return
    read_markup(tree)


@pytest.mark.parametrize(
    "piece",
    ["<p>AP ", "<div class='byline author'>", "<h1>", "<meta name=a content=b>", "<a rel=author>"],
)
def test_a_hostile_page_is_read_in_seconds(piece: str) -> None:
    page = "<html><body>" + piece * (100_000 // len(piece))
    tree = lxml.html.document_fromstring(page)
    started = time.perf_counter()
    read_markup(tree)
    assert time.perf_counter() - started < 5
