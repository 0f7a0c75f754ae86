"""Renders what announces articles: RSS, Atom, JSON Feed, news sitemaps, front pages, robots.txt."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from email.utils import format_datetime
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from etl.demo.model import WorldOutlet

FEED_PATHS = {"rss": "/feed.xml", "atom": "/atom.xml", "json": "/feed.json"}
FEED_TYPES = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One announced article."""

    url: str
    headline: str
    byline: str
    published: datetime
    summary: str
    section: str


def feed(outlet: WorldOutlet, base: str, items: Sequence[Item]) -> bytes:
    """Render the feed of the outlet's kind."""
    return {"rss": _rss, "atom": _atom, "json": _json_feed}[outlet.feed](outlet, base, items)


def sitemap_index(base: str) -> bytes:
    """Render the index that names the gzipped news sitemap."""
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"  <sitemap><loc>{base}/sitemaps/news.xml.gz</loc></sitemap>\n</sitemapindex>\n"
    )
    return text.encode()


def news_sitemap(outlet: WorldOutlet, items: Sequence[Item]) -> bytes:
    """Render the gzipped news sitemap."""
    urls = "\n".join(
        f"  <url><loc>{item.url}</loc><news:news><news:publication>"
        f"<news:name>{escape(outlet.name)}</news:name>"
        f"<news:language>{outlet.language}</news:language></news:publication>"
        f"<news:publication_date>{item.published.isoformat()}</news:publication_date>"
        f"<news:title>{escape(item.headline)}</news:title>"
        f"<news:keywords>{escape(item.section)}</news:keywords></news:news></url>"
        for item in items
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n'
        f"{urls}\n</urlset>\n"
    )
    return gzip.compress(text.encode(), mtime=0)


def robots(outlet: WorldOutlet, base: str) -> bytes:
    """Render robots.txt, with the sitemap where there is one."""
    tail = f"\nSitemap: {base}/sitemap.xml\n" if outlet.sitemap else ""
    return (outlet.robots + tail).encode()


def _rss(outlet: WorldOutlet, base: str, items: Sequence[Item]) -> bytes:
    parts = "\n".join(
        f"<item><title>{escape(i.headline)}</title><link>{i.url}</link>"
        f'<guid isPermaLink="true">{i.url}</guid><dc:creator>{escape(i.byline)}</dc:creator>'
        f"<category>{escape(i.section)}</category>"
        f"<pubDate>{format_datetime(i.published)}</pubDate>"
        f"<description>{escape(i.summary)}</description></item>"
        for i in items
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f"<channel><title>{escape(outlet.name)}</title><link>{base}/</link>"
        f"<description>Latest from {escape(outlet.name)}</description>"
        f"<language>{outlet.language}</language>\n{parts}\n</channel></rss>\n"
    )
    return text.encode()


def _atom(outlet: WorldOutlet, base: str, items: Sequence[Item]) -> bytes:
    parts = "\n".join(
        f'<entry><title>{escape(i.headline)}</title><link rel="alternate" href="{i.url}"/>'
        f"<id>{i.url}</id><published>{i.published.isoformat()}</published>"
        f"<updated>{i.published.isoformat()}</updated>"
        f"<author><name>{escape(i.byline or outlet.name)}</name></author>"
        f'<category term="{escape(i.section)}"/>'
        f'<summary type="text">{escape(i.summary)}</summary></entry>'
        for i in items
    )
    updated = max(i.published for i in items).isoformat()
    text = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f'<title>{escape(outlet.name)}</title><link href="{base}/"/><id>{base}/</id>'
        f"<updated>{updated}</updated>\n{parts}\n</feed>\n"
    )
    return text.encode()


def _json_feed(outlet: WorldOutlet, base: str, items: Sequence[Item]) -> bytes:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": outlet.name,
        "home_page_url": f"{base}/",
        "feed_url": f"{base}/feed.json",
        "items": [
            {
                "id": i.url,
                "url": i.url,
                "title": i.headline,
                "summary": i.summary,
                "date_published": i.published.isoformat(),
                "authors": [{"name": i.byline}] if i.byline else [],
                "tags": [i.section],
            }
            for i in items
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()
