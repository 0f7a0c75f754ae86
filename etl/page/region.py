"""The region of a page: the smallest element that holds its article's running text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from etl.page.cards import find_cards
from etl.page.headed import find_headed
from etl.page.names import kind_of_element
from etl.page.others import find_others
from etl.page.readers import find_comments

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from etl.page.blocks import Block
    from etl.page.rules import Rules

# Measured on labelled pages of 50 outlets: body F1 is flat from .80 to .90 and falls on both sides.
_SHARE = 0.85
# What holds this much of the page's prose is its article, whatever its names say; readers' comments
# and consent dialogs can be longer than the article.
_TOO_MUCH = 0.5
_TOO_MUCH_OF = {"comments": 0.9, "consent": 0.9}
_MUCH_RELATED = 0.7
_WHOLE = 1500
_SHORT_ARTICLE = 400
# More prose between headline and region than a standfirst has.
_PASSED_OVER = 300
# Boxes of these kinds are short.
_SHORT = frozenset({"promotion", "share", "meta", "tags", "author", "notice", "correction"})
_MAX_SHORT = 4000
# A headline with less than this share of the prose below it is not the article's.
_BELOW = 0.3
_DIGITS = re.compile(r"\d+")
_LEAVES = frozenset({"p", "li", "td", "th", "blockquote", "pre", "dd"})


@dataclass(frozen=True, slots=True)
class Region:
    """An element, the article's blocks of prose in it, and their size.

    `declared`: the outlet's file says that this is the article.
    `is_below`: whether it stands below the headline.
    """

    element: Any
    prose: Sequence[Block]
    size: int
    declared: bool = False
    is_below: bool = False


@dataclass(frozen=True, slots=True)
class Survey:
    """What a page's prose is: an article's region, and what announces other articles.

    `cards` are the boxes that announce them, and such as follow whole; `announced` is the size
    of their prose. `asides` are elements beside the article, with the kind that their names say.
    """

    region: Region | None = None
    cards: frozenset[Any] = frozenset()
    announced: int = 0
    asides: dict[Any, str] = field(default_factory=dict)


def survey(
    tree: Any,
    blocks: Sequence[Block],
    headline: int | None,
    rules: Rules,
    body: Any | None = None,
) -> Survey:
    """Find the region by descending from the root while one child holds nearly all the prose.

    Prose does not count in elements whose names say that they are no article (comments, related,
    sidebar ...), in cards, and above the headline, unless that is most of the page.

    Args:
        tree: the page.
        blocks: its blocks in document order.
        headline: index of the block that is the headline, where it is known.
        rules: what to apply.
        body: the region where the outlet declares it; the blocks are its own.
    """
    prose = [block for block in blocks if block.is_prose]
    weights = weigh(prose)
    total = weights[tree]
    if not total and body is None:
        return Survey()
    cards = find_cards(blocks, weights) if "cards" in rules else set()
    if headline is not None and "one_article" in rules:
        cards |= find_others(blocks, headline)
    announced = sum(block.own for block in prose if _is_within(block.element, cards))
    asides = _asides(weights, total) if "names" in rules else {}
    if "headed" in rules:
        asides |= _within_limits(find_headed(tree), weights, total)
    if headline is not None:
        for around in blocks[headline].element.iterancestors():
            asides.pop(around, None)
    if body is not None:
        outside = cards | set(asides)
        own = [block for block in prose if not _is_within(block.element, outside)]
        region: Region | None = Region(body, own, weigh(own)[body], declared=True)
        return Survey(region, frozenset(cards), announced, asides)
    above = blocks[: headline + 1] if headline is not None and "headline_anchor" in rules else ()
    region, passed = _region(tree, prose, cards | set(asides), above)
    if passed > _PASSED_OVER and "headed" in rules and (comments := find_comments(tree)):
        asides |= comments
        region, _ = _region(tree, prose, cards | set(asides), above)
    return Survey(region, frozenset(cards), announced, asides)


def whole(tree: Any) -> Region:
    """The page itself, in which no prose was found."""
    body = tree.find("body")
    return Region(tree if body is None else body, (), 0)


def _region(
    tree: Any, prose: Sequence[Block], aside: set[Any], above: Sequence[Block]
) -> tuple[Region | None, int]:
    """The region, and how much prose stands below the headline but above the region."""
    if aside:
        prose = [block for block in prose if not _is_within(block.element, aside)]
    prose = _below(prose, above)
    weights = weigh(prose)
    element = _descend(tree, weights)
    inside = [block for block in prose if _is_within(block.element, {element})]
    if not inside:
        return None, 0
    passed = sum(block.own for block in takewhile(lambda block: block is not inside[0], prose))
    region = Region(element, inside, weights[element], is_below=bool(above))
    return region, passed if above else 0


def _asides(weights: Counter[Any], total: int) -> dict[Any, str]:
    named = {each: kind for each in weights if (kind := kind_of_element(each)) is not None}
    return _within_limits(without_liars(named, weights, total), weights, total)


def without_liars(kinds: dict[Any, str], weights: Counter[Any], total: int) -> dict[Any, str]:
    """Leave out paragraphs of a name that most paragraphs bear: together they are the text."""
    together: Counter[str] = Counter()
    for element, kind in kinds.items():
        if element.tag == "p" and kind in _SHORT and (names := element.get("class")):
            together[names] += weights[element]
    liars = {names for names, weight in together.items() if weight > _TOO_MUCH * total}
    if not liars:
        return kinds
    return {
        element: kind
        for element, kind in kinds.items()
        if element.tag != "p" or element.get("class") not in liars
    }


def _within_limits(kinds: dict[Any, str], weights: Counter[Any], total: int) -> dict[Any, str]:
    return {
        element: kind
        for element, kind in kinds.items()
        if (weight := weights[element]) <= _limit(kind, total)
        and (weight <= _MAX_SHORT or kind not in _SHORT)
    }


def _limit(kind: str, total: int) -> float:
    """How much prose an element of a kind may hold; announcements can outweigh a whole article."""
    limit = _TOO_MUCH_OF.get(kind, _TOO_MUCH) * total
    if kind == "related":
        return max(limit, min(_MUCH_RELATED * total, total - _WHOLE))
    return max(limit, total - _SHORT_ARTICLE) if kind in _TOO_MUCH_OF else limit


def _below(prose: Sequence[Block], above: Sequence[Block]) -> Sequence[Block]:
    if not above:
        return prose
    passed = {id(block) for block in above}
    below = [block for block in prose if id(block) not in passed]
    enough = sum(block.own for block in below) >= _BELOW * sum(block.own for block in prose)
    return below if enough else prose


def weigh(prose: Iterable[Block]) -> Counter[Any]:
    """How much prose each element holds, whatever it holds it in."""
    weights: Counter[Any] = Counter()
    for block in prose:
        weights[block.element] += block.own
        for ancestor in block.element.iterancestors():
            weights[ancestor] += block.own
    return weights


def _descend(element: Any, weights: Counter[Any]) -> Any:
    while True:
        heavy = [child for child in element if child in weights and child.tag not in _LEAVES]
        heaviest = max(heavy, key=weights.__getitem__, default=None)
        if heaviest is None or weights[heaviest] < _SHARE * weights[element]:
            return element
        if any(each is not heaviest and _is_like(each, heaviest) for each in heavy):
            return element
        element = heaviest


def _is_like(part: Any, other: Any) -> bool:
    """Whether two elements beside each other are parts of one text: named alike but for numbers."""
    if part.tag != other.tag:
        return False
    names = _DIGITS.sub("", part.get("class") or "")
    return bool(names) and names == _DIGITS.sub("", other.get("class") or "")


def _is_within(element: Any, elements: set[Any]) -> bool:
    return element in elements or any(each in elements for each in element.iterancestors())
