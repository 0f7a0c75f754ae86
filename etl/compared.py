"""Shows what an outlet changed: word by word, readable with colours and without."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from etl.demo.typography import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DASH = re.compile(r"(?<= )(?:–|--|-|_)(?= )")
LARGEST = 20_000  # words; the comparison grows with the square


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: `same` in both texts, `gone` from the copy or `new` in it."""

    kind: str
    text: str


def compared(original: str, copy: str) -> list[list[Piece]]:
    """Compare two texts paragraph by paragraph, then word by word where a paragraph was edited.

    Typography (quotes, dashes, spaces) does not count as a change.

    >>> compared("It rained on Tuesday.", "It rained on March 3.")[0][1:3]
    [Piece(kind='gone', text='Tuesday.'), Piece(kind='new', text='March 3.')]
    """
    olds, news = _paragraphs(original), _paragraphs(copy)
    lines: list[list[Piece]] = []
    for kind, i, j, m, n in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if kind == "equal":
            lines += [[Piece("same", p)] for p in olds[i:j]]
        else:
            lines += _changed(olds[i:j], news[m:n])
    return lines


def _changed(olds: Sequence[str], news: Sequence[str]) -> Iterator[list[Piece]]:
    """Pair each old paragraph with the most similar new one, in order; the rest is gone or new."""
    at = 0
    for old in olds:
        found = next((k for k in range(at, len(news)) if _alike(old, news[k])), None)
        if found is None:
            yield [Piece("gone", old)]
            continue
        yield from ([Piece("new", p)] for p in news[at:found])
        yield _words(old, news[found])
        at = found + 1
    yield from ([Piece("new", p)] for p in news[at:])


def _alike(old: str, new: str) -> bool:
    first, second = set(old.split()), set(new.split())
    return len(first & second) > min(len(first), len(second)) / 2


def _words(old: str, new: str) -> list[Piece]:
    a, b = old.split()[:LARGEST], new.split()[:LARGEST]
    pieces = []
    for kind, i, j, m, n in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece("same", " ".join(a[i:j])))
            continue
        if j > i:
            pieces.append(Piece("gone", " ".join(a[i:j])))
        if n > m:
            pieces.append(Piece("new", " ".join(b[m:n])))
    return pieces


def _paragraphs(text: str) -> list[str]:
    return [DASH.sub("—", plain(p)) for p in re.split(r"\n+", text) if p.strip()]
