"""Who wrote an article: the byline that is believed, its people, and what all bylines credit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from etl.byline import Byline, agency_only, is_byline, parse_byline
from etl.credit import Credit, credit_of_byline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.outlet import Outlet
    from etl.capture import Capture
    from etl.header import Header
    from etl.markup import Markup

_MAX_NAME_WORDS = 6


@dataclass(frozen=True, slots=True)
class _Named:
    """A text that names who wrote, where it was found, and its place in the page text."""

    text: str
    found_in: str
    start: int | None = None
    end: int | None = None


def choose_byline(
    capture: Capture, markup: Markup, header: Header, outlet: Outlet | None
) -> tuple[Byline, list[Credit]]:
    """The byline as given, else as the text prints it, else as the markup does.

    Its people are those of the first that names any. Neither the outlet nor what the JSON-LD calls
    an organisation is one of them.
    """
    roles = (*(outlet.role_bylines if outlet else ()), *_no_people(markup, outlet))
    evidence: list[Credit] = []
    chosen: Byline | None = None
    authors: tuple[str, ...] = ()
    for named in _all_named(capture, markup, header):
        byline = parse_byline(named.text, roles)
        if credit := credit_of_byline(byline, named.found_in, named.start, named.end):
            evidence.append(credit)
        if byline.printed and (byline.authors or byline.agency) and chosen is None:
            chosen = byline
        if byline.authors and not authors and named.found_in != "meta author":
            authors = byline.authors
            if named.found_in == "JSON-LD author":
                authors = _all_people(markup, roles)
    if chosen is None:
        return Byline(None, (), None), evidence
    return replace(chosen, authors=authors or chosen.authors), evidence


def _all_named(capture: Capture, markup: Markup, header: Header) -> Iterator[_Named]:
    if capture.given.byline:
        yield _Named(capture.given.byline, "record")
    printed = [_Named(line.text, "page_text", line.start, line.end) for line in header.bylines]
    # A line may be a byline only by the class of its element.
    yield from (named for named in printed if is_byline(named.text))
    yield from (_Named(name, "JSON-LD author") for name in markup.described.authors)
    yield from (named for named in printed if not is_byline(named.text))
    yield from (_Named(text, "byline") for text in markup.bylines if _is_name(text))
    yield from (_Named(name, "meta author") for name in markup.meta_authors)


def _all_people(markup: Markup, roles: tuple[str, ...]) -> tuple[str, ...]:
    """Everyone that the JSON-LD names, as it spells them."""
    each = (parse_byline(name, roles, recase=False).authors for name in markup.described.people)
    return tuple(dict.fromkeys(name for names in each for name in names))


def _no_people(markup: Markup, outlet: Outlet | None) -> Iterator[str]:
    """Names that are organisations': the outlet's own, and those that the JSON-LD types so.

    An agency's name is none of these: it says who supplied the text.
    """
    described = markup.described
    names = {*markup.sites, *described.authors} - set(described.people)
    names |= set(markup.sites)
    if outlet is not None:
        names.add(outlet.name)
    return (name for name in sorted(names) if parse_byline(name).agency is None)


def _is_name(text: str) -> bool:
    if is_byline(text) or agency_only(text):
        return True
    return len(text.split()) <= _MAX_NAME_WORDS and bool(parse_byline(text).authors)
