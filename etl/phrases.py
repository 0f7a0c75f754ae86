"""How lines that are no part of an article begin, in many languages."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from etl.telling import UNSPACED, rough_words, tells

# No phrase is shorter.
_FIRST = 2
_MAX_CHARS = 80
# Bullets and arrows before a phrase. Quotation marks are none: what people say is the article's,
# however it begins.
_LEADING = re.compile(r"^(?:[^\w\"'“”„‘’«»]|_|»(?=\s))+")
_MARK = re.compile(r"\s*(?:[:|>»+…：｜】]|[.!。！]?$)")
_DASH = re.compile(r"\s*[-–—](?:\s|$)")

_Use = Literal["openings", "leads", "labels"]
_USES: tuple[_Use, ...] = ("openings", "leads", "labels")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """`use`: the list of phrases.toml that it stands in, which says what each means."""

    kind: str
    max_words: int
    use: _Use


@cache
def _phrases() -> tuple[dict[str, _Phrase], dict[str, tuple[int, ...]]]:
    """The phrases; and the lengths that they have, by their first characters."""
    phrases: dict[str, _Phrase] = {}
    for table in tomllib.loads(files("etl").joinpath("phrases.toml").read_text("utf-8"))["phrases"]:
        for use in _USES:
            phrase = _Phrase(table["kind"], table["max_words"], use)
            phrases |= {text.casefold(): phrase for text in table.get(use, ())}
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
            if phrase and _ends_a_word(text, length) and _is_it(phrase, line, text[length:]):
                return phrase.kind
    return None


def _ends_a_word(text: str, length: int) -> bool:
    before, after = text[length - 1], text[length : length + 1]
    return not (before.isalnum() and before < UNSPACED and after.isalnum() and after < UNSPACED)


def _is_it(phrase: _Phrase, line: str, rest: str) -> bool:
    """Whether a line that opens with a phrase is furniture; `rest`: what stands behind that."""
    if rough_words(line) > phrase.max_words:
        return False
    if phrase.use == "labels":
        return bool(_MARK.match(rest) or _DASH.match(rest)) and not tells(line)
    return phrase.use == "openings" or _MARK.match(rest) is not None or not tells(line)
