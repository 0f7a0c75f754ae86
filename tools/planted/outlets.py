"""Invented outlets: who prints an article, under which address, with which lines below it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tools.planted.chance import Chance
from tools.planted.lexicon import name
from tools.planted.prose import Writer

# A prime: any step through the outlets meets each of them once.
OUTLETS = 601
# Outlets that print a paragraph of their own below stories, and how often they do.
FOOTED, FOOTED_ARTICLES = 0.4, 0.7
_PAPERS = ("post", "gazette", "herald", "courier", "tribune", "sentinel", "news", "observer")
_NO_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet; `footer` stands below most of its articles, if it has one."""

    slug: str
    host: str
    footer: str | None


@cache
def outlet(number: int) -> Outlet:
    """The outlet of a number below OUTLETS; always the same."""
    chance = Chance("outlet", number)
    slug = f"{slug_of(name(chance, 'place_ends'))}-{chance.pick(_PAPERS)}-{number}"
    footer = Writer(chance).paragraph(25) if chance.happens(FOOTED) else None
    return Outlet(slug, f"www.{slug}.example", footer)


def outlets(count: int, chance: Chance) -> list[Outlet]:
    """Distinct outlets, at most OUTLETS."""
    start, step = chance.below(OUTLETS), chance.between(1, OUTLETS - 1)
    return [outlet((start + place * step) % OUTLETS) for place in range(min(count, OUTLETS))]


def slug_of(text: str) -> str:
    """The words of a text as an address has them.

    >>> slug_of("Ferry strike: day 2")
    'ferry-strike-day-2'
    """
    plain = text.lower().encode("ascii", "ignore").decode()
    return _NO_SLUG.sub("-", plain).strip("-")
