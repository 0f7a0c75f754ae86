"""Which versions of a story there were, in which order, and from which one each copy was cut.

Copies of the same text are one version of the story. A text that lies whole in another is a cut of
it, unless it was told before any copy of the other: then it is an earlier version that the other
has grown from. Agencies number their versions (write-thrus, leads, updates), so numbers order those
that have one; the others stand where their first telling puts them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from etl.texts import Texts

# By the name of a text: the articles that have it.
Groups = dict[int, list[int]]
# A copy may have lost or gained a sentence and be of the same version still.
WHOLE = 0.9
# Shares that are nearer than this say nothing about which version a copy was cut from.
_ALIKE = 0.02
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Telling:
    """What lineage needs to know of an article's latest text.

    `number` is that of the agency's version, where the text names it; `corrected` whether it says
    that it corrects an earlier one.
    """

    article_id: int
    words: int
    time: datetime | None
    number: int | None = None
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class StoryVersion:
    """One version of a story: its place from 1, its copies in full, the first one first."""

    place: int
    article_ids: tuple[int, ...]
    words: int
    first_at: datetime | None
    number: int | None


@dataclass(frozen=True, slots=True)
class Lineage:
    """The versions of a story in order, and the place of the one that each article was cut from."""

    versions: tuple[StoryVersion, ...]
    version_of: Mapping[int, int]


def lineage(tellings: Sequence[Telling], texts: Texts) -> Lineage:
    """Tell the versions of one story; the result does not depend on the order of anything.

    Args:
        tellings: the articles of the story, each once.
        texts: what their texts have of each other.
    """
    by_id = {each.article_id: each for each in tellings}
    groups: Groups = defaultdict(list)
    for article in sorted(by_id):
        groups[texts.name[article]].append(article)
    words = {name: _words(articles, by_id) for name, articles in groups.items()}
    first = {name: _first(articles, by_id) for name, articles in groups.items()}
    covered = {name: texts.covered[name] for name in groups if name in texts.covered}
    whole = {
        name
        for name, shares in covered.items()
        if any(
            share >= WHOLE and words[other] > words[name] and first[other] <= first[name]
            for other, share in shares.items()
        )
    }
    versions = _in_order([groups[name] for name in sorted(set(groups) - whole)], by_id)
    place = {each: version.place for version in versions for each in version.article_ids}
    # What covers a cut is longer, so it has its place already.
    for name in sorted(whole, key=lambda name: (-words[name], name)):
        shares = _shares(covered[name], groups, place)
        place |= dict.fromkeys(groups[name], _cut_from(shares, first[name], versions))
    return Lineage(versions, place)


def _words(articles: Iterable[int], by_id: Mapping[int, Telling]) -> int:
    return max(by_id[each].words for each in articles)


def _first(articles: Iterable[int], by_id: Mapping[int, Telling]) -> datetime:
    return min(by_id[each].time or _NEVER for each in articles)


def _in_order(
    groups: Sequence[Sequence[int]], by_id: Mapping[int, Telling]
) -> tuple[StoryVersion, ...]:
    """Versions by their first telling; those that have a number keep the order of the numbers."""
    timed = sorted(groups, key=lambda articles: _key(articles, by_id))
    numbered = [articles for articles in timed if _number(articles, by_id) is not None]
    by_number = iter(sorted(numbered, key=lambda articles: _number(articles, by_id) or 0))
    ordered = [
        articles if _number(articles, by_id) is None else next(by_number) for articles in timed
    ]
    return tuple(
        StoryVersion(
            place,
            tuple(sorted(articles, key=lambda each: (by_id[each].time or _NEVER, each))),
            _words(articles, by_id),
            min((time for each in articles if (time := by_id[each].time)), default=None),
            _number(articles, by_id),
        )
        for place, articles in enumerate(ordered, 1)
    )


def _key(articles: Sequence[int], by_id: Mapping[int, Telling]) -> tuple[object, ...]:
    corrected = any(by_id[each].corrected for each in articles)
    return _first(articles, by_id), corrected, _words(articles, by_id), min(articles)


def _number(articles: Iterable[int], by_id: Mapping[int, Telling]) -> int | None:
    numbers = (number for each in articles if (number := by_id[each].number) is not None)
    return max(numbers, default=None)


def _shares(
    covered: Mapping[int, float], groups: Groups, place: Mapping[int, int]
) -> dict[int, float]:
    """How much of a cut each version covers, itself or by another cut of it."""
    shares: dict[int, float] = {}
    for other, share in covered.items():
        if (known := place.get(groups[other][0])) is not None:
            shares[known] = max(share, shares.get(known, 0.0))
    return shares


def _cut_from(shares: Mapping[int, float], time: datetime, versions: Sequence[StoryVersion]) -> int:
    """The version that covers a cut best; of those that do so alike, the latest that was out."""
    best = max(shares.values())
    alike = [place for place, share in shares.items() if share >= best - _ALIKE]
    out = [place for place in alike if (versions[place - 1].first_at or _NEVER) <= time]
    return max(out, default=min(alike))
