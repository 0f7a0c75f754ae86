"""Feeds: RSS 0.9x to 2.0, RDF, Atom and JSON Feed, as bytes."""

from __future__ import annotations

import json
import re
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import feedparser

from crawler.entry import Entry, Listing, text_or_none

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LARGEST_FEED = 10 << 20
MOST_ENTRIES = 2_000

_ADDRESS_AND_NAME = re.compile(r"\s*\S+@\S+\s+\((.+)\)\s*")


def parse_feed(body: bytes, url: str) -> Listing:
    """Read a feed; `url` is where it was found, for relative links.

    Nothing is ever fetched. Problems are told, not raised.
    """
    if len(body) > LARGEST_FEED:
        return Listing(problems=(f"feed of {len(body)} bytes is too large",))
    start = body[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    return _json_feed(body, url) if start.startswith(b"{") else _xml_feed(body, url)


def _xml_feed(body: bytes, url: str) -> Listing:
    # The parser takes a bare text for an address to fetch or a file to open; a stream it reads.
    parsed = feedparser.parse(
        BytesIO(body),
        response_headers={"content-location": url},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    entries = tuple(
        entry for raw in parsed.entries[:MOST_ENTRIES] for entry in _xml_entries(raw, url)
    )
    problems = [] if parsed.get("version") else ["is no feed that we know"]
    if parsed.get("bozo") and not entries:
        problems.append(f"cannot be read: {parsed.get('bozo_exception')}"[:200])
    return Listing(entries, tuple(problems))


def _xml_entries(raw: Mapping[str, Any], base: str) -> Iterator[Entry]:
    link = text_or_none(raw.get("feedburner_origlink")) or text_or_none(raw.get("link"))
    address = _absolute(base, link)
    if address is None:
        return
    yield Entry(
        url=address,
        headline=text_or_none(raw.get("title")),
        published=text_or_none(raw.get("published")) or text_or_none(raw.get("updated")),
        authors=_texts(_authors(raw)),
        keywords=_texts(tag.get("term") for tag in raw.get("tags") or ()),
    )


def _authors(raw: Mapping[str, Any]) -> Iterator[Any]:
    """Name the authors; of RSS's "address (name)" the name, which the parser can cut wrongly."""
    people = raw.get("authors") or ()
    match = _ADDRESS_AND_NAME.fullmatch(text_or_none(raw.get("author")) or "")
    if match and len(people) <= 1:
        yield match.group(1)
    else:
        yield from (person.get("name") for person in people)


def _json_feed(body: bytes, url: str) -> Listing:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        return Listing(problems=(f"is no JSON: {error}"[:200],))
    items = data.get("items") if isinstance(data, dict) else None
    if not isinstance(items, list):
        return Listing(problems=("is no JSON Feed: it has no list of items",))
    usable = (item for item in items[:MOST_ENTRIES] if isinstance(item, dict))
    return Listing(tuple(entry for item in usable for entry in _json_entries(item, url)))


def _json_entries(item: dict[str, Any], base: str) -> Iterator[Entry]:
    address = _absolute(base, text_or_none(item.get("url")) or text_or_none(item.get("id")))
    if address is None:
        return
    people = [*_list(item.get("authors")), item.get("author")]
    yield Entry(
        url=address,
        headline=text_or_none(item.get("title")),
        published=text_or_none(item.get("date_published"))
        or text_or_none(item.get("date_modified")),
        authors=_texts(person.get("name") for person in people if isinstance(person, dict)),
        keywords=_texts(_list(item.get("tags"))),
    )


def _absolute(base: str, link: str | None) -> str | None:
    """Join a link to the feed's own address; None when it leads to no web page."""
    if link is None:
        return None
    try:
        address = urljoin(base, link.strip())
    except ValueError:
        return None
    return address if address.startswith(("http://", "https://")) else None


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _texts(values: Any) -> tuple[str, ...]:
    return tuple(text.strip() for value in values if (text := text_or_none(value)) is not None)
