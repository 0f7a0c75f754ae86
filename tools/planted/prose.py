"""Writes invented news: sentences, paragraphs and headlines about one matter."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING

from tools.planted.lexicon import FOLDER, URN, name, urns, words

if TYPE_CHECKING:
    from tools.planted.chance import Chance

Frame = tuple[str, tuple[str, ...]]
_SLOT = re.compile(r"\{(\w+)\}")
# Words that a matter draws at large, and how often it comes back to its own few.
_AT_LARGE, _OWN, _OWN_TIMES = 240, 8, 12
_QUOTED, _SAID, _STOCK, _OPENED, _LINKED = 0.24, 0.12, 0.06, 0.3, 0.62
_SENTENCES = (1, 1, 2, 2, 2, 3, 3)


@cache
def frames(kind: str) -> tuple[Frame, ...]:
    """The patterns of a kind in frames.toml, each with the slots that it fills."""
    table = tomllib.loads((FOLDER / "frames.toml").read_text("utf-8"))
    return tuple(map(frame, table[kind]))


@cache
def reports(number: int) -> tuple[str, ...]:
    """The sentences of a daily report; several reports have the same ones."""
    table = tomllib.loads((FOLDER / "frames.toml").read_text("utf-8"))["reports"]
    return tuple(table[number % len(table)])


def frame(pattern: str) -> Frame:
    """A pattern with its slots apart.

    >>> frame("{L} {V} it")
    ('%s %s it', ('L', 'V'))
    """
    return _SLOT.sub("%s", pattern.replace("%", "%%")), tuple(_SLOT.findall(pattern))


class Writer:
    """Knows the cast, the places and the vocabulary of one matter."""

    def __init__(self, chance: Chance) -> None:
        self.chance = chance
        people = [(chance.pick(words("first_names")), name(chance, "person_ends"))
                  for _ in range(5)]  # fmt: skip
        self.places = [name(chance, "place_ends") for _ in range(4)]
        self._tables = {slot: _vocabulary(chance, urn) for slot, urn in urns().items()} | {
            "S": [f"{first} {last}" for first, last in people],
            "s": [last for _, last in people],
            "L": self.places,
            "O": [f"{place} {chance.pick(words('bodies'))}" for place in self.places],
            "T": chance.some(words("titles"), 3),
            "C": [_count(chance) for _ in range(16)],
            "U": chance.some(words("counted"), 8),
            "P": [f"{chance.between(2, 96)} percent" for _ in range(6)],
            "M": [f"${chance.between(2, 980)} {unit}" for unit in ("million", "billion")],
            "W": chance.some(words("weekdays"), 4),
            "H": [f"{chance.between(2, 30)} {span}" for span in chance.some(words("spans"), 4)],
            "K": [f"{chance.between(1, 12)}:{chance.between(10, 59)} {half}"
                  for half in ("a.m.", "p.m.")],
        }  # fmt: skip

    def fill(self, pattern: Frame) -> str:
        """Fill the slots of a pattern."""
        text, slots = pattern
        tables, random = self._tables, self.chance.random
        chosen = [(table := tables[slot])[int(random() * len(table))] for slot in slots]
        return text % tuple(chosen)

    def filled(self, kind: str) -> str:
        """Fill any pattern of a kind."""
        return self.fill(self.chance.pick(frames(kind)))

    def sentence(self) -> str:
        """One sentence of 8 to 40 words: a statement, or something that somebody said."""
        turn = self.chance.random()
        if turn < _QUOTED:
            return self._quotation()
        said = self._statement()
        if turn < _QUOTED + _SAID:
            said = f"{said}, {self.filled('sayings')}"
        elif turn < _QUOTED + _SAID + _STOCK:
            said += self.filled("stock")
        return ended(said)

    def _statement(self) -> str:
        said = self.filled("clauses")
        if self.chance.happens(_OPENED):
            said = f"{self.filled('openers')}, {said}"
        if self.chance.happens(_LINKED):
            said = f"{said}{self.filled('links')}{self.filled('clauses')}"
        return said

    def _quotation(self) -> str:
        said = self.filled("quotes")
        if self.chance.happens(_LINKED):
            said = f"{said}{self.filled('links')}{self.filled('quotes')}"
        said = said[0].upper() + said[1:]
        return ended(f'"{said}," {self.filled("sayings")}')

    def paragraph(self, least_words: int = 0) -> str:
        """One to three sentences; more where they must have some number of words."""
        said = [self.sentence() for _ in range(self.chance.pick(_SENTENCES))]
        while least_words and sum(each.count(" ") + 1 for each in said) < least_words:
            said.append(self.sentence())
        return with_articles(" ".join(said))

    def speech(self, least_words: int) -> str:
        """One long quotation, as a statement that several reporters were given."""
        said: list[str] = []
        while sum(each.count(" ") + 1 for each in said) < least_words:
            clause = f"{self.filled('quotes')}{self.filled('links')}{self.filled('quotes')}"
            said.append(ended(clause))
        return with_articles(f'"{" ".join(said)}"')

    def paragraphs(self, least_words: int) -> tuple[str, ...]:
        """Paragraphs with at least so many words."""
        found: list[str] = []
        while least_words > 0:
            found.append(self.paragraph())
            least_words -= found[-1].count(" ") + 1
        return tuple(found)

    def headline(self) -> str:
        """Five to ten words."""
        said = with_articles(self.filled("headlines"))
        return said[0].upper() + said[1:]


def with_articles(text: str) -> str:
    """Say `an` before a vowel.

    >>> with_articles("It was a old boat and a ferry.")
    'It was an old boat and a ferry.'
    """
    for vowel in "aeio":
        text = text.replace(f" a {vowel}", f" an {vowel}")
    return text


def ended(said: str) -> str:
    """A sentence with its capital and its stop.

    >>> ended("it left at 9:30 p.m."), ended("it left")
    ('It left at 9:30 p.m.', 'It left.')
    """
    return f"{said[0].upper()}{said[1:]}{'' if said.endswith('.') else '.'}"


def _vocabulary(chance: Chance, urn: tuple[str, ...]) -> list[str]:
    """Words at large as frequent as anywhere, and a few rarer ones that this matter repeats."""
    start = chance.below(URN - _AT_LARGE - _OWN)
    own = urn[start : start + _OWN]
    return [*urn[start + _OWN : start + _OWN + _AT_LARGE], *(own * _OWN_TIMES)]


def _count(chance: Chance) -> str:
    number = int(chance.lognormal(60, 2.2)) + 2
    return f"{number:,}"
