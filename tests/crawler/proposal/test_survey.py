from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from crawler.entry import is_wanted
from crawler.outlet import Source, read_outlet
from crawler.proposal.answer import Answer, RobotsWord
from crawler.proposal.assemble import assemble
from crawler.proposal.survey import UnusableSiteError, survey_site
from crawler.proposal.toml import write_toml

from .sites import article, document, teasers, xml

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://quay.example"


def look(pages: dict[str, bytes], robots: RobotsWord | None = None) -> Any:
    """Survey a site that is only a table of answers."""

    async def fetch(url: str, *, is_sitemap: bool = False) -> Answer:
        assert is_sitemap == ("map" in url)
        body = pages.get(url.removeprefix(BASE))
        return Answer(url, 404) if body is None else Answer(url, 200, body, "utf-8")

    return assemble(asyncio.run(survey_site(f"{BASE}/", fetch, lambda _: robots)))


def sitemap(*links: str, news: bool = True) -> bytes:
    told = "<n:news><n:title>T</n:title></n:news>" if news else ""
    lines = "".join(f"<url><loc>{BASE}{link}</loc>{told}</url>" for link in links)
    return xml(f'<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">{lines}</urlset>')


def index(*names: str) -> bytes:
    lines = "".join(f"<sitemap><loc>{BASE}{name}</loc></sitemap>" for name in names)
    return xml(f"<sitemapindex>{lines}</sitemapindex>")


def rss(*links: str) -> bytes:
    items = "".join(f"<item><title>T</title><link>{link}</link></item>" for link in links)
    return xml(f'<rss version="2.0"><channel>{items}</channel></rss>')


FEED = '<link rel="alternate" type="application/rss+xml" href="/feed">'
STORIES = [f"/land/harbour-note-number-{n}" for n in range(6)]
FRONT = document(teasers(STORIES[:4]), title="Quay", lang="en")
PAGES = {"/": FRONT} | {
    story: document(article("Note"), title=story, lang="en") for story in STORIES
}


def head(*feeds: str) -> bytes:
    links = "".join(f'<link rel="alternate" type="application/rss+xml" href="{f}">' for f in feeds)
    return document(teasers(STORIES[:4]), title="Quay", lang="en", head=links)


def test_of_a_sitemap_named_after_a_day_the_index_is_proposed() -> None:
    pages = PAGES | {
        "/maps.xml": index("/map-2026-03.xml"),
        "/map-2026-03.xml": sitemap(*STORIES),
    }
    (found, front) = look(pages, RobotsWord((f"{BASE}/maps.xml",))).sources
    assert (found.kind, found.url) == ("sitemap", f"{BASE}/maps.xml")
    assert found.include == front.include != ()


def test_of_several_news_sitemaps_their_index_is_proposed_once() -> None:
    pages = PAGES | {
        "/maps.xml": index("/map-land.xml", "/map-sea.xml"),
        "/map-land.xml": sitemap(*STORIES[:3]),
        "/map-sea.xml": sitemap(*STORIES[3:]),
    }
    found = look(pages, RobotsWord((f"{BASE}/maps.xml",))).sources
    assert [each.url for each in found] == [f"{BASE}/maps.xml", f"{BASE}/"]


def test_a_sitemap_of_all_pages_is_used_with_patterns_when_nothing_else_is_there() -> None:
    pages = PAGES | {"/sitemap.xml": sitemap("/about", "/tag/ferry", *STORIES, news=False)}
    found = look(pages).sources[0]
    assert (found.kind, found.url) == ("sitemap", f"{BASE}/sitemap.xml")
    assert found.include


def test_a_sitemap_of_all_pages_is_left_out_beside_a_feed() -> None:
    pages = PAGES | {
        "/": head("/feed"),
        "/feed": rss(*(BASE + story for story in STORIES)),
        "/sitemap.xml": sitemap(*STORIES, news=False),
    }
    proposal = look(pages)
    assert [each.kind for each in proposal.sources] == ["feed", "section"]
    assert dict(proposal.left_out)[f"{BASE}/sitemap.xml"].startswith("is a sitemap of all pages")


def test_of_two_feeds_of_the_same_articles_one_is_kept() -> None:
    links = [BASE + story for story in STORIES]
    pages = PAGES | {"/": head("/rss", "/rss2"), "/rss": rss(*links), "/rss2": rss(*links)}
    proposal = look(pages)
    assert [each.url for each in proposal.sources if each.kind == "feed"] == [f"{BASE}/rss"]
    assert f"{BASE}/rss2" in dict(proposal.left_out)


def test_a_feed_that_leads_elsewhere_is_left_out() -> None:
    pages = PAGES | {
        "/": head("/feed"),
        "/feed": rss("https://other.example/a", "https://other.example/b"),
    }
    assert dict(look(pages).left_out)[f"{BASE}/feed"] == "leads to other sites"


def test_articles_on_a_sister_host_add_that_host() -> None:
    links = [f"https://news.quay.example{story}" for story in STORIES]
    pages = PAGES | {"/": head("/feed"), "/feed": rss(*links)}
    facts = {fact.key: fact.value for fact in look(pages).facts}
    assert facts["hosts"] == ("quay.example",)
    elsewhere = [link.replace("news.quay", "www.quay") for link in links]

    async def fetch(url: str, *, is_sitemap: bool = False) -> Answer:
        assert is_sitemap or url
        body = {"/": head("/feed"), "/feed": rss(*elsewhere)}.get(
            url.removeprefix("https://news.quay.example")
        )
        return Answer(url, 404) if body is None else Answer(url, 200, body, "utf-8")

    survey = asyncio.run(survey_site("https://news.quay.example/", fetch, lambda _: None))
    facts = {fact.key: fact.value for fact in assemble(survey).facts}
    assert facts["hosts"] == ("news.quay.example", "quay.example")


def test_an_address_that_leads_to_another_site_is_not_taken_for_it() -> None:
    async def fetch(url: str, *, is_sitemap: bool = False) -> Answer:
        assert url or is_sitemap
        return Answer("https://consent.example/ask", 200, FRONT, "utf-8")

    with pytest.raises(UnusableSiteError, match=r"give https://consent\.example/ask if"):
        asyncio.run(survey_site(f"{BASE}/", fetch, lambda _: None))


def test_the_same_site_gives_the_same_proposal() -> None:
    assert look(PAGES) == look(dict(reversed(PAGES.items())))


def test_a_site_of_one_page_under_every_address_is_of_no_use() -> None:
    links = [f"/{name}" for name in ("a-b-c-d", "e-f-g-h", "i-j-k-l")]
    pages = {link: document(teasers(links), title="Parked") for link in ("/", *links)}
    with pytest.raises(UnusableSiteError, match="nothing to crawl was found") as caught:
        look(pages)
    assert caught.value.exit_code == 1
    assert "/feed.json" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_promotion_among_the_headlines_is_looked_at_and_not_taken() -> None:
    promotion = "/win-a-boat-with-us"
    links = [*STORIES[:4], promotion]
    pages = PAGES | {
        "/": document(teasers(links), title="Quay", head=FEED),
        "/feed": rss(*(BASE + story for story in STORIES)),
        promotion: document("<p>Tell us your name.</p>", title="Quay"),
    }
    (_, front) = look(pages).sources
    source = Source(front.url, front.include, front.exclude)
    assert [link for link in links if is_wanted(BASE + link, source)] == STORIES[:4]


def test_an_article_without_paragraphs_is_known_by_its_broken_lines() -> None:
    lines = "<br><br>".join(["The harbour master counted the ropes. " * 3] * 4)
    old = document(f"<table><tr><td>{lines}</td></tr></table>", title="Quay")
    front = document(teasers(STORIES), title="Quay")
    (found,) = look({"/": front} | dict.fromkeys(STORIES, old)).sources
    assert (found.kind, found.url) == ("section", f"{BASE}/")


def test_values_from_a_site_cannot_break_out_of_their_line(tmp_path: Path) -> None:
    name = 'Evil"\n[crawl]\nallow_private = true # \x1b[31m Post'
    meta = f"<meta property='og:site_name' content='{name}'>"
    pages = PAGES | {"/": document(teasers(STORIES), title="x", lang="en", head=meta)}
    path = tmp_path / "evil.toml"
    path.write_text(write_toml(look(pages)), "utf-8")
    outlet = read_outlet(path)
    assert outlet.name == 'Evil" [crawl] allow_private = true # [31m Post'
    assert not outlet.allow_private
    assert "\x1b" not in path.read_text("utf-8")
