"""One page of a site: what its markup says of the outlet, and where its links lead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin

import lxml.html
from lxml import etree

from crawler.discovery import fold
from crawler.proposal.json_ld import Node, read_nodes, types_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crawler.proposal.answer import Answer

MOST_LINKS = 5_000
MOST_DATES = 200
_READ_CHARS = 1_000
LEAST_PARAGRAPHS, LEAST_PARAGRAPH_CHARS = 3, 80
# A link of more words in the menu or at the foot is a headline there.
MOST_MENU_WORDS = 5

_SNIFFED_BYTES, _XML_HEAD_BYTES = 64 << 10, 1_000
_MARKUP = re.compile(
    rb"<(?:!doctype html|html|head|body|title|meta|a|p|div|h[1-6])\b", re.IGNORECASE
)
_OTHER_XML = re.compile(rb"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b")
_FEED_TYPES = ("rss", "atom", "rdf+xml", "feed+json")
_IN_FURNITURE = "ancestor::nav or ancestor::header[not(ancestor::article)] or ancestor::footer"
_UNREAD = frozenset({"a", "script", "style", "title"})
_NUMERIC_DATE = re.compile(r"(?<![\w/.-])(\d{1,2}([/.-])\d{1,2}\2(?:19|20)\d\d)(?![\w/-])")
_PUBLISHED = ("article:published_time", "datePublished", "dc.date.issued", "pubdate")
_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Report)$")


@dataclass(frozen=True, slots=True)
class Link:
    """One link; `is_menu` when it stands in a menu, the head or the foot of the page."""

    url: str
    words: str
    is_menu: bool


@dataclass(frozen=True, slots=True)
class Page:
    """What one page says; every text is as written, folded to one line."""

    url: str
    title: str
    language: str
    content_language: str
    metas: dict[str, str]
    nodes: tuple[Node, ...]
    feeds: tuple[str, ...]
    links: tuple[Link, ...]
    published: tuple[str, ...]
    numeric_dates: tuple[str, ...]
    long_paragraphs: int

    @property
    def article_signs(self) -> frozenset[str]:
        """By what the page looks like an article; a front page can bear some of them too."""
        types = [name for node in self.nodes for name in types_of(node)]
        signs = {
            "markup": any(map(_ARTICLE_TYPES.search, types)),
            "meta": self.metas.get("og:type", "").lower() == "article",
            "date": bool(self.published),
            "text": self.long_paragraphs >= LEAST_PARAGRAPHS,
        }
        return frozenset(sign for sign, is_there in signs.items() if is_there)


def read_page(answer: Answer) -> Page | None:
    """Read a page, None when it is no HTML. Nothing is ever fetched."""
    start = answer.body[:_SNIFFED_BYTES]
    if _OTHER_XML.search(start[:_XML_HEAD_BYTES]) or not _MARKUP.search(start):
        return None
    root = _root(answer.body, answer.encoding)
    if root is None:
        return None
    metas, texts = dict(_metas(root)), _plain_texts(root)
    nodes = read_nodes(_texts(root, "//script[contains(@type, 'ld+json')]/text()"))
    return Page(
        url=answer.url,
        title=_first(root, "//head/title/text()"),
        language=_first(root, "/html/@lang") or _first(root, "/html/@xml:lang"),
        content_language=metas.get("content-language", ""),
        metas=metas,
        nodes=nodes,
        feeds=tuple(dict.fromkeys(_feeds(root, answer.url))),
        links=tuple(_links(root, answer.url)),
        published=tuple(_published(root, metas, nodes)),
        numeric_dates=tuple(_numeric_dates(texts)),
        long_paragraphs=_long_paragraphs(root, texts),
    )


def _root(body: bytes, encoding: str | None) -> lxml.html.HtmlElement | None:
    try:
        parser = lxml.html.HTMLParser(encoding=encoding, no_network=True, huge_tree=False)
    except LookupError:
        parser = lxml.html.HTMLParser(no_network=True, huge_tree=False)
    try:
        root = lxml.html.document_fromstring(body, parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    return root


def _texts(root: lxml.html.HtmlElement, path: str) -> list[str]:
    return [str(text) for text in root.xpath(path)]


def _first(root: lxml.html.HtmlElement, path: str) -> str:
    return fold(next(iter(_texts(root, path)), ""))


def _metas(root: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Name and content of the meta elements; the first of a name counts, hence from the end."""
    for meta in reversed(root.xpath("//meta[@content]")):
        name = meta.get("property") or meta.get("name") or meta.get("http-equiv")
        if name and (content := fold(meta.get("content"))):
            yield name.strip().lower(), content


def _feeds(root: lxml.html.HtmlElement, url: str) -> Iterator[str]:
    for link in root.xpath("//link[@href and @type]"):
        rel, kind = (link.get("rel") or "").lower().split(), link.get("type").lower()
        is_feed = any(name in kind for name in _FEED_TYPES)
        if "alternate" in rel and is_feed and (address := _join(url, link.get("href"))):
            yield address


def _links(root: lxml.html.HtmlElement, url: str) -> Iterator[Link]:
    base = _join(url, _first(root, "//base/@href")) or url
    menu = set(root.xpath(f"//a[@href and ({_IN_FURNITURE})]"))
    for link in root.xpath("//a[@href]")[:MOST_LINKS]:
        if address := _join(base, link.get("href")):
            words = fold(link.text_content())
            is_menu = link in menu and len(words.split()) <= MOST_MENU_WORDS
            yield Link(address, words, is_menu)


def _join(base: str, link: str) -> str | None:
    try:
        address = urldefrag(urljoin(base, link.strip())).url
    except ValueError:
        return None
    return address if address.startswith(("http://", "https://")) else None


def _published(
    root: lxml.html.HtmlElement, metas: dict[str, str], nodes: tuple[Node, ...]
) -> Iterator[str]:
    yield from (metas[name.lower()] for name in _PUBLISHED if name.lower() in metas)
    for node in nodes:
        value = node.get("datePublished")
        if isinstance(value, str):
            yield value
    if root.xpath("count(//article) = 1"):
        yield from _texts(root, "//article//time/@datetime")[:1]


def _plain_texts(root: lxml.html.HtmlElement) -> list[str]:
    """Give the texts that readers see outside links, piece by piece.

    By walking: an XPath for texts takes minutes on a page of many, which it puts in order by
    counting siblings.
    """
    found: list[str | None] = []
    within = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            within += element.tag in _UNREAD
            found.append(None if within else element.text)
        else:
            within -= element.tag in _UNREAD
            found.append(None if within else element.tail)
    return [text for text in found if text]


def _numeric_dates(texts: list[str]) -> list[str]:
    found: list[str] = []
    for text in texts:
        found += [match.group(1) for match in _NUMERIC_DATE.finditer(text[:_READ_CHARS])]
        if len(found) > MOST_DATES:
            break
    return found


def _long_paragraphs(root: lxml.html.HtmlElement, texts: list[str]) -> int:
    """Count long paragraphs; old pages have none and break their lines instead."""
    marked = (str(each.xpath("string()")) for each in root.xpath("//p"))
    return max(_count_long(marked), _count_long(texts))


def _count_long(texts: Iterable[str]) -> int:
    return sum(len(fold(text)) >= LEAST_PARAGRAPH_CHARS for text in texts)
