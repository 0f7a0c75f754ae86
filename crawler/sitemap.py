"""News sitemaps and sitemap indexes, plain or gzipped, as bytes."""

from __future__ import annotations

import gzip
import io
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

from lxml import etree

from crawler.entry import Entry, Listing, text_or_none

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST_SITEMAP = 50 << 20
MOST_ENTRIES = 50_000
MOST_SITEMAPS = 20

_GZIP_MAGIC = b"\x1f\x8b"
_BLOCK_BYTES = 64 << 10


def parse_sitemap(body: bytes) -> Listing:
    """Read a sitemap, or an index: of an index the newest 20 sitemaps are named.

    No entity is expanded, nothing is fetched, decompression stops at 50 MB, and no more than one
    entry is held in memory as a tree. Problems are told, not raised.
    """
    try:
        plain = _gunzip(body) if body.startswith(_GZIP_MAGIC) else body
    except zlib.error as error:
        return Listing(problems=(f"is no gzip: {error}",))
    if len(plain) > LARGEST_SITEMAP:
        return Listing(problems=(f"is larger than {LARGEST_SITEMAP} bytes",))
    entries: list[Entry] = []
    sitemaps: list[tuple[str, str]] = []
    root = ""
    for kind, node in _nodes(plain):
        root = root or kind
        if kind == "url" and len(entries) < MOST_ENTRIES:
            entries += _entries(node)
        elif kind == "sitemap":
            sitemaps += ((_text(node, "lastmod") or "", address) for address in _loc(node))
    if root not in {"urlset", "sitemapindex"}:
        return Listing(problems=("is no sitemap",))
    if root == "sitemapindex":
        return Listing(sitemaps=_newest(sitemaps))
    return Listing(tuple(entries))


def _gunzip(body: bytes) -> bytes:
    """Unpack, one byte beyond the limit at most; several members are one file."""
    output = bytearray()
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(body)) as unpacked:
            while len(output) <= LARGEST_SITEMAP and (block := unpacked.read(_BLOCK_BYTES)):
                output += block
    except (OSError, EOFError, zlib.error) as error:
        if not output:  # else: a listing that is cut short still names pages
            raise zlib.error(str(error)) from error
    return bytes(output[: LARGEST_SITEMAP + 1])


def _nodes(body: bytes) -> Iterator[tuple[str, etree._Element]]:
    """The root, then each child of it when it is whole, by local names; children are let go of."""
    events = etree.iterparse(
        io.BytesIO(body.lstrip()), events=("start", "end"), resolve_entities=False,
        no_network=True, load_dtd=False, huge_tree=False, recover=True,
    )  # fmt: skip
    depth = 0
    # Whatever the parser stumbles over ends the listing; what came before it counts.
    with suppress(etree.XMLSyntaxError, ValueError):
        for event, node in events:
            if event == "start":
                if depth == 0:
                    yield _name(node), node
                depth += 1
                continue
            depth -= 1
            if depth == 1:
                yield _name(node), node
                node.clear()
                while node.getprevious() is not None:
                    del node.getparent()[0]


def _newest(dated: list[tuple[str, str]]) -> tuple[str, ...]:
    newest = sorted(dated, key=lambda pair: pair[0], reverse=True)
    return tuple(address for _, address in newest[:MOST_SITEMAPS])


def _entries(node: etree._Element) -> Iterator[Entry]:
    news = next(_children(node, "news"), None)
    for address in _loc(node):
        modified = _text(node, "lastmod")
        if news is None:
            yield Entry(address, modified=modified)
        else:
            yield Entry(
                url=address,
                headline=_text(news, "title"),
                published=_text(news, "publication_date"),
                keywords=_keywords(_text(news, "keywords")),
                modified=modified,
            )


def _loc(node: etree._Element) -> Iterator[str]:
    address = _text(node, "loc")
    if address and address.startswith(("http://", "https://")):
        yield address


def _keywords(text: str | None) -> tuple[str, ...]:
    parts = (text or "").split(",")
    return tuple(part.strip() for part in parts if part.strip())


def _text(node: etree._Element, name: str) -> str | None:
    child = next(_children(node, name), None)
    value = text_or_none(child.text) if child is not None else None
    return value.strip() if value else None


def _children(node: etree._Element, name: str) -> Iterator[etree._Element]:
    """Find children by local name: outlets write the namespaces in many ways."""
    return (child for child in node if _name(child) == name)


def _name(node: etree._Element) -> str:
    tag: object = node.tag  # of a comment it is a function
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""
