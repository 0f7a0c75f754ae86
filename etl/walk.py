"""One walk over a page's elements: what says something of the article, by what it is.

Nothing is judged here, and nothing is read of an element beyond a bounded number of characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from etl.agencies import may_name_agency, names_agency
from etl.alternation import any_of
from etl.arc import is_arc
from etl.element_text import MAX_CHARS, clean, text_of
from etl.labels import SOURCE
from etl.places import is_apart, is_outside, leads_to_author, names_author

_MAX_ELEMENTS = 40
_MAX_METAS = 500
_MAX_VALUES = 8
_MAX_SCRIPTS = 50
_MAX_SHORT_CHARS = 120
_MAX_SHORT = 2000
_MAX_LINKS = 500
_MAX_CLASS_CHARS = 500
_MAX_CLASSES = 20_000

_CLASSES = re.compile(
    r"(?P<byline>byline|author|autor(?!i[sz])|auteur|firma|signature|verfasser|kirjoittaja"
    r"|skribent|forfatter|yazar|muhabir|penulis)"
    r"|(?P<source>source|agency|credit|quelle|fuente|fonte|bron|kilde|kaynak|zrodlo|sumber|sursa)"
    r"|(?P<dated>date|time|meta|publish|posted|datum|fecha|tarih|dato)|(?P<caption>caption)",
    re.IGNORECASE,
)
_MAY_NAME = re.compile(
    any_of(
        [
            "date",
            "time",
            "byline",
            "aut",
            "caption",
            "meta",
            "publish",
            "posted",
            "source",
            "agency",
            "datum",
            "dato",
            "fecha",
            "tarih",
            "credit",
            "firma",
            "signature",
            "verfasser",
            "kirjoittaja",
            "skribent",
            "forfatter",
            "yazar",
            "muhabir",
            "penulis",
            "quelle",
            "fuente",
            "fonte",
            "bron",
            "kilde",
            "kaynak",
            "zrodlo",
            "sumber",
            "sursa",
        ]
    )
)
_LINKS = frozenset({"a", "link", "span", "address"})
_SHORT_TAGS = frozenset({"p", "div", "span", "em", "i", "small", "li"})
_LICENCE = re.compile(r"#APRights|apnewsregistry\.com/.{0,200}/MAI/", re.IGNORECASE)
# What a page prints before its date and its author: "Date: 5 March 2026", a row of a list.
_LABEL = re.compile(
    r"(?:(?P<date>date|datum|fecha|data|dato|published|publication date|publicado|erschienen)"
    r"|(?P<author>author|autor(?:in)?(?:/autor(?:in)?)?|auteur|autore|written by)"
    rf"|(?P<source>{SOURCE}))\s*:?",
    re.IGNORECASE,
)
_LABEL_TAGS = frozenset({"strong", "b", "span", "dt", "th", "div"})
_TEXT_TAGS = _LABEL_TAGS | _SHORT_TAGS
_MAX_LABEL_CHARS = 24


@dataclass(slots=True)
class Elements:
    """What a walk met, each list in the order of the page; names of metas are in lower case."""

    metas: dict[str, list[str]] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)
    canonicals: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    h1s: list[str] = field(default_factory=list)
    bylines: list[Any] = field(default_factory=list)
    sources: list[Any] = field(default_factory=list)
    dated: list[Any] = field(default_factory=list)
    times: list[tuple[str, str]] = field(default_factory=list)
    captions: list[Any] = field(default_factory=list)
    author_links: list[Any] = field(default_factory=list)
    labelled: list[tuple[str, str]] = field(default_factory=list)
    short_texts: list[str] = field(default_factory=list)
    licence: str | None = None
    arc: str | None = None
    links: int = 0
    shorts: int = 0

    def meta(self, *names: str) -> tuple[str, str] | None:
        """First of the metas, and its value."""
        return next(((name, self.metas[name][0]) for name in names if name in self.metas), None)


def walk(tree: Any) -> Elements:
    """Walk once over the elements of a page, scripts included."""
    found = Elements()
    kinds = _KNOWN_CLASSES
    for element in tree.iter("*"):
        tag = element.tag
        names = element.get("class")
        known = kinds.get(names) if names else _NO_KINDS
        kind = _kinds_of(names, kinds) if known is None else known
        itemprop = element.get("itemprop")
        if itemprop is not None:
            _read_property(element, itemprop, found)
        rel = element.get("rel") if tag in _LINKS else None
        is_author = itemprop == "author" or "byline" in kind or tag == "address"
        if is_author or (rel and names_author(rel)):
            _add(found.bylines, element)
        if reader := _READERS.get(tag):
            reader(element, found)
        if kind:
            _keep_named(element, kind, found)
        if tag in _TEXT_TAGS:
            text = element.text
            if tag == "p" or (text and not text.isspace()):
                _read_text(element, tag, text or "", found)
    return found


_NO_KINDS: frozenset[str] = frozenset()
# Of a worker's pages: those of one outlet have the same classes.
_KNOWN_CLASSES: dict[str, frozenset[str]] = {}


def _keep_named(element: Any, kind: frozenset[str], found: Elements) -> None:
    if "source" in kind:
        _add(found.sources, element)
    if "dated" in kind and element.tag != "meta":
        _add(found.dated, element)
    if "caption" in kind and element.tag != "figcaption":
        _add(found.captions, element)


def _kinds_of(names: str, known: dict[str, frozenset[str]]) -> frozenset[str]:
    """What the classes of an element say that it holds; pages repeat few of them very often."""
    kind = _NO_KINDS
    plain = names[:_MAX_CLASS_CHARS].lower()
    if _MAY_NAME.search(plain):
        matches = _CLASSES.finditer(plain)
        kind = frozenset(match.lastgroup for match in matches if match.lastgroup)
    if len(known) < _MAX_CLASSES and len(names) <= _MAX_CLASS_CHARS:
        known[names] = kind
    return kind


def _add(elements: list[Any], element: Any) -> None:
    if len(elements) < _MAX_ELEMENTS:
        elements.append(element)


def _read_meta(element: Any, found: Elements) -> None:
    name = element.get("property") or element.get("name") or element.get("itemprop")
    value = clean(element.get("content"))
    if name and value and len(found.metas) < _MAX_METAS:
        values = found.metas.setdefault(name.lower().strip(), [])
        if len(values) < _MAX_VALUES and value not in values:
            values.append(value)


def _read_link(element: Any, found: Elements) -> None:
    if (element.get("rel") or "").lower() == "canonical" and (address := element.get("href")):
        _add(found.canonicals, address.strip())


def _read_script(element: Any, found: Elements) -> None:
    if not element.text:
        return
    if "ld+json" in (element.get("type") or ""):
        if len(found.scripts) < _MAX_SCRIPTS:
            found.scripts.append(element.text)
    elif found.arc is None and is_arc(element.text):
        found.arc = element.text


def _read_title(element: Any, found: Elements) -> None:
    parent = element.getparent()
    if parent is not None and parent.tag == "head":
        _add(found.titles, text_of(element))


def _read_h1(element: Any, found: Elements) -> None:
    if len(found.h1s) < _MAX_ELEMENTS and (text := text_of(element)):
        found.h1s.append(text)


def _read_time(element: Any, found: Elements) -> None:
    if stated := element.get("datetime"):
        if len(found.times) < _MAX_ELEMENTS:
            names = f"{element.get('class')} {element.get('itemprop')} {element.get('title')}"
            found.times.append((clean(stated), names[:MAX_CHARS]))
    else:
        _add(found.dated, element)


def _read_caption(element: Any, found: Elements) -> None:
    _add(found.captions, element)


def _read_anchor(element: Any, found: Elements) -> None:
    if "item-license" in (element.get("rel") or ""):
        _read_address(element.get("href"), found)
    if leads_to_author(element):
        _add(found.author_links, element)


def _read_image(element: Any, found: Elements) -> None:
    _read_address(element.get("src"), found)


def _read_address(address: str | None, found: Elements) -> None:
    """Licence markup of hNews: AP copy carries a rights link or a beacon of AP's registry."""
    found.links += 1
    if address and found.licence is None and found.links <= _MAX_LINKS:
        address = address[:MAX_CHARS]
        if _LICENCE.search(address):
            found.licence = address


_READERS = {
    "meta": _read_meta,
    "link": _read_link,
    "script": _read_script,
    "title": _read_title,
    "h1": _read_h1,
    "time": _read_time,
    "figcaption": _read_caption,
    "a": _read_anchor,
    "img": _read_image,
}


def _read_property(element: Any, name: str, found: Elements) -> None:
    """Keep the first value of a microdata property that is no element's of its own."""
    if name in found.properties or len(found.properties) >= _MAX_METAS:
        return
    stated = element.get("content") or element.get("datetime")
    value = clean(stated) if stated else text_of(element)
    if value:
        found.properties[name] = value


def _read_text(element: Any, tag: str, text: str, found: Elements) -> None:
    """Keep what stands behind a label, and a short text that names an agency."""
    is_label = tag in _LABEL_TAGS and len(text) <= _MAX_LABEL_CHARS
    if is_label and len(found.labelled) < _MAX_VALUES and not len(element):
        _read_label(element, text, found)
    if tag in _SHORT_TAGS and found.shorts < _MAX_SHORT:
        _read_short(element, tag, text, found)


def _read_label(element: Any, text: str, found: Elements) -> None:
    """Keep what stands behind a label, in the same line or in the next element."""
    label = _LABEL.fullmatch(text.strip())
    if label is None or label.lastgroup is None:
        return
    value = clean(element.tail).lstrip(": ")
    following = element.getnext()
    if not value and following is not None:
        value = text_of(following)
    if value:
        found.labelled.append((label.lastgroup, value))


def _read_short(element: Any, tag: str, text: str, found: Elements) -> None:
    """Keep a short text that names an agency; the text found in a page often comes without it."""
    if tag == "p":
        if len(text) > _MAX_SHORT_CHARS and len(text.strip()) > _MAX_SHORT_CHARS:
            return
        text = text_of(element, _MAX_SHORT_CHARS)
    elif len(element):
        return
    if not text or len(text) >= _MAX_SHORT_CHARS or text.isspace():
        return
    found.shorts += 1
    if not may_name_agency(text):
        return
    text = clean(text)
    if names_agency(text) and not is_outside(element) and not is_apart(element):
        found.short_texts.append(text)
