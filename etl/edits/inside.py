"""Edits within one passage that both texts have: what is changed in it, word by word."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from etl.edits.ends import same_ends
from etl.edits.kinds import kind_of_change, kind_of_word, plain_signs
from etl.edits.model import Edit, Span
from etl.edits.quotations import touches
from etl.edits.word_pairs import LARGEST_TABLE, pair_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from etl.edits.align import Block
    from etl.edits.units import Body

Place = tuple[int, int, int, int]


class Passages:
    """Compares passages of two texts, as long as there is time for it.

    `budget` is how many cells of word tables may still be filled; `is_coarse` says that for some
    passage they did not do, and only what is the same at its ends was set apart.
    """

    def __init__(self, a: Body, b: Body, budget: int) -> None:
        self.a, self.b = a, b
        self.budget = budget
        self.is_coarse = False

    def edits(self, block: Block) -> list[Edit]:
        """The edits within a block, in order."""
        a, b = self.a, self.b
        if a.printed(block.a, block.last_a) == b.printed(block.b, block.last_b):
            return []
        sentences = (
            numbers(a, block.a, block.last_a),
            numbers(b, block.b, block.last_b),
        )
        return [
            self._edit(place, is_word=is_word, sentences=sentences)
            for place, is_word in self._places(block)
        ]

    def _places(self, block: Block) -> Iterator[tuple[Place, bool]]:
        """Where the block differs: offsets in both texts, and whether it is at a word of both."""
        a, b = self.a, self.b
        first_a, last_a = a.units[block.a].first, a.units[block.last_a].last
        first_b, last_b = b.units[block.b].first, b.units[block.last_b].last
        pairs, cells = pair_words(
            a.words.keys[first_a:last_a], b.words.keys[first_b:last_b], self.budget
        )
        self._pay(cells)
        at_a, at_b = a.units[block.a].start, b.units[block.b].start
        for i, j in pairs:
            word_a, end_a = a.words.starts[first_a + i], a.words.ends[first_a + i]
            word_b, end_b = b.words.starts[first_b + j], b.words.ends[first_b + j]
            yield from self._gap((at_a, word_a, at_b, word_b))
            if a.text[word_a:end_a] != b.text[word_b:end_b]:
                yield (word_a, end_a, word_b, end_b), True
            at_a, at_b = end_a, end_b
        yield from self._gap((at_a, a.units[block.last_a].end, at_b, b.units[block.last_b].end))

    def _pay(self, cells: int) -> None:
        if cells > self.budget or cells > LARGEST_TABLE:
            self.is_coarse = True
        else:
            self.budget -= cells

    def _gap(self, place: Place) -> Iterator[tuple[Place, bool]]:
        """What stands between two words of both, without the signs that are the same around it.

        Signs at its ends that are the same but for their style are places of their own.
        """
        start_a, end_a, start_b, end_b = place
        left, right = self.a.text[start_a:end_a], self.b.text[start_b:end_b]
        if left == right:
            return
        head_a, tail_a = _signs(left)
        head_b, tail_b = _signs(right)
        inner = place
        if plain_signs(left[:head_a]) == plain_signs(right[:head_b]):
            yield from self._signs((start_a, start_a + head_a, start_b, start_b + head_b))
            inner = (start_a + head_a, end_a, start_b + head_b, end_b)
        is_same_tail = plain_signs(left[tail_a:]) == plain_signs(right[tail_b:])
        if is_same_tail:
            inner = (inner[0], start_a + tail_a, inner[2], start_b + tail_b)
        yield from self._signs(inner)
        if is_same_tail:
            yield from self._signs((start_a + tail_a, end_a, start_b + tail_b, end_b))

    def _signs(self, place: Place) -> Iterator[tuple[Place, bool]]:
        start_a, end_a, start_b, end_b = place
        left, right = self.a.text[start_a:end_a], self.b.text[start_b:end_b]
        if left != right:
            head, tail = same_ends(left, right, _is_sign)
            yield (start_a + head, end_a - tail, start_b + head, end_b - tail), False

    def _edit(
        self,
        place: Place,
        *,
        is_word: bool,
        sentences: tuple[tuple[int, int] | None, tuple[int, int] | None],
    ) -> Edit:
        span_a, span_b = Span(*place[:2]), Span(*place[2:])
        before, after = self.a.text[slice(*span_a)], self.b.text[slice(*span_b)]
        if is_word:
            kind = kind_of_word(before, after)
        else:
            is_quoted = _is_quoted(self.a, span_a) or _is_quoted(self.b, span_b)
            kind = kind_of_change(before, after, is_quoted=is_quoted)
        return Edit(kind, "body", span_a, span_b, before, after, *sentences)


def _is_quoted(body: Body, span: Span) -> bool:
    """Whether the words of a span, not the signs around them, lie in a quotation."""
    head, tail = _signs(body.text[slice(*span)])
    return head < tail and touches(body.quotations, span.start + head, span.start + tail)


def numbers(body: Body, first: int, last: int) -> tuple[int, int] | None:
    """Numbers of the first and the last sentence of some units; None where there is none."""
    found = [unit.number for unit in body.units[first : last + 1] if not unit.is_dateline]
    return (found[0], found[-1]) if found else None


def _signs(text: str) -> tuple[int, int]:
    """Where the signs at the beginning of a text end, and where those at its end begin."""
    places = [place for place, char in enumerate(text) if not _is_sign(char)]
    return (places[0], places[-1] + 1) if places else (len(text), len(text))


def _is_sign(char: str) -> bool:
    return not char.isalnum() and not unicodedata.category(char).startswith("M")
