"""Who supplied a text: the evidence of a page, and what takes a part of it back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from etl.agencies import agency_called, agency_of_url, is_syndicate
from etl.byline import names_house_and_agency, parse_byline
from etl.credit import Credit
from etl.doubt import doubted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from crawler.outlet import Outlet
    from etl.byline import Byline
    from etl.capture import Capture
    from etl.dateline import Dateline
    from etl.markup import Markup

# What says that an agency's material was used by somebody else.
_USED = frozenset({"inputs_line", "byline_shared"})
_NAMED_BESIDE = frozenset({"byline", "jsonld", "meta"})


def own_agency_of(capture: Capture, outlet: Outlet | None, markup: Markup) -> str | None:
    """The agency or syndicate on whose own site a page is: by its outlet, address, or site name."""
    declared = (
        (outlet.agency if outlet else None) or capture.given.agency or agency_of_url(capture.url)
    )
    return declared or next(filter(None, map(agency_called, markup.site_names)), None)


def credits_of_dateline(dateline: Dateline | None, offset: int) -> Iterator[Credit]:
    """`CITY (AP) —`: the marks in the dateline of the first paragraph.

    Args:
        dateline: the dateline, if there is one.
        offset: where it stands in the page text.
    """
    if dateline is None:
        return
    rule = "dateline_shared" if dateline.shared else "dateline_mark"
    end = offset + len(dateline.text)
    for place, (agency, mark) in enumerate(dateline.agencies):
        yield Credit(agency, rule, dateline.text, "page_text", offset, end, mark, place)


def believed(  # noqa: PLR0913, PLR0917 - the evidence, and all that speaks against it
    found: Iterable[Credit],
    byline: Byline,
    markup: Markup,
    own: str | None,
    language: str | None,
    text: str,
) -> tuple[Credit, ...]:
    """The evidence as far as it counts, each piece once.

    Marks that mean something else are doubted, what names a syndicate on its own site is left
    out, and where the outlet's own people wrote the text an agency only helped.

    Args:
        found: all credits of the page.
        byline: the one that is believed.
        markup: the page's.
        own: agency or syndicate on whose own site the page is.
        language: ISO 639-1 code, where it is known.
        text: headline and body.
    """
    evidence = list(doubted(found, language, text))
    if own and is_syndicate(own):
        evidence = [credit for credit in evidence if credit.agency != own]
    with_house = names_house_and_agency(markup.described.authors)
    counted = (helped(credit, byline, evidence, with_house=with_house) for credit in evidence)
    return tuple(dict.fromkeys(counted))


def helped(
    credit: Credit, byline: Byline, evidence: Sequence[Credit], *, with_house: bool
) -> Credit:
    """Read what may be said of a whole text as said of a part, where the outlet's own wrote it.

    So is an agency's sign-off under a byline of the outlet's own staff; an agency beside a person,
    where another line says that its material was only used; and an agency that the page names as
    an author beside its newsroom (`with_house`).
    """
    if credit.role != "full":
        return credit
    if credit.kind == "contributor" and byline.staff:
        return replace(credit, helped=True)
    used = any(each.rule in _USED and each.agency == credit.agency for each in evidence)
    if credit.kind in _NAMED_BESIDE and (with_house or (used and byline.authors)):
        return replace(credit, helped=True)
    return credit


def titled(byline: Byline, evidence: Iterable[Credit]) -> Byline:
    """The byline with its title, which may stand in a line of its own: "AP Sports Writer"."""
    if byline.title:
        return byline
    below = (
        credit.quote
        for credit in evidence
        if credit.rule == "byline_agency"
        and credit.found_in == "page_text"
        and credit.quote != byline.printed
        and parse_byline(credit.quote).title
    )
    return replace(byline, title=next(below, None))
