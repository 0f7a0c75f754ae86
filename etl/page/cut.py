"""Furniture that a region's markup shows: cut out of the tree, and remembered with its kind."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from etl.page.blocks import INLINE
from etl.page.headed import box_of, is_reply, kind_of_heading
from etl.page.names import kind_of_element
from etl.page.pieces import Piece, read_pieces
from etl.page.readers import around_all
from etl.page.region import weigh, without_liars
from etl.page.slides import find_slides
from etl.page.texts import holds_more, squeezed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from etl.page.region import Region
    from etl.page.rules import Rules

# What holds this much of the region's prose is the article, whatever its class says.
_TOO_MUCH = 0.5
# Comments may be any number of times as long as the article; this much of it they leave.
_SHORT_ARTICLE = 200
_MAX_HEADINGS = 300
# A longer text beside a picture is a part of the article that a picture stands in.
_MAX_CAPTION = 700
_LINKED = 0.75
_CELLS = frozenset({"td", "th"})

# What may be cut out of the middle of a line.
_INLINE_KINDS = frozenset({"hidden", "share"})

Kinds = dict[Any, str]


def read_and_cut(
    region: Region, known: Mapping[Any, str], declared: Kinds, rules: Rules
) -> list[tuple[Piece, str | None]]:
    """Read a region's lines, then cut out of it what is furniture by its markup.

    Args:
        region: the article's; it is taken apart.
        known: elements of the page that are furniture, with their kinds.
        declared: elements that the outlet's file cuts, with their kinds.
        rules: what to apply.

    Returns:
        Every line in the order of the page, with the kind that it was cut as; None: not cut.
    """
    kinds: Kinds = dict(known)
    if "names" in rules:
        kinds = _named(region) | kinds
    kinds |= declared
    pieces = [
        (piece, _kind_within(piece.element, kinds)) for piece in read_pieces(region.element, kinds)
    ]
    slides = dict.fromkeys(
        find_slides([piece for piece, kind in pieces if kind is None]), "caption"
    )
    if slides:
        kinds |= slides
        pieces = [(piece, kind or _kind_within(piece.element, slides)) for piece, kind in pieces]
    if "headed" in rules:
        headed = _headed(pieces, region)
        kinds |= headed
        pieces = [(piece, kind or _kind_within(piece.element, headed)) for piece, kind in pieces]
    if "link_lines" in rules:
        for piece, kind in pieces:
            if piece.is_heading and "link_headings" not in rules:
                continue
            if kind is None and _is_link_line(piece, region.element):
                kinds[piece.element] = "related"
        pieces = [(piece, kind or kinds.get(piece.element)) for piece, kind in pieces]
    for element in kinds:
        if element is not region.element and element.getparent() is not None:
            take_out(element)
    return pieces


def own_lines(pieces: Sequence[tuple[Piece, str | None]]) -> list[str]:
    """The lines that were not cut, those whole again out of whose middle words were."""
    own: list[str] = []
    block, is_interrupted = None, False
    for piece, kind in pieces:
        if kind is not None:
            is_interrupted = piece.element.tag in INLINE
            continue
        if is_interrupted and piece.element is block:
            own[-1] = f"{own[-1]} {piece.text}"
        else:
            own.append(piece.text)
        block, is_interrupted = piece.element, False
    return own


def take_out(element: Any) -> None:
    """Take an element out, with all that is in it; the text behind it stays."""
    parent, before = element.getparent(), element.getprevious()
    if element.tail:
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def _named(region: Region) -> Kinds:
    """Elements whose tag or names say what furniture they are, each with its kind."""
    kinds: Kinds = {}
    weights = weigh(region.prose)
    for element in region.element.iterdescendants():
        if not isinstance(element.tag, str) or (kind := kind_of_element(element)) is None:
            continue
        if element.tag in INLINE and kind not in _INLINE_KINDS:
            element = _line_of(element)  # noqa: PLW2901 - the line instead of what is alone in it
            if element is None:
                continue
        is_long = kind == "caption" and sum(map(len, element.itertext())) >= _MAX_CAPTION
        if not is_long and weights[element] < _TOO_MUCH * region.size:
            kinds[element] = kind
    return without_liars(kinds, weights, region.size)


def _headed(pieces: Sequence[tuple[Piece, str | None]], region: Region) -> Kinds:
    """Boxes below short lines that are headings by their words alone, and readers' comments."""
    kinds: Kinds = {}
    headings = (
        (piece, found)
        for piece, kind in pieces
        if kind is None and (found := kind_of_heading(piece.text)) is not None
    )
    for piece, found in islice(headings, _MAX_HEADINGS):
        if piece.element not in kinds:
            kinds |= dict.fromkeys(_box(piece, found, region), found)
    asked = [piece.element for piece, kind in pieces if kind is None and is_reply(piece.text)]
    if (box := around_all(asked)) is not None:
        kinds[box] = "comments"
    whole = sum(len(piece.text) for piece, _ in pieces)
    return {
        element: kind
        for element, kind in kinds.items()
        if sum(map(len, element.itertext()))
        < (whole - _SHORT_ARTICLE if kind == "comments" else _TOO_MUCH * region.size)
    }


def _box(piece: Piece, kind: str, region: Region) -> list[Any]:
    return box_of(piece.element, piece.text, kind, region.element)


def _line_of(element: Any) -> Any | None:
    """The line that an inline element fills alone; None where other text stands beside it."""
    size = len(squeezed("".join(element.itertext())))
    while element is not None and element.tag in INLINE:
        element = element.getparent()
    return element if element is not None and size and not holds_more(element, size) else None


def _kind_within(element: Any, kinds: Kinds) -> str | None:
    if not kinds:
        return None
    if (kind := kinds.get(element)) is not None:
        return kind
    return next((kinds[each] for each in element.iterancestors() if each in kinds), None)


def _is_link_line(piece: Piece, region: Any) -> bool:
    """Whether a line consists of links to elsewhere, and is all that its element holds."""
    element = piece.element
    if piece.linked < _LINKED * len(piece.text) or element.tag in _CELLS or element is region:
        return False
    return len(" ".join("".join(element.itertext()).split())) <= len(piece.text) + 1
