"""What an outlet's own selectors find on a page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from lxml import etree

from etl.dates import Stated
from etl.element_text import MAX_CHARS, text_of
from etl.page.blocks import INLINE
from etl.page.texts import squeezed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from crawler.selector import Selector
    from etl.markup import Markup

FOUND_IN = "outlet selector"
_LINE_KINDS = {"headline": "headline", "byline": "byline", "date": "date_line"}
_MAX_NAMES = 8
_MAX_CLIMB = 8


class Declared(str):
    """A kind of furniture that the outlet's file gives; believed whatever the line says."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Selected:
    """What was found for each field.

    `body` are the parts of the article in page order, none inside another. `cuts` are elements that
    are none, with their kinds; `header` the lines that are headline, byline or date, with theirs.
    """

    headline: str | None = None
    byline: str | None = None
    date: str | None = None
    body: tuple[Any, ...] = ()
    cuts: dict[Any, str] = field(default_factory=dict)
    header: dict[Any, str] = field(default_factory=dict)


def believed(selectors: Sequence[Selector], fetched_at: datetime | None) -> tuple[Selector, ...]:
    """The selectors for a page of that time: their last day is not past; all if it is unknown."""
    if fetched_at is None:
        return tuple(selectors)
    day = fetched_at.astimezone(UTC).date()
    return tuple(each for each in selectors if each.until is None or day <= each.until)


def select(tree: Any, selectors: Iterable[Selector]) -> Selected:
    """Search a page as it was sent, before anything is taken out of it.

    Of the selectors of a field the first that finds anything counts; of those that cut, each does.
    What holds a part of the body is neither cut nor a line of the header.
    """
    found: dict[str, list[Any]] = {}
    cuts: dict[Any, str] = {}
    for each in selectors:
        if each.field == "cut":
            kind = Declared(each.kind) if each.kind else "other"
            cuts |= dict.fromkeys(_find(tree, each.css), kind)
        elif not found.get(each.field):
            elements = _find(tree, each.css)
            found[each.field] = elements if each.field == "body" else elements[:_MAX_NAMES]
    body = _outermost(found.pop("body", []))
    holders = {each for part in body for each in (part, *part.iterancestors())}
    return Selected(
        headline=_first(text_of(each) for each in found.get("headline", ())),
        byline=_joined(text_of(each, joint=" ") for each in found.get("byline", ())),
        date=_first(map(_stated, found.get("date", ()))),
        body=body,
        cuts={each: kind for each, kind in cuts.items() if each not in holders},
        header={each: kind for each, kind in _header(found) if each not in holders},
    )


def told(markup: Markup, selected: Selected) -> Markup:
    """The markup, with what the outlet's selectors found before all that it says itself."""
    if selected.headline:
        markup = replace(markup, headlines=(selected.headline, *markup.headlines))
    if selected.date:
        stated = Stated(selected.date, FOUND_IN)
        markup = replace(markup, published=(stated, *markup.published))
    return replace(markup, selected_byline=selected.byline)


@lru_cache(maxsize=1024)
def _compiled(css: str) -> etree.XPath:
    from crawler.css import xpath_of

    return etree.XPath(xpath_of(css))


def _find(tree: Any, css: str) -> list[Any]:
    elements: Any = _compiled(css)(tree)
    return list(elements)


def _outermost(elements: Sequence[Any]) -> tuple[Any, ...]:
    every = set(elements)
    return tuple(each for each in elements if every.isdisjoint(each.iterancestors()))


def _stated(element: Any) -> str:
    """A time for machines, else as printed."""
    stated = element.get("datetime") or element.get("content")
    return stated.strip()[:MAX_CHARS] if stated else text_of(element, joint=" ")


def _first(texts: Iterable[str]) -> str | None:
    return next(filter(None, texts), None)


def _joined(texts: Iterable[str]) -> str | None:
    return ", ".join(dict.fromkeys(filter(None, texts))) or None


def _header(found: dict[str, list[Any]]) -> Iterable[tuple[Any, str]]:
    for name, elements in found.items():
        for line in map(_line_of, elements):
            if line is not None:
                yield line, Declared(_LINE_KINDS[name])


def _line_of(element: Any) -> Any | None:
    """The block that holds this element alone; None where more stands in its line."""
    text = squeezed("".join(element.itertext()))
    for _ in range(_MAX_CLIMB):
        if element.tag not in INLINE:
            return element if 0 < len(text) <= MAX_CHARS else None
        element = element.getparent()
        if element is None or squeezed("".join(element.itertext())) != text:
            return None
    return None
