"""The words that invented news is made of: ordinary ones by frequency, and invented names."""

from __future__ import annotations

import tomllib
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from tools.planted.chance import Chance

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDER = Path(__file__).parent
# Zipf's law with Mandelbrot's shift: the word of rank r is drawn in proportion to 1 / (r + 12).
# The shift is large because the lists lack what is most frequent, the words of the patterns.
_MANDELBROT = 12
# Words drawn in advance; a text takes a run of them.
URN = 60_000
# Of the nouns, this share is two of them: the long tail of any vocabulary.
_COMPOUNDS = 0.3
_VOWELS = "aeiou"


@cache
def words(name: str) -> tuple[str, ...]:
    """A list of words.toml."""
    table = tomllib.loads((FOLDER / "words.toml").read_text("utf-8"))
    return tuple(table[name].split())


@cache
def urns() -> dict[str, tuple[str, ...]]:
    """Words in random order, each as often as it is frequent, by the slot that they fill."""
    chance = Chance("urns")
    nouns = _drawn(words("nouns"), chance)
    firsts = _drawn(words("nouns"), chance)
    singular = tuple(
        f"{first} {noun}" if first != noun and chance.happens(_COMPOUNDS) else noun
        for noun, first in zip(nouns, firsts, strict=True)
    )
    verbs = _drawn(words("verbs"), chance)
    return {
        "N": singular,
        "Ns": tuple(map(plural, singular)),
        "A": _drawn(words("adjectives"), chance),
        "V": tuple(map(past, verbs)),
        "B": verbs,
        "G": tuple(map(gerund, verbs)),
        "D": _drawn(words("adverbs"), chance),
    }


def _drawn(ranked: Sequence[str], chance: Chance) -> tuple[str, ...]:
    weights = [1 / (rank + _MANDELBROT) for rank in range(1, len(ranked) + 1)]
    sums = list(accumulate(weights))
    counts = [round(URN * weight / sums[-1]) for weight in weights]
    listed = [word for word, count in zip(ranked, counts, strict=True) for _ in range(count)]
    listed = (listed + [ranked[-1]] * URN)[:URN]
    for place in range(URN - 1, 0, -1):
        other = chance.below(place + 1)
        listed[place], listed[other] = listed[other], listed[place]
    return tuple(listed)


def plural(noun: str) -> str:
    """The regular plural.

    >>> plural("party"), plural("tax"), plural("ferry captain")
    ('parties', 'taxes', 'ferry captains')
    """
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def past(verb: str) -> str:
    """The regular past tense.

    >>> past("approve"), past("deny"), past("stop"), past("repair")
    ('approved', 'denied', 'stopped', 'repaired')
    """
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return f"{verb[:-1]}ied"
    return f"{_doubled(verb)}ed"


def gerund(verb: str) -> str:
    """The -ing form.

    >>> gerund("close"), gerund("ban"), gerund("attack")
    ('closing', 'banning', 'attacking')
    """
    return f"{verb[:-1] if verb.endswith('e') else _doubled(verb)}ing"


_DOUBLED = frozenset({"control", "stop", "ban", "plan"})


def _doubled(verb: str) -> str:
    return verb + verb[-1] if verb in _DOUBLED else verb


def name(chance: Chance, ends: str) -> str:
    """An invented proper name of two or three syllables.

    Args:
        chance: decides.
        ends: the list of words.toml with its last syllables.
    """
    syllables = [
        chance.pick(words("onsets")) + chance.pick(words("vowels"))
        for _ in range(1 + chance.happens(0.4))
    ]
    if chance.happens(0.5):
        syllables[-1] += chance.pick(words("codas"))
    return ("".join(syllables) + chance.pick(words(ends))).capitalize()
