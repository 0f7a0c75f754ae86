"""Two texts to the edits between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.edits.align import align
from etl.edits.between import Sentences
from etl.edits.inside import Passages, numbers
from etl.edits.kinds import are_same_words, has_words
from etl.edits.model import Comparison, Edit, Span, reading_order
from etl.edits.recast import with_recast_dateline
from etl.edits.units import Body

if TYPE_CHECKING:
    from collections.abc import Iterator

    from etl.edits.align import Alignment, Block
    from etl.edits.model import Kind, Part, Text

# Cells of word tables that are filled for two texts: about half a second.
TABLE_BUDGET = 1_500_000


def compare(a: Text, b: Text) -> Comparison:
    """Find what the second text has otherwise than the first.

    Sentences are aligned in order, by exact words first, then by most of their words; what is the
    same elsewhere was moved. Exchanging the texts gives the same edits, seen from the other side.
    The spans of the edits are all that differs: `etl.edits.apply.applied` makes one text of the
    other by them.

    Args:
        a: the text to begin with.
        b: the text to end with.

    >>> from etl.edits.model import Text
    >>> found = compare(Text("", "Rain fell on 12 towns."), Text("", "Rain fell on 15 towns."))
    >>> [(edit.kind, edit.before, edit.after) for edit in found.edits]
    [('number_changed', '12', '15')]
    """
    if _order(b) < _order(a):
        return _compared(b, a).reversed()
    return _compared(a, b)


def _order(text: Text) -> tuple[int, str, str, str]:
    return len(text.body), text.body, text.headline, text.dateline or ""


def _compared(a: Text, b: Text) -> Comparison:
    left = Body(a.body, with_recast_dateline(a, b).dateline)
    right = Body(b.body, with_recast_dateline(b, a).dateline)
    alignment = align(left, right)
    passages = Passages(left, right, TABLE_BUDGET)
    edits = [*_headline(a, b), *_body(left, right, alignment, passages)]
    return Comparison(
        tuple(sorted(edits, key=reading_order)),
        left.sentences,
        right.sentences,
        _same(left, right, alignment),
        too_long=alignment.is_coarse or passages.is_coarse or left.is_coarse or right.is_coarse,
    )


def _headline(a: Text, b: Text) -> Iterator[Edit]:
    if a.headline != b.headline:
        is_same = has_words(a.headline) and are_same_words(a.headline, b.headline)
        yield _whole("typography_changed" if is_same else "headline_changed", "headline", a, b)


def _whole(kind: Kind, part: Part, a: Text, b: Text) -> Edit:
    before, after = a.part(part), b.part(part)
    return Edit(kind, part, Span(0, len(before)), Span(0, len(after)), before, after)


def _body(a: Body, b: Body, alignment: Alignment, passages: Passages) -> Iterator[Edit]:
    if a.text == b.text:
        return
    if not alignment.kept and not alignment.moved:
        yield _rewritten(a, b)
        return
    for block in alignment.kept:
        yield from _of_block(a, b, block, passages)
    sentences = Sentences(a, b, alignment)
    yield from sentences.edits()
    for block, span_a, span_b in sentences.moved():
        yield _moved(a, b, block, (span_a, span_b), passages)


def _rewritten(a: Body, b: Body) -> Edit:
    kind: Kind = "rewritten" if has_words(a.text) or has_words(b.text) else "typography_changed"
    whole_a, whole_b = Span(0, len(a.text)), Span(0, len(b.text))
    ends = numbers(a, 0, len(a.units)), numbers(b, 0, len(b.units))
    return Edit(kind, "body", whole_a, whole_b, a.text, b.text, *ends)


def _of_block(a: Body, b: Body, block: Block, passages: Passages) -> Iterator[Edit]:
    mine, other = a.units[block.a], b.units[block.b]
    if not mine.is_dateline:
        yield from passages.edits(block)
        return
    before, after = a.text[mine.start : mine.end], b.text[other.start : other.end]
    if before != after:
        kind: Kind = "typography_changed" if are_same_words(before, after) else "dateline_changed"
        spans = Span(mine.start, mine.end), Span(other.start, other.end)
        yield Edit(kind, "body", *spans, before, after)


def _moved(a: Body, b: Body, block: Block, places: tuple[Span, Span], passages: Passages) -> Edit:
    span_a, span_b = places
    return Edit(
        "moved",
        "body",
        span_a,
        span_b,
        a.text[slice(*span_a)],
        b.text[slice(*span_b)],
        numbers(a, block.a, block.last_a),
        numbers(b, block.b, block.last_b),
        tuple(passages.edits(block)),
    )


def _same(a: Body, b: Body, alignment: Alignment) -> int:
    """How many sentences have the same words in both texts."""
    pairs = (
        (i, j)
        for each in (*alignment.kept, *alignment.moved)
        for i, j in zip(
            range(each.a, each.last_a + 1), range(each.b, each.last_b + 1), strict=False
        )
    )
    return sum(a.keys[i] == b.keys[j] and not a.units[i].is_dateline for i, j in pairs)
