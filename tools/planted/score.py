"""How well planted stories are found again: by kind of copy, by trap and by link.

A story is where most of its articles are: its copies there are found, the others are missed. One
pass over the labels; no pair is ever listed, so a story of 500 copies costs 500 steps.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.agreement import Agreement, agreement

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
    from typing import Any, TypeAlias

    Label: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class KindScore:
    """The copies of one kind.

    `articles` belong to stories with two articles or more and `found` of them are at home with most
    of their story; `recall` is the mean of that share over `stories`, however many copies each has.
    `strangers` of `all_articles`, those that stand alone included, share a home with another
    story's.
    """

    all_articles: int
    articles: int
    found: int
    stories: int
    recall: float
    strangers: int


@dataclass(frozen=True, slots=True)
class LinkScore:
    """Links from articles of one kind to other stories: labelled, found, and joined instead."""

    labelled: int
    found: int
    joined: int


@dataclass(frozen=True, slots=True)
class PlantedScore:
    """All figures of one planted world."""

    agreement: Agreement
    kinds: Mapping[str, KindScore]
    links: Mapping[str, LinkScore]


def score_planted(
    labels: Sequence[Label],
    homes: Mapping[str, Hashable],
    links: Collection[tuple[str, Hashable]] = frozenset(),
) -> PlantedScore:
    """Score found stories.

    Args:
        labels: what Planted.label gives, one an article, the first copy of a story first.
        homes: the found home story of each article by id; one that has none stands alone.
        links: pairs of an article's id and another found story that it is linked to.
    """
    home = {label["id"]: homes.get(label["id"], ("alone", label["id"])) for label in labels}
    places = _places(labels, home)
    return PlantedScore(
        agreement((label["cluster"], home[label["id"]]) for label in labels),
        _kinds(labels, home, places),
        _links(labels, home, places, set(links)),
    )


def _places(
    labels: Iterable[Label], home: Mapping[str, Hashable]
) -> dict[Hashable, Counter[Hashable]]:
    """How many articles of each story are in which found story."""
    places: dict[Hashable, Counter[Hashable]] = defaultdict(Counter)
    for label in labels:
        places[label["cluster"]][home[label["id"]]] += 1
    return places


def _main(counts: Counter[Hashable]) -> Hashable:
    """Where most of a story is; of equals, where its first article is."""
    return max(counts, key=counts.__getitem__)


def _kinds(
    labels: Iterable[Label],
    home: Mapping[str, Hashable],
    places: Mapping[Hashable, Counter[Hashable]],
) -> dict[str, KindScore]:
    main = {story: _main(counts) for story, counts in places.items()}
    stories_at = Counter(where for counts in places.values() for where in counts)
    copies: dict[str, Counter[Hashable]] = defaultdict(Counter)
    found: dict[str, Counter[Hashable]] = defaultdict(Counter)
    everything: Counter[str] = Counter()
    strangers: Counter[str] = Counter()
    for label in labels:
        story, kind, where = label["cluster"], label["copy"], home[label["id"]]
        everything[kind] += 1
        strangers[kind] += stories_at[where] > 1
        if places[story].total() > 1:
            copies[kind][story] += 1
            found[kind][story] += where == main[story]
    return {
        kind: KindScore(
            everything[kind],
            copies[kind].total(),
            found[kind].total(),
            len(copies[kind]),
            _mean([found[kind][story] / count for story, count in copies[kind].items()]),
            strangers[kind],
        )
        for kind in sorted(everything)
    }


def _mean(shares: Sequence[float]) -> float:
    return sum(shares) / len(shares) if shares else 1.0


def _links(
    labels: Iterable[Label],
    home: Mapping[str, Hashable],
    places: Mapping[Hashable, Counter[Hashable]],
    links: Collection[tuple[str, Hashable]],
) -> dict[str, LinkScore]:
    """A link is found when it leads to any part of the story, and joined when it became a home."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for label in labels:
        for story in label["links"]:
            parts = places[story]
            count = counts[label["copy"]]
            count["labelled"] += 1
            count["found"] += any((label["id"], part) in links for part in parts)
            count["joined"] += home[label["id"]] in parts
    return {
        kind: LinkScore(count["labelled"], count["found"], count["joined"])
        for kind, count in sorted(counts.items())
    }
