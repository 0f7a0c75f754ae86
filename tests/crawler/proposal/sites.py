"""Five invented outlets, each of another make: what they answer, and which pages are articles."""

from __future__ import annotations

import gzip
import json
from datetime import datetime
from typing import Any

import pytz

HTML = {"Content-Type": "text/html; charset=utf-8"}
PROSE = "The ferry stayed at the quay while the harbour master counted ropes and lanterns. " * 3


def anchors(*links: str, words: str = "") -> str:
    return "".join(f'<a href="{link}">{words or link.strip("/").title()}</a> ' for link in links)


def json_ld(*nodes: dict[str, Any]) -> str:
    graph = {"@context": "https://schema.org", "@graph": nodes}
    return f'<script type="application/ld+json">{json.dumps(graph)}</script>'


def document(  # noqa: PLR0913 - the parts of a page
    body: str, *, title: str, lang: str = "", head: str = "", menu: str = "", foot: str = ""
) -> bytes:
    mark = f' lang="{lang}"' if lang else ""
    return (
        f"<!doctype html><html{mark}><head><title>{title}</title>{head}</head><body>"
        f"<header><nav>{menu}</nav></header>{body}<footer>{foot}</footer></body></html>"
    ).encode()


def article(headline: str, *, date: str = "") -> str:
    time = f'<time datetime="{date}">{date[:10]}</time>' if date else ""
    return f"<article><h1>{headline}</h1>{time}{f'<p>{PROSE}</p>' * 4}</article>"


def teasers(links: list[str]) -> str:
    headline = "What the harbour master said about the long ferry strike"
    return (
        "<main>"
        + "".join(f"<h2>{anchors(link, words=headline)}</h2>" for link in links)
        + "</main>"
    )


def xml(*lines: str) -> bytes:
    return ('<?xml version="1.0" encoding="UTF-8"?>' + "".join(lines)).encode()


def dated_blog(site: Any) -> set[str]:
    """RSS, dated paths, tags and archives, and a feed of comments: as blog software makes it."""
    posts = [f"/2026/0{n % 3 + 1}/{n + 10}/ferry-waits-{n}/" for n in range(8)]
    head = (
        '<link rel="alternate" type="application/rss+xml" href="/feed/">'
        '<link rel="alternate" type="application/rss+xml" href="/comments/feed/">'
        '<link rel="alternate" type="application/json+oembed" href="/wp-json/oembed">'
        '<meta property="og:site_name" content="The Quayside Gazette">'
        '<meta property="og:locale" content="en_GB">'
    )
    menu = anchors("/", "/category/world/", "/category/sport/", "/about-us-and-our-history/")
    foot = anchors("/privacy-policy-and-cookies/", "/2026/03/", "/author/desk/", "/contact/")
    whole = {"menu": menu, "foot": foot, "head": head, "lang": "en-GB"}
    front = document(teasers(posts[:6]), title="The Quayside Gazette", **whole)
    site.answer("/", front, headers=HTML)
    for place in ("/category/world/", "/category/sport/", "/2026/03/", "/author/desk/"):
        body = teasers(posts[:4]) + anchors("/tag/ferry/")
        site.answer(place, document(body, title=place, **whole), headers=HTML)
    for place in ("/about-us-and-our-history/", "/privacy-policy-and-cookies/", "/contact/"):
        site.answer(place, document(f"<p>{PROSE}</p>", title=place, **whole), headers=HTML)
    for number, post in enumerate(posts):
        text = article(f"Ferry waits {number}") + "<p>Printed on 25/03/2026</p>"
        site.answer(post, document(text, title=post, **whole), headers=HTML)
    site.feed("/feed/", [site.base + post for post in posts])
    site.feed("/comments/feed/", [f"{site.base}{post}#comment-{n}" for n, post in enumerate(posts)])
    return set(posts)


def news_sitemap_station(site: Any) -> set[str]:
    """A television station: one index in robots.txt, gzipped sitemaps, numbers in addresses."""
    stories = [f"/news/local-{54_321_000 + n}" for n in range(7)]
    # Of today: old pages of a sitemap are not fetched.
    day = datetime.now(pytz.timezone("America/Chicago")).isoformat()
    lines = "".join(
        f"<url><loc>{site.base}{story}</loc><n:news><n:publication_date>{day}"
        f"</n:publication_date><n:title>Ferry {n}</n:title></n:news></url>"
        for n, story in enumerate(stories)
    )
    namespaces = (
        'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'
    )
    news = xml(f"<urlset {namespaces}>{lines}</urlset>")
    rest = "".join(f"<url><loc>{site.base}/{page}</loc></url>" for page in ("about", "weather"))
    index = "".join(
        f"<sitemap><loc>{site.base}/maps/{name}</loc><lastmod>{day}</lastmod></sitemap>"
        for name, day in (("pages.xml.gz", "2026-03-09"), ("news.xml.gz", "2026-03-08"))
    )
    site.answer("/robots.txt", f"User-agent: *\nSitemap: {site.base}/maps/all.xml\n".encode())
    site.answer("/maps/all.xml", xml(f"<sitemapindex {namespaces}>{index}</sitemapindex>"))
    site.answer("/maps/news.xml.gz", gzip.compress(news))
    site.answer("/maps/pages.xml.gz", gzip.compress(xml(f"<urlset {namespaces}>{rest}</urlset>")))
    station = {
        "@type": ["NewsMediaOrganization", "TelevisionStation"],
        "name": "Channel Nine Harbor",
        "address": {"@type": "PostalAddress", "addressCountry": "US"},
        "parentOrganization": {"@type": "Organization", "name": "Quayside Holdings"},
    }
    menu = anchors("/news", "/weather", "/video/live-90210")
    whole = {"lang": "en-US", "menu": menu, "head": json_ld(station)}
    site.answer("/", document(teasers(stories[:5]), title="Home", **whole), headers=HTML)
    site.answer("/news", document(teasers(stories[1:6]), title="News", **whole), headers=HTML)
    for place in ("/weather", "/about", "/video/live-90210"):
        site.answer(place, document("<p>Sun.</p>", title=place, **whole), headers=HTML)
    for story in stories:
        head = json_ld({"@type": "NewsArticle", "datePublished": "2026-03-02T08:00:00-06:00"})
        text = document(article("Ferry"), title=story, lang="en-US", menu=menu, head=head)
        site.answer(story, text, headers=HTML)
    return set(stories)


def fronts_only(site: Any) -> set[str]:
    """Neither feed nor sitemap: front pages with links, among them some that look alike."""
    world = [f"/world/ferry-{n}-leaves-the-quay-at-last" for n in range(5)]
    sport = [f"/sport/rowers-{n}-win-by-a-whole-length" for n in range(5)]
    traps = ["/about-the-valley-courier-team", "/how-we-make-our-money"]
    menu = anchors("/world", "/sport", "/subscribe", "/opinion-and-letters-page")
    whole = {"menu": menu, "foot": anchors(*traps), "lang": "en"}
    promotion = anchors(
        "/take-our-daily-letter-today", words="Take our daily letter today for free"
    )
    front = document(teasers(world[:3] + sport[:3]) + promotion, title="Valley Courier", **whole)
    site.answer("/", front, headers=HTML)
    site.answer("/world", document(teasers(world), title="World", **whole), headers=HTML)
    site.answer("/sport", document(teasers(sport), title="Sport", **whole), headers=HTML)
    for place in (
        *traps,
        "/take-our-daily-letter-today",
        "/opinion-and-letters-page",
        "/subscribe",
    ):
        site.answer(place, document("<p>Thank you.</p>", title=place, **whole), headers=HTML)
    for link in (*world, *sport):
        site.answer(link, document(article("Ferry"), title=link, **whole), headers=HTML)
    return {*world, *sport}


def json_feed_in_hungarian(site: Any) -> set[str]:
    """A JSON Feed at a usual place that no page names; short names below one folder."""
    stories = [f"/cikk/k{n}x{n * 7}" for n in range(6)]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Kikötői Hírlap",
        "items": [
            {"id": story, "url": site.base + story, "title": "Áll a komp a kikötőben",
             "date_published": f"2026-03-0{n + 1}T09:00:00+01:00"}
            for n, story in enumerate(stories)
        ],
    }  # fmt: skip
    site.answer(
        "/feed.json", json.dumps(feed).encode(), headers={"Content-Type": "application/json"}
    )
    whole = {"lang": "hu", "menu": anchors("/belfold", "/kulfold"), "foot": anchors("/rolunk")}
    front = document(teasers(stories[:4]), title="Kikötői Hírlap | Friss hírek", **whole)
    site.answer("/", front, headers=HTML)
    for place in ("/belfold", "/kulfold"):
        body = teasers(stories[:3]) + anchors("/cimke/komp")
        site.answer(place, document(body, title=place, **whole), headers=HTML)
    for place in ("/rolunk", "/cimke/komp"):
        site.answer(place, document("<p>Rólunk.</p>", title=place, **whole), headers=HTML)
    for story in stories:
        site.answer(story, document(article("Áll a komp"), title=story, **whole), headers=HTML)
    return set(stories)


def section_feeds(site: Any) -> set[str]:
    """Atom feeds, one a section and one of all; robots.txt with a pause and a forbidden folder."""
    by_section = {
        name: [f"/{name}/{n}-{n * 3}/harbour-note.html" for n in range(4)]
        for name in ("land", "sea")
    }
    site.answer("/robots.txt", b"User-agent: *\nCrawl-delay: 0.1\nDisallow: /members/\n")
    stories = [story for links in by_section.values() for story in links]
    _atom(site, "/atom/all.xml", stories[:2] + stories[4:6])
    whole = {"menu": anchors("/land/", "/sea/", "/members/"), "foot": anchors("/imprint.html")}
    declared = '<link rel="alternate" type="application/atom+xml" href="/atom/{}.xml">'
    head = declared.format("all") + '<meta http-equiv="content-language" content="en-IE">'
    front = document(teasers(stories[:6]), title="Land &amp; Sea - Home", head=head, **whole)
    site.answer("/", front, headers=HTML)
    for name, links in by_section.items():
        _atom(site, f"/atom/{name}.xml", links)
        text = document(teasers(links), title=name, head=declared.format(name), **whole)
        site.answer(f"/{name}/", text, headers=HTML)
    for story in stories:
        site.answer(story, document(article("Harbour note"), title=story, **whole), headers=HTML)
    site.answer("/imprint.html", document("<p>Us.</p>", title="Imprint", **whole), headers=HTML)
    site.answer("/members/", document("<p>Members.</p>", title="Members", **whole), headers=HTML)
    return set(stories)


def _atom(site: Any, path: str, links: list[str]) -> None:
    entries = "".join(
        f"<entry><title>Harbour note</title><id>{link}</id><link href='{site.base}{link}'/>"
        f"<updated>2026-07-0{n + 1}T08:00:00+01:00</updated></entry>"
        for n, link in enumerate(links)
    )
    body = xml(f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Notes</title>{entries}</feed>")
    site.answer(path, body, headers={"Content-Type": "application/atom+xml"})
