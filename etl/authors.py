"""Who wrote an article: the byline that is believed, its people, and what all bylines credit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from etl.byline import Byline, agency_only, is_byline, parse_byline
from etl.credit import Credit
from etl.page.selected import FOUND_IN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crawler.outlet import Outlet
    from etl.capture import Capture
    from etl.header import Header
    from etl.markup import Markup

_MAX_NAME_WORDS = 6
_JSONLD = "JSON-LD author"
_META = "meta author"
_DECLARED = ("record", FOUND_IN)
_BELIEVED = (*_DECLARED, _JSONLD, "page_text", "byline", _META)


def credits_of_byline(
    byline: Byline, found_in: str, start: int | None = None, end: int | None = None
) -> Iterator[Credit]:
    """`By Jane Roe, Associated Press`; `By Jane Roe with AP` is the outlet's own, helped."""
    if byline.printed is None:
        return
    rule = _rule_of(byline, found_in)
    for place, (agency, named) in enumerate(byline.agencies):
        yield Credit(agency, rule, byline.printed, found_in, start, end, named, place)


def _rule_of(byline: Byline, found_in: str) -> str:
    if byline.shared:
        return "byline_shared"
    return {_JSONLD: "jsonld_author", _META: "meta_agency"}.get(found_in, "byline_agency")


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
    read = [
        (named, parse_byline(named.text, roles)) for named in _all_named(capture, markup, header)
    ]
    evidence = [
        credit
        for named, byline in read
        for credit in credits_of_byline(byline, named.found_in, named.start, named.end)
    ]
    chosen = next((by for _, by in read if by.printed and (by.authors or by.agency)), None)
    authors, names = _authors(read, markup, roles)
    if chosen is None:
        return Byline(None, (), None, names=names), evidence
    return replace(chosen, authors=authors or chosen.authors, names=names), evidence


def _authors(
    read: Sequence[tuple[_Named, Byline]], markup: Markup, roles: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The people of the first text that names any; and all whom that text names, people or not.

    A meta alone makes nobody an author, but it is believed where nothing else names anyone.
    """
    people = [(named, by) for named, by in read if by.authors and named.found_in != _META]
    everyone = sorted((each for each in read if each[1].names), key=_rank)
    named, byline = next(iter(people or everyone), (None, Byline(None, (), None)))
    believed = [byline]
    if named is not None and named.found_in not in _DECLARED:
        described = [parse_byline(name, roles, recase=False) for name in markup.described.authors]
        if named.found_in == _JSONLD or _are_the_same(byline, described):
            believed = described
        elif alone := [by for _, by in people if _are_the_same(byline, [by])]:
            believed = alone[-1:]
    authors = tuple(dict.fromkeys(name for by in believed for name in by.authors))
    names = tuple(dict.fromkeys(name for by in believed for name in by.names))
    fuller = (by for _, by in people if set(by.authors) > set(authors))
    if named is not None and named.found_in not in _DECLARED and (more := next(fuller, None)):
        return more.authors, more.names
    return authors if people else (), names


def _are_the_same(printed: Byline, described: Sequence[Byline]) -> bool:
    """Whether others name the people of a printed byline, and so tell how they are spelled.

    A button may stand behind a name in the same line ("Jane Roe Follow").
    """
    spelled = [name.casefold() for by in described for name in by.authors]
    return len(spelled) == len(printed.authors) > 0 and all(
        shown.casefold().startswith(name)
        for shown, name in zip(printed.authors, spelled, strict=True)
    )


def _rank(each: tuple[_Named, Byline]) -> int:
    """Where nobody is a person, the JSON-LD says best what the page calls its author."""
    return _BELIEVED.index(each[0].found_in)


def _all_named(capture: Capture, markup: Markup, header: Header) -> Iterator[_Named]:
    if capture.given.byline:
        yield _Named(capture.given.byline, "record")
    if markup.selected_byline:
        yield _Named(markup.selected_byline, FOUND_IN)
    printed = [_Named(line.text, "page_text", line.start, line.end) for line in header.bylines]
    # A line may be a byline only by the class of its element.
    yield from (named for named in printed if is_byline(named.text))
    yield from (_Named(name, _JSONLD) for name in markup.described.authors)
    yield from (named for named in printed if not is_byline(named.text))
    yield from (_Named(text, "byline") for text in markup.bylines if _is_name(text))
    yield from (_Named(name, _META) for name in markup.meta_authors)


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


# "Jane Roe/AP" without a "By" is who took a picture.
_PICTURED = re.compile(r"^[^\W\d_a-z][^/]*[^/\s]\s?/\s?[A-Z][\w.]{1,10}$")


def _is_name(text: str) -> bool:
    if _PICTURED.match(text):
        return False
    if is_byline(text) or agency_only(text):
        return True
    return len(text.split()) <= _MAX_NAME_WORDS and bool(parse_byline(text).authors)
