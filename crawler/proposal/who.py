"""Who an outlet is: its name, its kind, its owner, and the slug made of its name."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import tldextract

from crawler.proposal.fact import Fact
from crawler.proposal.json_ld import STATIONS, is_organisation, text_of, types_of
from crawler.url import host_of, port_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crawler.proposal.json_ld import Node
    from crawler.proposal.page import Page

LONGEST_NAME, LONGEST_SLUG = 100, 40

_ON_AIR = re.compile(
    r"\b(?:tv|television|televisi[oó]n|radio|fm|broadcast\w*|rundfunk|(?:channel|canal) \d+)\b",
    re.IGNORECASE,
)
_SYSTEM = re.compile(r"[A-Za-z][A-Za-z .+-]{1,40}?(?=\s+v?\d|\s*[(;,]|$)")
_TITLE_PARTS = re.compile(r"\s+[|\-–—•·»:]\s+|\s*\|\s*|:\s+")
# The list of suffixes that comes with the library: nothing is fetched or written.
_suffixes = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


def find_name(pages: Sequence[Page]) -> Fact:
    """Give the name of the outlet: what its markup calls it, else a part of its title."""
    front = pages[0]
    for name, origin in _names(pages):
        if _is_name(name):
            return Fact("name", name, origin)
    parts = [part.strip() for part in _TITLE_PARTS.split(front.title) if part.strip()]
    label = site_label(front.url)
    if parts and len(best := max(parts, key=lambda part: _alike(part, label))) <= LONGEST_NAME:
        return Fact("name", best, "title of the front page", guessed=True)
    return Fact("name", label, "the host's name", guessed=True)


def find_owner(pages: Sequence[Page], name: str) -> Fact | None:
    """Give the owner, when the markup says who the parent organisation is."""
    for _, node in _organisations(pages):
        owner = text_of(node.get("parentOrganization"))
        if owner and owner != name and _is_name(owner):
            return Fact("owner", owner, "parentOrganization in the JSON-LD of the site")
    return None


def find_kind(pages: Sequence[Page], name: str) -> Fact:
    """Give the kind: a broadcaster when markup or name says so, else a newspaper, as most are."""
    types = {kind for page in pages for node in page.nodes for kind in types_of(node)}
    if types & STATIONS:
        return Fact("kind", "broadcaster", f"{min(types & STATIONS)} in the JSON-LD")
    if "Newspaper" in types:
        return Fact("kind", "newspaper", "Newspaper in the JSON-LD")
    if _ON_AIR.search(name):
        return Fact("kind", "broadcaster", "its name", guessed=True)
    return Fact("kind", "newspaper", "as most are", guessed=True)


def find_cms(pages: Sequence[Page]) -> Fact | None:
    """Give the system that makes the pages, when they name it, without its version."""
    for page in pages:
        match = _SYSTEM.match(page.metas.get("generator", ""))
        if match:
            return Fact("cms", match.group().strip(), "generator of its pages")
    return None


def slug_of(name: str, url: str) -> str:
    """Make a slug of the name, or of the host where the name gives none.

    >>> slug_of("The Harbour Post", "https://harbour-post.example/")
    'harbour-post'
    >>> slug_of("Гавань", "https://www.gavan.example/")
    'gavan'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-").removeprefix("the-")
    lost = sum(letter.isalpha() for letter in name) - sum(letter.isalpha() for letter in plain)
    if slug and len(slug) <= LONGEST_SLUG and not lost:
        return slug
    return re.sub(r"[^a-z0-9._-]+", "-", site_label(url)).strip("-._")[:LONGEST_SLUG] or "outlet"


def site_label(url: str) -> str:
    """Name the site by its host: what stands before the public suffix, else the whole host.

    >>> site_label("https://www.harbour-post.co.uk/"), site_label("http://127.0.0.1:8000/")
    ('harbour-post', '127.0.0.1-8000')
    """
    host, port = host_of(url), port_of(url)
    if registered := _registered(host):
        return registered.partition(".")[0]
    return f"{host}-{port}" if port else host


def is_same_site(host: str, other: str) -> bool:
    """Tell whether two hosts are under one registered domain."""
    return host == other or (bool(_registered(host)) and _registered(host) == _registered(other))


def _registered(host: str) -> str:
    """Name the domain that somebody registered; "" for an address or a local name."""
    parts = _suffixes(host)
    if parts.suffix or parts.ipv4 or parts.ipv6:
        return parts.top_domain_under_public_suffix
    return ".".join(host.split(".")[-2:]) if "." in host else ""


def _is_name(text: str) -> bool:
    return 0 < len(text) <= LONGEST_NAME and not text.startswith(("http://", "https://", "@"))


def _names(pages: Sequence[Page]) -> Iterator[tuple[str, str]]:
    front = pages[0]
    for page, node in _organisations(pages):
        if page is front and "NewsMediaOrganization" in types_of(node):
            yield text_of(node) or "", "NewsMediaOrganization in the JSON-LD of the front page"
    for page in pages:
        yield page.metas.get("og:site_name", ""), "og:site_name"
    for node in front.nodes:
        if "WebSite" in types_of(node):
            yield text_of(node) or "", "WebSite in the JSON-LD of the front page"
    yield front.metas.get("application-name", ""), "application-name of the front page"
    for page in pages:
        for node in page.nodes:
            yield text_of(node.get("publisher")) or "", "publisher in the JSON-LD of an article"


def _organisations(pages: Sequence[Page]) -> Iterator[tuple[Page, Node]]:
    for page in pages:
        for node in page.nodes:
            if is_organisation(node):
                yield page, node


def _alike(part: str, label: str) -> float:
    letters = re.sub(r"\W", "", part.lower())
    return SequenceMatcher(None, letters, re.sub(r"\W", "", label), autojunk=False).ratio()
