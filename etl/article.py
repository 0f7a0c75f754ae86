"""A capture's text and markup to one article record."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from crawler.identity import hash64
from crawler.url import host_of, url_key
from etl.agency_item import agency_item
from etl.article_id import article_id_of
from etl.authors import choose_byline
from etl.byline import Byline, parse_byline
from etl.credit_lines import credits_of_furniture
from etl.credit_markup import credits_of_markup
from etl.dateline import Dateline, find_dateline, find_glued_dateline
from etl.furniture import Furniture
from etl.header import Header
from etl.headline_marks import headline_marks
from etl.iptc import UNSAID, Iptc
from etl.language import language_of
from etl.line_marks import ednote_of, line_marks, marks_of_cut, slugline_of
from etl.lines import Line, classify
from etl.markup import Markup
from etl.normalize import heal
from etl.published import context_of, modified_of, published_of
from etl.roundup import is_roundup
from etl.supplier import believed, credits_of_dateline, own_agency_of, titled
from etl.verdict import Verdict, verdict

if TYPE_CHECKING:
    from datetime import datetime

    from crawler.outlet import Outlet
    from etl.capture import Capture
    from etl.credit import Credit
    from etl.dates import Published
    from etl.page.refusal import Refusal
    from etl.version_marks import VersionMark

EXTRACTION_SCHEME = "3"
_FIRST_PARAGRAPHS = 4
_LEAD_CHARS = 1000
_MAX_HEADLINES = 4
_TOLD = frozenset({None, "date_line", "meta", "slugline"})


@dataclass(frozen=True, slots=True)
class Article:
    """What one outlet publishes at one url key, as one capture shows it."""

    capture_id: int
    url: str
    url_key: str
    declared_url: str | None
    outlet: str
    external_id: str | None
    fetched_at: datetime | None
    headline: str | None
    byline: Byline
    dateline: Dateline | None
    body: str
    language: str | None
    section: str | None
    captions: tuple[str, ...]
    paywalled: bool | None
    published: Published | None
    modified: Published | None
    verdict: Verdict
    own_agency: str | None
    agency_item: str | None
    dateline_end: int | None
    kind: Literal["article", "roundup"]
    credits: tuple[Credit, ...] = ()
    furniture: tuple[Furniture, ...] = field(default=(), repr=False)
    iptc: Iptc = UNSAID
    marks: tuple[VersionMark, ...] = ()

    @property
    def agency_own_site(self) -> bool:
        """Whether it is on the own site of an agency or a syndicate."""
        return self.own_agency is not None

    @property
    def article_id(self) -> int:
        """Hash of the url key."""
        return article_id_of(self.url_key)

    @property
    def version_id(self) -> int:
        """Hash of the article, its headline and its body: one distinct text over time."""
        return hash64("version", str(self.article_id), self.headline or "", self.body)


@dataclass(frozen=True, slots=True)
class PageText:
    """The lines of a page in reading order, its markup, and the headline if markup gives one.

    `labels`: the kinds of the lines, by index, that the markup says are furniture. `refused`: why
    the page is no article, if it says so, or what it has too much of to be read. `links`: how many
    links to other pages it has, where it does not call itself an article.
    `cut`: furniture that was cut out of the page's elements and is in none of the lines.
    """

    lines: list[str]
    markup: Markup = field(default_factory=Markup)
    headline: str | None = None
    labels: dict[int, str] = field(default_factory=dict)
    refused: Refusal | None = None
    links: int = 0
    cut: tuple[Furniture, ...] = ()


def compose(capture: Capture, page: PageText, outlet: Outlet | None) -> Article:
    """Put an article together from a page's lines and markup; `body` may come out empty."""
    given, markup = capture.given, page.markup
    headline = given.headline or without_outlet(page.headline, outlet)
    titles = (
        headline,
        page.headline,
        without_outlet(page.headline, outlet),
        *markup.headlines[:_MAX_HEADLINES],
    )
    captions = outlet.caption_labels if outlet else ()
    lines = classify(page.lines, *titles, labels=page.labels, caption_labels=captions)
    header = Header(lines, headline)
    headline = header.headline or _source_headline(capture)
    own = [line for line in header.rest if line.kind is None]
    dateline, offset = _dateline(own)
    header.bylines += _late_bylines(lines, header)
    byline, byline_credits = choose_byline(capture, markup, header, outlet)
    own_agency = own_agency_of(capture, outlet, markup)
    body = "\n\n".join(heal(line.text for line in own))
    language = (
        language_of([given.language]) or markup.language or (outlet.language if outlet else None)
    )
    found = [
        *credits_of_dateline(dateline, offset),
        *byline_credits,
        *credits_of_furniture(lines),
        *credits_of_markup(capture, markup, own_agency, page.lines),
    ]
    evidence = believed(found, byline, markup, own_agency, language, f"{headline}\n{body}")
    lead = " ".join(line.text for line in own[:2])[:_LEAD_CHARS]
    context = context_of(capture, outlet, markup, lead)
    furniture = _furniture(lines, page.cut)
    return Article(
        capture_id=capture.capture_id,
        url=capture.url,
        url_key=url_key(capture.url),
        declared_url=markup.declared_url,
        outlet=outlet_name(capture, outlet),
        external_id=given.external_id,
        fetched_at=capture.fetched_at,
        headline=headline,
        byline=titled(byline, evidence),
        dateline=dateline,
        body=body,
        language=language,
        section=markup.section,
        captions=markup.captions,
        paywalled=markup.paywalled,
        published=published_of(capture, markup, header.dates, context),
        modified=modified_of(capture, markup, context),
        verdict=verdict(evidence),
        own_agency=own_agency,
        agency_item=agency_item(capture.url, markup.declared_url, own_agency, given.external_id),
        dateline_end=offset - dateline.start + dateline.end if dateline else None,
        kind=_kind(headline, header.rest, markup),
        credits=evidence,
        furniture=furniture,
        iptc=_with_leaked(given.iptc, lines),
        marks=(*headline_marks(headline), *line_marks(lines, headline), *marks_of_cut(furniture)),
    )


def _with_leaked(iptc: Iptc, lines: list[Line]) -> Iptc:
    """What an item says, else what of it leaked into a page: its slug and the note to editors."""
    slugline, ednote = iptc.slugline or slugline_of(lines), iptc.ednote or ednote_of(lines)
    if slugline is iptc.slugline and ednote is iptc.ednote:
        return iptc
    return replace(iptc, slugline=slugline, ednote=ednote)


def _kind(headline: str | None, lines: list[Line], markup: Markup) -> Literal["article", "roundup"]:
    """What an article is, by its own lines and by the times of day between them."""
    told = [line.text for line in lines if line.kind in _TOLD]
    is_live = markup.described.is_live
    return "roundup" if is_roundup(headline, told, is_live=is_live) else "article"


def _furniture(lines: list[Line], cut: tuple[Furniture, ...]) -> tuple[Furniture, ...]:
    """The lines that are furniture, then what was cut before there were lines, each once."""
    placed = [Furniture(line.kind, line.text, line.start, line.end) for line in lines if line.kind]
    known = {(each.kind, each.text) for each in placed}
    rest = {(each.kind, each.text): each for each in cut}
    return (*placed, *(each for key, each in rest.items() if key not in known))


def without_outlet(headline: str | None, outlet: Outlet | None) -> str | None:
    """Take the outlet's name off the end of a page title, whatever stands between."""
    if headline is None or outlet is None:
        return headline
    head, found, tail = headline.rpartition(outlet.name)
    return head.rstrip(" |:-–—·»") or headline if found and not tail.strip() else headline


def outlet_name(capture: Capture, outlet: Outlet | None) -> str:
    """Name of the outlet: as given, else its file's, else the host of the page."""
    if capture.given.outlet:
        return capture.given.outlet
    return outlet.slug if outlet is not None else host_of(capture.url) or "unknown"


def _source_headline(capture: Capture) -> str | None:
    return capture.discovery.headline if capture.discovery else None


def _dateline(own: list[Line]) -> tuple[Dateline | None, int]:
    """Find the dateline among the first paragraphs; with a mark also below a page's furniture."""
    end = own[-1].end if own else 0
    for index, line in enumerate(own):
        found = find_dateline(line.text)
        if found is None and index < _FIRST_PARAGRAPHS:
            found = find_glued_dateline(line.text)
        opens = found and found.agency and line.start * 2 < end
        if found and (index < _FIRST_PARAGRAPHS or opens):
            return found, line.start + found.start
    return None, 0


def _late_bylines(lines: list[Line], header: Header) -> list[Line]:
    """Bylines of an agency below the header: above most of the text, or at its very end."""
    own = [line for line in lines if line.kind is None]
    end = own[-1].end if own else 0
    return [
        line
        for line in lines
        if line.kind == "byline"
        and line not in header.bylines
        and (line.start > end or (line.start * 2 < end and line.text[:3].casefold() == "by "))
        and parse_byline(line.text).agency
    ]
