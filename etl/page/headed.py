"""Boxes that say by their heading that they are no part of the article."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING, Any

from etl.page.blocks import HEADINGS
from etl.page.texts import holds_more, squeezed

if TYPE_CHECKING:
    from collections.abc import Callable

_TAGS = (*sorted(HEADINGS - {"h1"}), "legend", "summary")
_MAX_HEADING = 60
_MAX_HEADINGS = 300
_MAX_CLIMB = 10
# What stands in a heading beside its words: "(12)", "“", "›".
_BESIDE = re.compile(r"[\d\W_]+")
_APOSTROPHE = re.compile("['’]")
_THOUGHTS = re.compile(r"\d+ (?:thoughts?|responses?|replies|comments?) (?:on|to)\b", re.IGNORECASE)
_LISTS = frozenset({"ul", "ol", "dl", "div", "section", "nav", "form", "table"})
_MAX_BOX = 1500
_MAX_FOLLOWING = 2000
_LONG = 80


def kind_of_heading(text: str) -> str | None:
    """Name the kind of box that stands below a heading; None when it is one of the article.

    >>> kind_of_heading("12 Comments"), kind_of_heading("Comments on the plan")
    ('comments', None)
    """
    if len(text) <= _MAX_HEADING and (kind := _headings().get(_fold(text))):
        return kind
    return "comments" if _THOUGHTS.match(text) else None


def _fold(text: str) -> str:
    return _BESIDE.sub(" ", _APOSTROPHE.sub("", text.casefold())).strip()


def is_reply(text: str) -> bool:
    """Whether a text is what one clicks to answer a comment."""
    return len(text) <= _MAX_HEADING and _fold(text) in _replies()


@cache
def _tables() -> dict[str, list[str]]:
    return tomllib.loads(files("etl.page").joinpath("headings.toml").read_text("utf-8"))


@cache
def _headings() -> dict[str, str]:
    return {
        _fold(text): kind
        for kind, texts in _tables().items()
        if kind != "replies"
        for text in texts
    }


@cache
def _replies() -> frozenset[str]:
    return frozenset(map(_fold, _tables()["replies"]))


def find_headed(root: Any) -> dict[Any, str]:
    """Find the boxes below the headings in a part of the page, each with its kind."""
    boxes: dict[Any, str] = {}
    for heading in islice(root.iter(*_TAGS), _MAX_HEADINGS):
        text = "".join(heading.itertext()).strip()
        if text and (kind := kind_of_heading(text)):
            boxes |= dict.fromkeys(box_of(heading, text, kind, root), kind)
    return boxes


def box_of(element: Any, heading: str, kind: str, root: Any) -> list[Any]:
    """The elements that belong to a heading: the box that it opens, else what follows it.

    Args:
        element: where the heading stands.
        heading: its text.
        kind: of the box.
        root: the part of the page that the box is looked for in.
    """
    text = squeezed(heading)
    alone: Any = None
    for _ in range(_MAX_CLIMB):
        if element is None or element is root:
            return _with_following(alone, kind)
        found = _opening(element, len(text) + 1)
        if found == text:
            alone, element = element, element.getparent()
        elif found.startswith(text):
            return [element] if _IS_BOX[kind](element) else []
        else:
            return _with_following(alone, kind)
    return []


def _with_following(heading: Any | None, kind: str) -> list[Any]:
    following = [] if heading is None else _following(heading, kind)
    return [heading, *following] if following else []


def _following(heading: Any, kind: str) -> list[Any]:
    """What stands behind a heading in the flow: comments are the last of a page."""
    if kind == "comments":
        return list(islice(heading.itersiblings(), _MAX_FOLLOWING))
    box = heading.getnext()
    if box is None or (box.tag not in _LISTS and not (kind == "author" and box.tag == "p")):
        return []
    return [box] if _IS_BOX[kind](box) and (kind == "author" or _announces(box)) else []


def _opening(element: Any, size: int) -> str:
    """The first letters of an element's text."""
    text = ""
    for run in element.itertext():
        text += squeezed(run)
        if len(text) >= size:
            break
    return text


def _announces(box: Any) -> bool:
    """Whether a box leads to other pages rather than telling something itself."""
    links = sum(1 for _ in islice(box.iter("a"), _MAX_BOX))
    paragraphs = sum(
        len("".join(each.itertext())) > _LONG and next(each.iter("a"), None) is None
        for each in islice(box.iter("p"), _MAX_BOX)
    )
    return links > 0 and links >= paragraphs


def _holds_no_text(box: Any) -> bool:
    return _is_short(box) and not any(
        len("".join(each.itertext())) > _LONG for each in islice(box.iter("p"), _MAX_BOX)
    )


def _is_short(box: Any) -> bool:
    return not holds_more(box, _MAX_BOX)


def _is_any(_: Any) -> bool:
    return True


_IS_BOX: dict[str, Callable[[Any], bool]] = {
    "comments": _is_any,
    "related": _announces,
    "promotion": _is_short,
    "share": _holds_no_text,
    "tags": _holds_no_text,
    "author": _is_short,
}
