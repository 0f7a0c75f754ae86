"""What a page's markup says of its article, beside the text."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from etl.agencies import names_agency
from etl.byline import agency_from_place, agency_only
from etl.furniture import kind_of
from etl.jsonld import Described, read_jsonld

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_HEADLINE_META = ("og:title", "twitter:title", "dc.title", "headline")
_PUBLISHED_META = (
    "article:published_time",
    "article:published",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "og:published_time",
    "og:pubdate",
    "cxenseparse:recs:publishtime",
    "date",
)
_MODIFIED_META = ("article:modified_time", "og:updated_time", "datemodified", "last-modified")
_AUTHOR_META = (
    "author",
    "article:author",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
)
_AGENCY_META = ("source", "author", "dc.creator", "dcterms.publisher", "dc.source", "news_source")
_BYLINE_XPATH = (
    "//*[@rel='author' or @itemprop='author' or"
    " contains(translate(@class, 'BYLINEAUTHOR', 'bylineauthor'), 'byline') or"
    " contains(translate(@class, 'BYLINEAUTHOR', 'bylineauthor'), 'author')]"
)
_AUTHOR_LINKS = ".//a[@rel='author' or contains(@href, '/author')]"
_FIRST_BYLINES = 3
# An agency alone is believed only where it can be no photo's credit and no other story's byline.
_ELSEWHERE_XPATH = (
    "ancestor::*[self::figure or self::figcaption or self::nav or self::footer or self::aside]"
)
_PICTURE_CLASS = re.compile(r"photo|caption|image|picture|media|gallery|thumb", re.IGNORECASE)
_SOURCE_XPATH = (
    "//body//*[contains(translate(@class, 'SOURCEAGNY', 'sourceagny'), 'source') or"
    " contains(translate(@class, 'SOURCEAGNY', 'sourceagny'), 'agency')]"
)
_SOURCE_CLASS = re.compile(r"(?:^|[\s_-])(?:source|agency)(?:[\s_-]name)?(?:$|\s)", re.IGNORECASE)
_SOURCE_LABEL = re.compile(r"^(?:source|agency|fuente|quelle|fonte)\s*:\s*", re.IGNORECASE)
# Below a picture, in a menu or in another story's teaser it would speak of something else.
_SHORT_XPATH = (
    "//body//*[self::p or self::div or self::span or self::em or self::i or self::small"
    " or self::li]"
    "[not(*) or self::p][string-length() < 120][not(ancestor-or-self::*[self::figure or"
    " self::figcaption or self::nav or self::footer or self::aside or self::a])]"
)
_MAX_SHORT = 2000
_TIME_XPATH = "//time[@datetime]/@datetime | //*[@itemprop='datePublished']/@content"
_DATE_XPATH = (
    "//*[self::time[not(@datetime)] or contains(@class, 'date') or contains(@class, 'meta')"
    " or contains(@class, 'time')"
    " or contains(@class, 'publish') or contains(@class, 'posted')]"
)
_LICENCE = re.compile(r"#(?P<agency>AP)Rights|apnewsregistry\.com/.*/MAI/", re.IGNORECASE)
_MAX_ELEMENTS = 40
_MAX_CHARS = 300
_TITLE_SEPARATOR = re.compile(r"\s+[|–—·»]\s+|\s+-\s+")


@dataclass(frozen=True, slots=True)
class Markup:
    """What the markup says; lists in the order in which they are to be believed."""

    described: Described = field(default_factory=Described)
    declared_url: str | None = None
    language: str | None = None
    headlines: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    printed_dates: tuple[str, ...] = ()
    modified: str | None = None
    bylines: tuple[str, ...] = ()
    sign_offs: tuple[str, ...] = ()
    source_labels: tuple[str, ...] = ()
    meta_authors: tuple[str, ...] = ()
    meta_sources: tuple[tuple[str, str], ...] = ()
    licence_agency: str | None = None
    licence_quote: str | None = None


def read_markup(tree: HtmlElement) -> Markup:
    """Read a parsed page; nothing in it is trusted to be well-formed or short."""
    metas = dict(_metas(tree))
    described = read_jsonld([str(script) for script in tree.xpath(_JSONLD_XPATH)])
    h1s = [text for element in _first(tree, "//h1") if (text := _text(element))]
    licence = _licence(tree)
    short_texts = _short_texts(tree)
    return Markup(
        described=described,
        declared_url=_declared_url(tree, metas),
        language=_language(tree, described, metas),
        headlines=tuple(_headlines(described, metas, h1s, tree)),
        published=tuple(_published(tree, metas, described)),
        printed_dates=tuple(_printed_dates(tree)),
        modified=described.modified or _any(metas, _MODIFIED_META),
        bylines=tuple(_bylines(tree, short_texts)),
        sign_offs=tuple(text for text in short_texts if kind_of(text) == "contributor"),
        source_labels=tuple(_source_labels(tree)),
        meta_authors=tuple(metas[key] for key in _AUTHOR_META if key in metas),
        meta_sources=tuple((key, metas[key]) for key in _AGENCY_META if key in metas),
        licence_agency="AP" if licence else None,
        licence_quote=licence,
    )


_JSONLD_XPATH = "//script[contains(@type, 'ld+json')]/text()"


def _metas(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """First value of each meta; reversed, so that a dict keeps the first."""
    for meta in reversed(tree.xpath("//meta[@content]")):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        value = _clean(meta.get("content"))
        if name and value:
            yield name.lower().strip(), value


def _any(metas: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((metas[key] for key in keys if key in metas), None)


def _declared_url(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    links = tree.xpath("//link[translate(@rel, 'CANOIL', 'canoil') = 'canonical']/@href")
    for url in [*(str(link).strip() for link in links), metas.get("og:url")]:
        if url and url.startswith(("http://", "https://")) and len(url) < 2000:  # noqa: PLR2004
            return url
    return None


def _language(tree: HtmlElement, described: Described, metas: dict[str, str]) -> str | None:
    for raw in (tree.get("lang"), described.language, metas.get("og:locale")):
        if raw and re.match(r"^[A-Za-z]{2}(?:[-_].*)?$", raw.strip()):
            return raw.strip()[:2].lower()
    return None


def _headlines(
    described: Described, metas: dict[str, str], h1s: list[str], tree: HtmlElement
) -> Iterator[str]:
    """The page's headline is its h1 where the markup's own one says the same; else the markup's."""
    marked = [text for text in (described.headline, _any(metas, _HEADLINE_META)) if text]
    yield from (h1 for h1 in h1s if any(_starts_alike(h1, text) for text in marked))
    if described.headline:
        yield described.headline
    titles = [_text(title) for title in _first(tree, "//head/title")]
    if len(h1s) == 1 and not any(_is_site(h1s[0], title) for title in [*marked, *titles]):
        yield h1s[0]
    yield from (without_site(text) for text in marked)
    yield from (without_site(title) for title in titles if len(h1s) == 1)
    yield from h1s
    yield from (without_site(title) for title in titles)


def _is_site(h1: str, title: str) -> bool:
    """Whether a heading is the outlet's name, as the end of the page's title shows."""
    parts = _TITLE_SEPARATOR.split(title)
    return len(parts) > 1 and parts[-1].strip().casefold() == h1.casefold()


def _starts_alike(one: str, other: str) -> bool:
    a, b = one.casefold().split()[:4], other.casefold().split()[:4]
    return a == b


def without_site(title: str) -> str:
    """Take the outlet's name off a page title.

    >>> without_site("Mill closes after a century | The Example Post")
    'Mill closes after a century'
    """
    parts = _TITLE_SEPARATOR.split(title)
    if len(parts) > 1 and len(parts[0].split()) > 3:  # noqa: PLR2004 - a headline, not a site
        return parts[0].strip()
    return title.strip()


def _published(tree: HtmlElement, metas: dict[str, str], described: Described) -> Iterator[str]:
    if described.published:
        yield described.published
    yield from (metas[key] for key in _PUBLISHED_META if key in metas)
    yield from (str(value)[:_MAX_CHARS] for value in tree.xpath(_TIME_XPATH)[:3])


def _printed_dates(tree: HtmlElement) -> Iterator[str]:
    for element in _first(tree, _DATE_XPATH):
        text = _text(element)
        if text and len(text.split()) <= 20 and re.search(r"\d{4}", text):  # noqa: PLR2004
            yield text


def _bylines(tree: HtmlElement, short_texts: list[str]) -> Iterator[str]:
    seen: set[str] = set()
    yield from (text for text in short_texts if agency_from_place(text))
    elements = _first(tree, _BYLINE_XPATH)
    # Where a byline links its people, the links name them without their jobs.
    for element in elements[:_FIRST_BYLINES]:
        if linked := [name for link in element.xpath(_AUTHOR_LINKS)[:8] if (name := _text(link))]:
            yield ", ".join(dict.fromkeys(linked))
            break
    for element in elements:
        text = _clean(" ".join(element.itertext()))
        if text and len(text.split()) <= 20 and text not in seen:  # noqa: PLR2004 - a line
            if agency_only(text) and (len(seen) >= _FIRST_BYLINES or _is_elsewhere(element)):
                continue
            seen.add(text)
            yield text


def _source_labels(tree: HtmlElement) -> Iterator[str]:
    """Agencies that stand alone in an element which the page calls its source."""
    for element in _first(tree, _SOURCE_XPATH):
        name = _SOURCE_LABEL.sub("", _text(element)).strip(" ()[]-–—")
        if (
            _SOURCE_CLASS.search(element.get("class"))
            and agency_only(name)
            and not _is_elsewhere(element)
        ):
            yield name


def _is_elsewhere(element: Any) -> bool:
    """Whether an element belongs to a picture, or to a part of the page beside the article."""
    if element.xpath(_ELSEWHERE_XPATH):
        return True
    near = [element, *list(element.iterancestors())[:2]]
    return any(_PICTURE_CLASS.search(each.get("class") or "") for each in near)


def _short_texts(tree: HtmlElement) -> list[str]:
    """Short elements that name an agency; the text found in a page often comes without them."""
    texts = (_text(element) for element in tree.xpath(_SHORT_XPATH)[:_MAX_SHORT])
    return [text for text in texts if names_agency(text)]


def _licence(tree: HtmlElement) -> str | None:
    """Licence markup of hNews: AP copy carries a rights link or a beacon of AP's registry."""
    values = tree.xpath("//a[contains(@rel, 'item-license')]/@href | //img/@src")
    for value in values[:500]:
        if _LICENCE.search(str(value)[:_MAX_CHARS]):
            return str(value)[:_MAX_CHARS]
    return None


def _first(tree: HtmlElement, xpath: str) -> list[Any]:
    found: list[Any] = tree.xpath(xpath)
    return found[:_MAX_ELEMENTS]


def _text(element: Any) -> str:
    return _clean(element.text_content())


def _clean(text: str | None) -> str:
    return " ".join(html.unescape(text or "").split())[:_MAX_CHARS]
