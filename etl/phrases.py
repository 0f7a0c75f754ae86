"""How lines that are no part of an article begin, in many languages."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_FIRST = 3
_MAX_CHARS = 80
_LEADING = re.compile(r"^[\W_]+")
_AFTER_LABEL = re.compile(r"\s*(?:[:|>»+\-–—…]|$)")
# Signs of scripts that put no space between words begin here; three of them count as a word.
_UNSPACED = "\u2e80"
_SIGNS_A_WORD = 3
_MAX_LATIN_WORD = 15


@dataclass(frozen=True, slots=True)
class _Phrase:
    kind: str
    max_words: int
    is_label: bool


@cache
def _phrases() -> tuple[dict[str, _Phrase], dict[str, tuple[int, ...]]]:
    """The phrases; and the lengths that they have, by their first characters."""
    phrases: dict[str, _Phrase] = {}
    for table in tomllib.loads(files("etl").joinpath("phrases.toml").read_text("utf-8"))["phrases"]:
        for key in ("openings", "labels"):
            phrase = _Phrase(table["kind"], table["max_words"], key == "labels")
            phrases |= {text.casefold(): phrase for text in table.get(key, ())}
    lengths: dict[str, set[int]] = {}
    for text in phrases:
        lengths.setdefault(text[:_FIRST], set()).add(len(text))
    return phrases, {first: tuple(sorted(known)) for first, known in lengths.items()}


def kind_of_opening(line: str) -> str | None:
    """Name the kind of furniture whose phrase opens a line; None when none does.

    >>> kind_of_opening("+++ Lesen Sie auch: Die Mühle schließt")
    'related'
    >>> kind_of_opening("ANZEIGE - Möbel"), kind_of_opening("Anzeige wurde erstattet.")
    ('share', None)
    """
    phrases, lengths = _phrases()
    folded = " ".join(line[:_MAX_CHARS].casefold().split())
    bare = _LEADING.sub("", folded)
    for text in (folded, bare) if bare != folded else (folded,):
        for length in lengths.get(text[:_FIRST], ()):
            phrase = phrases.get(text[:length])
            if phrase is not None and _opens(text, length, phrase) and _is_short(line, phrase):
                return phrase.kind
    return None


def _opens(text: str, length: int, phrase: _Phrase) -> bool:
    """Whether the phrase ends where a word does, and a label has nothing but a mark behind it."""
    if phrase.is_label:
        return _AFTER_LABEL.match(text, length) is not None
    before, after = text[length - 1], text[length : length + 1]
    return not (before.isalnum() and before < _UNSPACED and after.isalnum() and after < _UNSPACED)


def _is_short(line: str, phrase: _Phrase) -> bool:
    words = len(line.split())
    if len(line) > words * _MAX_LATIN_WORD:
        words = len(line) // _SIGNS_A_WORD
    return words <= phrase.max_words
