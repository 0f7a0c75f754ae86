"""The records: a text that is compared, an edit with its spans, the comparison of two texts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

Kind = Literal[
    "headline_changed",
    "dateline_changed",
    "dateline_dropped",
    "dateline_added",
    "lead_trimmed",
    "lead_added",
    "tail_cut",
    "tail_added",
    "sentences_removed",
    "sentences_inserted",
    "moved",
    "number_changed",
    "quotation_changed",
    "attribution_changed",
    "wording_changed",
    "spelling_localised",
    "typography_changed",
    "rewritten",
]
Part = Literal["headline", "body"]

# What a kind is when the two texts are exchanged; all others stay what they are.
_OPPOSITES: dict[Kind, Kind] = {
    "dateline_dropped": "dateline_added",
    "lead_trimmed": "lead_added",
    "tail_cut": "tail_added",
    "sentences_removed": "sentences_inserted",
}
_OPPOSITES |= {other: kind for kind, other in _OPPOSITES.items()}


class Span(NamedTuple):
    """A part of a text, as character offsets; empty where something stands in the other only."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it is compared; `dateline` as printed, which the body has in it."""

    headline: str
    body: str
    dateline: str | None = None

    def part(self, part: Part) -> str:
        """The text that the spans of a part's edits point into."""
        return self.headline if part == "headline" else self.body


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference: `before` stands at `a` in the first text, `after` at `b` in the other.

    `sentences_a` and `sentences_b` are the numbers, from 1, of the first and the last sentence that
    it touches; None where it touches none, as in the headline, the dateline, or the text in which
    a sentence is not. `changes` are the edits inside of what moved.
    """

    kind: Kind
    part: Part
    a: Span
    b: Span
    before: str
    after: str
    sentences_a: tuple[int, int] | None = None
    sentences_b: tuple[int, int] | None = None
    changes: tuple[Edit, ...] = ()

    def reversed(self) -> Edit:
        """The same difference, seen from the other text."""
        return Edit(
            _OPPOSITES.get(self.kind, self.kind),
            self.part,
            self.b,
            self.a,
            self.after,
            self.before,
            self.sentences_b,
            self.sentences_a,
            tuple(change.reversed() for change in self.changes),
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs between two texts.

    `edits` are in the order of the texts, the headline's first. `sentences_a` and `sentences_b` are
    how many sentences the bodies have, `same` how many pairs of sentences have the same words.
    `too_long`: the texts are so long, or so repetitive, that only a coarse comparison was made.
    """

    edits: tuple[Edit, ...]
    sentences_a: int
    sentences_b: int
    same: int
    too_long: bool = False

    @property
    def has_common_text(self) -> bool:
        """Whether the bodies share anything."""
        return not any(edit.kind == "rewritten" for edit in self.edits)

    def reversed(self) -> Comparison:
        """The same comparison, seen from the other text."""
        edits = tuple(sorted((edit.reversed() for edit in self.edits), key=reading_order))
        return replace(
            self, edits=edits, sentences_a=self.sentences_b, sentences_b=self.sentences_a
        )


def reading_order(edit: Edit) -> tuple[object, ...]:
    """The order of edits: the headline, then the body from its beginning."""
    return edit.part != "headline", edit.a, edit.b, edit.kind
