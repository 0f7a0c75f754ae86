"""Everything that the outlets of the world serve, rendered for given addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.demo import feeds
from etl.demo.compose import entries
from etl.demo.feeds import FEED_PATHS, FEED_TYPES, Item
from etl.demo.model import Page
from etl.demo.read import load_world, template
from etl.demo.render import article_page, filled, links

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from etl.demo.model import Entry, WorldOutlet

PREMIUM_HEADLINE = "Subscribers only: the week in review"


def default_bases() -> dict[str, str]:
    """Give the address of every outlet in the invented world itself: its reserved host name."""
    return {slug: f"https://{o.host}" for slug, o in load_world().outlets.items()}


def pages(bases: Mapping[str, str] | None = None) -> list[Page]:
    """Render every page and file of the world; `bases` gives each outlet's address.

    Articles have the kind `article`; their truth is in `etl.demo.truth`.
    """
    bases = bases or default_bases()
    agency_urls = _agency_urls(bases)
    found: list[Page] = []
    for outlet in load_world().outlets.values():
        own = [e for e in reversed(entries()) if e.outlet == outlet.slug]
        base = bases[outlet.slug]
        found += [_article(e, base, own, agency_urls.get(e.story, "")) for e in own]
        found += _announcements(outlet, base, own)
        found += _extras(outlet, base, own)
    return found


def _agency_urls(bases: Mapping[str, str]) -> dict[str, str]:
    outlets = load_world().outlets
    return {e.story: bases[e.outlet] + e.path for e in entries() if outlets[e.outlet].agency}


def _article(entry: Entry, base: str, own: Sequence[Entry], agency_url: str) -> Page:
    outlet = load_world().outlets[entry.outlet]
    others = [e for e in own if e.path != entry.path]
    body = article_page(entry, base, others, agency_url)
    kind = f"text/html; charset={outlet.charset}"
    return Page(base + entry.path, outlet.slug, entry.path, "article", kind, body, entry.published)


def _announcements(outlet: WorldOutlet, base: str, own: Sequence[Entry]) -> list[Page]:
    items = _items(outlet, base, own)
    front = filled(
        template("front"),
        {
            "site": outlet.name,
            "base": base,
            "links": links(outlet, own, base),
            "premium": outlet.premium,
            "premium_headline": PREMIUM_HEADLINE if outlet.premium else "",
        },
    )
    found = [
        _page(outlet, base, "/", "front", "text/html; charset=utf-8", front.encode()),
        _page(outlet, base, "/robots.txt", "robots", "text/plain", feeds.robots(outlet, base)),
    ]
    if outlet.feed:
        body = feeds.feed(outlet, base, items)
        path, kind = FEED_PATHS[outlet.feed], FEED_TYPES[outlet.feed]
        found.append(_page(outlet, base, path, "feed", kind, body))
    if outlet.sitemap:
        index, body = feeds.sitemap_index(base), feeds.news_sitemap(outlet, items)
        xml, gz = "application/xml", "application/gzip"
        found.append(_page(outlet, base, "/sitemap.xml", "sitemap", xml, index))
        found.append(_page(outlet, base, "/sitemaps/news.xml.gz", "sitemap", gz, body))
    return found


def _items(outlet: WorldOutlet, base: str, own: Sequence[Entry]) -> list[Item]:
    items = [
        Item(
            url=base + (_short(e) if outlet.redirect and number == 0 else e.path),
            headline=e.draft.printed_headline,
            byline=e.draft.byline.removeprefix("By "),
            published=e.published,
            summary=e.draft.blocks[0].text[:200].rsplit(" ", 1)[0],
            section=e.section,
        )
        for number, e in enumerate(own)
    ]
    for path, headline in ((outlet.premium, PREMIUM_HEADLINE), (outlet.gone, "Withdrawn")):
        if path:
            items.append(Item(base + path, headline, "", own[-1].published, "", "news"))
    return items


def _extras(outlet: WorldOutlet, base: str, own: Sequence[Entry]) -> list[Page]:
    """Make the page that robots.txt forbids, and the redirect."""
    found = []
    if outlet.premium:
        body = f"<html><title>{PREMIUM_HEADLINE}</title><p>For subscribers.</p></html>".encode()
        found.append(_page(outlet, base, outlet.premium, "premium", "text/html", body))
    if outlet.redirect:
        target = (base + own[0].path).encode()
        found.append(_page(outlet, base, _short(own[0]), "redirect", "text/plain", target))
    return found


def _short(entry: Entry) -> str:
    return f"/go/{int(entry.published.timestamp()) // 60 % 1_000_000}"


def _page(  # noqa: PLR0913, PLR0917 - what a page is
    outlet: WorldOutlet, base: str, path: str, kind: str, content_type: str, body: bytes
) -> Page:
    return Page(base + path, outlet.slug, path, kind, content_type, body)
