"""A stream of planted articles, day after day; a day in memory at a time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from crawler.identity import hash64
from tools.planted.chance import Chance
from tools.planted.day import articles_of_day
from tools.planted.model import Planted
from tools.planted.outlets import FOOTED_ARTICLES, outlets, slug_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.planted.model import Unprinted
    from tools.planted.outlets import Outlet

DAY_ARTICLES = 2000
FIRST_DAY = datetime(2026, 3, 2, tzinfo=UTC)
_SLUG_CHARACTERS = 60


def planted(count: int, seed: int = 1) -> Iterator[Planted]:
    """Yield so many articles, each day's in the order of their publication.

    A day has DAY_ARTICLES articles, the last one the rest. Days do not depend on each other, so a
    larger world begins with the whole days of a smaller one.

    Args:
        count: how many articles.
        seed: another seed is another world.
    """
    for day, start in enumerate(range(0, count, DAY_ARTICLES)):
        yield from printed_day(seed, day, min(DAY_ARTICLES, count - start))


def printed_day(seed: int, day: int, articles: int) -> list[Planted]:
    """One day's articles with their outlets, addresses and times."""
    unprinted = articles_of_day(seed, day, articles)
    chance = Chance(seed, "print", day)
    found = []
    for _, copies in groupby(enumerate(unprinted), key=lambda each: each[1].story):
        listed = list(copies)
        for (number, copy), where in zip(listed, outlets(len(listed), chance), strict=True):
            found.append(_printed(copy, f"{seed}-{day}-{number}", day, where, chance))
    return sorted(found, key=lambda each: (each.published, each.id))


def _printed(copy: Unprinted, key: str, day: int, where: Outlet, chance: Chance) -> Planted:
    identity = f"{hash64('planted', key):016x}"
    published = FIRST_DAY + timedelta(days=day, seconds=int(copy.hours * 3600))
    text = copy.draft.text()
    if where.footer and copy.kind != "verbatim" and chance.happens(FOOTED_ARTICLES):
        text = f"{text}\n\n{where.footer}"
    slug = slug_of(copy.draft.headline)[:_SLUG_CHARACTERS]
    return Planted(
        id=identity,
        outlet=where.slug,
        url=f"https://{where.host}/{published:%Y/%m/%d}/{slug}-{identity[:8]}",
        headline=copy.draft.headline,
        text=text,
        published=published,
        fetched_at=published + timedelta(minutes=chance.between(2, 90)),
        story=copy.story,
        kind=copy.kind,
        version=copy.version,
        links=copy.links,
    )
