"""What a page's markup says of its article, beside the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from etl.agencies import agency_of_notice, names_agency
from etl.arc import arc_suppliers
from etl.byline import agency_from_place, agency_only, is_byline
from etl.dates import Stated
from etl.element_text import text_of
from etl.furniture import kind_of
from etl.headlines import CMS_METAS, SOCIAL_METAS, headlines_of
from etl.jsonld import Described, is_free, read_jsonld
from etl.labels import SOURCE
from etl.language import language_of, region_of
from etl.places import is_author_link, is_beside, leads_to_author
from etl.walk import Elements, walk

if TYPE_CHECKING:
    from collections.abc import Iterator


_PUBLISHED_METAS = (
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "dc.date",
    "og:published_time",
    "og:pubdate",
    "cxenseparse:recs:publishtime",
    "date",
)
_MODIFIED_METAS = (
    "article:modified_time",
    "article:modified",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
)
_AUTHOR_METAS = (
    "author",
    "article:author",
    "article:author_name",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
    "byl",
)
_AGENCY_METAS = (
    "source",
    "author",
    "article:author",
    "articleauthor",
    "dc.creator",
    "dc.source",
    "dcterms.creator",
    "dcterms.publisher",
    "news_source",
    "article:source",
    "provider",
    "byl",
    "parsely-author",
    "sailthru.author",
)
# Where a page says it was first published; most say so of themselves.
_SOURCE_URLS = ("syndication-source", "original-source")
_SECTION_METAS = ("article:section", "parsely-section", "og:section", "cxenseparse:section")
_SITE_METAS = ("og:site_name", "application-name", "apple-mobile-web-app-title")
_LANGUAGE_METAS = ("og:locale", "content-language", "language", "dc.language")
# What article:content_tier may say (the words of Facebook's and Google's documentation).
_TIERS = {"free": False, "metered": True, "locked": True}

_MAX_LINKS = 30
_MAX_NAMES = 8
_FIRST_BYLINES = 3
_MAX_PRINTED = 20
_MAX_BYLINE_WORDS = 20
_MAX_CAPTIONS = 40
_CAPTION_CHARS = 600
_MIN_CAPTION_WORDS = 3
_EXACT = re.compile(
    r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d)"
    r"[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?(?:Z|[+-](?:0\d|1[0-3]):?[0-5]\d)"
)
_YEAR = re.compile(r"\d{4}")
_MODIFIED_NAMES = re.compile(r"modif|updat|aktualis|actualiz", re.IGNORECASE)
_PUBLISHED_NAMES = re.compile(r"publi|entry-date|posted", re.IGNORECASE)
_SOURCE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:sources?|agency|credits?|quelle|fuente|fonte|bron|kilde|kaynak|zrodlo|sumber"
    r"|sursa)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SOURCE_LABEL = re.compile(rf"^(?:{SOURCE})\s*[:：]\s*", re.IGNORECASE)
_SIGNED = re.compile(rf"^(?:(?:{SOURCE})\s*[:：]|[-–—]\s?\w)", re.IGNORECASE)
# Names of others who write on a page: readers, and authors of the stories that it announces.
_OTHERS = re.compile(
    r"comment|teaser|related|recommend|promo|appetizer|widget|sidebar|most[_-]?read|trending",
    re.IGNORECASE,
)
_MAX_URL = 2000


@dataclass(frozen=True, slots=True)
class Markup:
    """What the markup says; lists in the order in which they are to be believed."""

    described: Described = field(default_factory=Described)
    declared_url: str | None = None
    language: str | None = None
    region: str | None = None
    sites: tuple[str, ...] = ()
    site_names: tuple[str, ...] = ()
    description: str | None = None
    called_article: bool = False
    called_video: bool = False
    title: str | None = None
    headlines: tuple[str, ...] = ()
    published: tuple[Stated, ...] = ()
    printed_dates: tuple[str, ...] = ()
    modified: tuple[Stated, ...] = ()
    section: str | None = None
    captions: tuple[str, ...] = ()
    paywalled: bool | None = None
    selected_byline: str | None = None
    bylines: tuple[str, ...] = ()
    sign_offs: tuple[tuple[str, str], ...] = ()
    source_labels: tuple[str, ...] = ()
    meta_authors: tuple[str, ...] = ()
    meta_sources: tuple[tuple[str, str], ...] = ()
    source_urls: tuple[tuple[str, str], ...] = ()
    cms_sources: tuple[tuple[str, str], ...] = ()
    licence_agency: str | None = None
    licence_quote: str | None = None


def read_markup(tree: Any) -> Markup:
    """Read a parsed page; nothing in it is trusted to be well-formed or short."""
    found = walk(tree)
    declared = _declared_url(found)
    described = read_jsonld(found.scripts, declared)
    sites = (*_values(found, _SITE_METAS), *described.publishers)
    published = tuple(_published(found, described))
    tags = [tree.get("lang"), described.language, *_values(found, _LANGUAGE_METAS)]
    return Markup(
        described=described,
        declared_url=declared,
        language=language_of(tags),
        region=region_of(tags),
        sites=tuple(dict.fromkeys(sites)),
        site_names=tuple(_values(found, _SITE_METAS)),
        description=next(iter(_values(found, ("description", "og:description"))), None),
        called_article=described.is_article or "article" in found.metas.get("og:type", ()),
        called_video=described.is_video or _has_video_type(found),
        title=found.titles[0] if found.titles else None,
        headlines=tuple(
            dict.fromkeys(
                headlines_of(
                    described.headline,
                    _values(found, (*CMS_METAS, *SOCIAL_METAS)),
                    found.h1s,
                    found.titles,
                    sites,
                )
            )
        ),
        published=published,
        printed_dates=() if any(map(_is_exact, published)) else tuple(_printed_dates(found)),
        modified=tuple(_modified(found, described)),
        section=_section(found, described),
        captions=tuple(_captions(found, described)),
        paywalled=_paywalled(found, described),
        bylines=tuple(_bylines(found)),
        sign_offs=tuple(_sign_offs(found)),
        source_labels=tuple(_source_labels(found)),
        meta_authors=tuple(_joined(found, _AUTHOR_METAS)),
        meta_sources=tuple(
            (key, value) for key in _AGENCY_METAS for value in found.metas.get(key, ())[:1]
        ),
        source_urls=tuple(
            (f"meta {key}", value) for key in _SOURCE_URLS for value in found.metas.get(key, ())[:1]
        ),
        cms_sources=tuple(arc_suppliers(found.arc)) if found.arc else (),
        licence_agency="AP" if found.licence else None,
        licence_quote=found.licence,
    )


def _has_video_type(found: Elements) -> bool:
    return any(kind.startswith("video") for kind in found.metas.get("og:type", ()))


def _values(found: Elements, names: tuple[str, ...]) -> list[str]:
    return [found.metas[name][0] for name in names if name in found.metas]


def _joined(found: Elements, names: tuple[str, ...]) -> Iterator[str]:
    """The values of each meta as one line: many systems repeat the meta for each author."""
    for name in names:
        if values := found.metas.get(name):
            yield ", ".join(values)


def _declared_url(found: Elements) -> str | None:
    for url in [*found.canonicals, *_values(found, ("og:url",))]:
        if url.startswith(("http://", "https://")) and len(url) < _MAX_URL:
            return url
    return None


def _published(found: Elements, described: Described) -> Iterator[Stated]:
    if described.published:
        yield Stated(described.published, "JSON-LD datePublished")
    yield from (
        Stated(found.metas[name][0], f"meta {name}")
        for name in _PUBLISHED_METAS
        if name in found.metas
    )
    if value := found.properties.get("datePublished"):
        yield Stated(value, "itemprop datePublished")
    times = [raw for raw, names in found.times if not _is_change(names)]
    yield from (Stated(raw, "time element") for raw in times[:3])


def _is_exact(stated: Stated) -> bool:
    """Whether a time needs no other beside it: what is printed would not be read."""
    return _EXACT.fullmatch(stated.raw) is not None


def _modified(found: Elements, described: Described) -> Iterator[Stated]:
    if described.modified:
        yield Stated(described.modified, "JSON-LD dateModified")
    yield from (
        Stated(found.metas[name][0], f"meta {name}")
        for name in _MODIFIED_METAS
        if name in found.metas
    )
    if value := found.properties.get("dateModified"):
        yield Stated(value, "itemprop dateModified")
    times = [raw for raw, names in found.times if _is_change(names)]
    yield from (Stated(raw, "time element") for raw in times[:1])


def _is_change(names: str) -> bool:
    """Whether names of a time element say that it is of a change; themes call both "updated"."""
    return bool(_MODIFIED_NAMES.search(names)) and not _PUBLISHED_NAMES.search(names)


def _printed_dates(found: Elements) -> Iterator[str]:
    yield from (text for kind, text in found.labelled if kind == "date" and _YEAR.search(text))
    for element in found.dated:
        text = text_of(element)
        if text and len(text.split()) <= _MAX_PRINTED and _YEAR.search(text):
            yield text


def _section(found: Elements, described: Described) -> str | None:
    stated = (described.section, *_values(found, _SECTION_METAS))
    return next(filter(None, (*stated, found.properties.get("articleSection"))), None)


def _captions(found: Elements, described: Described) -> Iterator[str]:
    """What the pictures of the article show: each caption once, not a part of another."""
    shown = (element for element in found.captions if next(element.iter("h1", "h2"), None) is None)
    texts = [text_of(element, _CAPTION_CHARS) for element in shown]
    texts += [caption[:_CAPTION_CHARS] for caption in described.captions]
    given: list[str] = []
    for text in islice(dict.fromkeys(texts), _MAX_CAPTIONS):
        if len(text.split()) >= _MIN_CAPTION_WORDS and not any(text in other for other in given):
            given.append(text)
    return iter(given)


def _paywalled(found: Elements, described: Described) -> bool | None:
    """The JSON-LD's word, else the microdata's, else the meta of the content's tier."""
    if described.paywalled is not None:
        return described.paywalled
    free = is_free(found.properties.get("isAccessibleForFree"))
    if free is not None:
        return not free
    tier = found.meta("article:content_tier")
    return _TIERS.get(tier[1].casefold()) if tier else None


def _bylines(found: Elements) -> Iterator[str]:
    seen: set[str] = set()
    yield from (text for text in found.short_texts if agency_from_place(text))
    elements = [element for element in found.bylines if not _is_others(element)]
    elements += [
        element
        for element, text in _sources(found)
        if is_byline(text) and kind_of(text) == "byline"
    ]
    # Where a byline links its people, the links name them without their jobs.
    for element in elements[:_FIRST_BYLINES]:
        if linked := _linked_names(element):
            yield ", ".join(linked)
            break
    for element in elements:
        text = text_of(element, joint=" ")
        if text and len(text.split()) <= _MAX_BYLINE_WORDS and text not in seen:
            if agency_only(text) and (len(seen) >= _FIRST_BYLINES or is_beside(element)):
                continue
            seen.add(text)
            yield text
    yield from (text for kind, text in found.labelled if kind == "author")
    links = (link for link in found.author_links if not _is_others(link))
    yield from (text for link in islice(links, 1) if (text := text_of(link)) and not seen)


def _linked_names(element: Any) -> list[str]:
    links = islice(element.iter("a"), _MAX_LINKS)
    names = (text_of(link) for link in links if is_author_link(link) or leads_to_author(link))
    return list(dict.fromkeys(name for name in names if name))[:_MAX_NAMES]


def _is_others(element: Any) -> bool:
    """Whether a byline is a picture's, a reader's, or that of a story that the page announces."""
    if element.tag in {"figure", "figcaption"}:
        return True
    near = (element, *islice(element.iterancestors(), 3))
    return any(
        each.tag in {"figure", "figcaption", "aside", "nav", "footer"}
        or _OTHERS.search(each.get("class") or "")
        for each in near
    )


def _sign_offs(found: Elements) -> Iterator[tuple[str, str]]:
    """Short texts that say who supplied the article, each with its kind.

    A name or a mark alone may be anything's label: it needs a dash, or to be called a source. A
    notice may be the site's: it needs a syndicate's own form.
    """
    for text in found.short_texts:
        kind = kind_of(text)
        if (
            kind == "contributor"
            or (kind == "tagline" and _SIGNED.match(text))
            or (kind == "notice" and agency_of_notice(text))
        ):
            yield text, kind
    for _, text in _sources(found):
        if (kind := kind_of(text)) in {"tagline", "notice"}:
            yield text, str(kind)


def _source_labels(found: Elements) -> Iterator[str]:
    """Agencies that stand alone in an element which the page calls its source."""
    yield from (text for kind, text in found.labelled if kind == "source" and agency_only(text))
    for _, text in _sources(found):
        name = _SOURCE_LABEL.sub("", text).partition(" | ")[0].strip(" ()[]-–—")
        if agency_only(name):
            yield name


def _sources(found: Elements) -> Iterator[tuple[Any, str]]:
    """Elements that are called the source of the article, no picture's, and name an agency."""
    for element in found.sources:
        text = text_of(element)
        if (
            names_agency(text)
            and _SOURCE_CLASS.search(element.get("class") or "")
            and not is_beside(element)
            and not _is_others(element)
        ):
            yield element, text
