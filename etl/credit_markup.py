"""Credits beside the text: what the page's markup, its address and its feed say of a supplier."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from etl.agencies import (
    agency_named,
    agency_of_url,
    is_syndicate,
    is_weak_mark,
    may_name_agency,
    mentioned_in,
)
from etl.byline import agency_only, parse_byline
from etl.credit import Credit
from etl.credit_lines import credits_of_sign_off
from etl.labels import BY, SOURCE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from etl.capture import Capture
    from etl.markup import Markup

_JSONLD_RULES = {
    "author": "jsonld_author",
    "creator": "jsonld_author",
    "sourceOrganization": "jsonld_source",
    "provider": "jsonld_source",
    "creditText": "jsonld_source",
    "copyrightHolder": "jsonld_source",
    "isBasedOn": "jsonld_source",
    "publisher": "jsonld_publisher",
    "contributor": "jsonld_publisher",
}
# "The Associated Press (AP)", "AP / Jane Roe", "Source: Reuters": who stands in a field alone.
_AROUND = re.compile(rf"^(?:{BY}|{SOURCE})(?:\s*[:：]\s*|\s+)|\s*\([A-Z]{{2,6}}\)$", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?:[/|;,+&]|\band\b|\bund\b|\bet\b|\by\b)\s*")
_MAX_NAME = 120
_PATH_WORD = re.compile(r"(?<![^/_-])[a-z]{2,10}(?![^/_-])")


def credits_of_markup(
    capture: Capture, markup: Markup, own: str | None, printed: Collection[str]
) -> Iterator[Credit]:
    """All credits that are not in the page text.

    Args:
        capture: its address, and what the feed said of it.
        markup: the page's.
        own: agency on whose own site the page is.
        printed: the lines of the page text.
    """
    yield from credits_of_addresses(capture.url, markup, own)
    if markup.licence_agency and markup.licence_quote:
        yield Credit(markup.licence_agency, "licence_markup", markup.licence_quote, "licence")
    for text, kind in sorted(set(markup.sign_offs)):
        if text not in printed:
            yield from credits_of_sign_off(text, kind)
    for name, rule, found_in in _named(capture, markup):
        yield from credits_of_name(name, rule, found_in)


def credits_of_addresses(url: str, markup: Markup, own: str | None) -> Iterator[Credit]:
    """What the page's own address says, and those that it declares."""
    if credit := credit_of_own_site(url, own):
        yield credit
    if credit := credit_of_declared_url(markup.declared_url, own):
        yield credit
    for key, address in markup.source_urls:
        if (agency := agency_of_url(address)) and agency != own:
            yield Credit(agency, "syndication_source", address, key)
    yield from credits_of_habit(url)


def credits_of_habit(url: str) -> Iterator[Credit]:
    """`/ap-`, `/wire/reuters/`: outlets that sort agency copy by its agency; weak."""
    path = url.partition("://")[2].partition("?")[0].partition("/")[2]
    for word in dict.fromkeys(_PATH_WORD.findall(path)):
        agency = agency_named(word.upper()) or agency_named(word)
        if agency and not is_weak_mark(word.upper()):
            yield Credit(agency, "url_habit", word, "url", named=word)


def credit_of_own_site(url: str, own: str | None) -> Credit | None:
    """The agency's own site; what a syndicate publishes itself is no copy of anything."""
    if own is None or is_syndicate(own):
        return None
    return Credit(own, "own_site", url, "url")


def credit_of_declared_url(declared_url: str | None, own: str | None) -> Credit | None:
    """`rel=canonical` that points to an agency's site from somebody else's page."""
    agency = agency_of_url(declared_url) if declared_url else None
    if agency is None or agency == own or declared_url is None:
        return None
    return Credit(agency, "declared_url", declared_url, "rel=canonical")


def _named(capture: Capture, markup: Markup) -> Iterator[tuple[str, str, str]]:
    """Names beside the text that may be an agency's: the name, the rule, where it stands."""
    for name in markup.source_labels:
        yield name, "source_element", "source element"
    for key, name in markup.described.organisations:
        yield name, _JSONLD_RULES[key], f"JSON-LD {key}"
    for key, name in markup.meta_sources:
        yield name, "meta_agency", f"meta {key}"
    for key, name in markup.cms_sources:
        yield name, "cms_wire", key
    for name in capture.discovery.authors if capture.discovery else ():
        yield name, "source_author", "feed"


def credits_of_name(name: str, rule: str, found_in: str) -> Iterator[Credit]:
    """An organisation named beside the text, or the author a feed names, that is an agency.

    >>> [each.agency for each in credits_of_name("AP and Reuters", "source_author", "feed")]
    ['AP', 'Reuters']
    """
    if rule == "jsonld_source" and (agency := agency_of_url(name)):
        yield Credit(agency, rule, name, found_in)
    if len(name) > _MAX_NAME or not may_name_agency(name):
        return
    if agency := agency_named(name) or agency_named(_AROUND.sub("", name)) or agency_only(name):
        yield Credit(agency, rule, name, found_in, named=name)
        return
    byline = parse_byline(name)
    if byline.agencies and byline.authors:
        shared = "byline_shared" if byline.shared else rule
        for place, (named, part) in enumerate(byline.agencies):
            yield Credit(named, shared, name, found_in, named=part, place=place)
        return
    parts = [part for part in _LISTED.split(name) if part]
    keys = [agency_named(part) for part in parts]
    if all(keys):
        for place, (key, part) in enumerate(zip(keys, parts, strict=True)):
            yield Credit(str(key), rule, name, found_in, named=part, place=place)
    elif rule == "cms_wire" and (found := mentioned_in(name)):
        key, start, end = found[0]
        yield Credit(key, rule, name, found_in, named=name[start:end])
