"""The article that stands for a story, with its reasons; and what each other one is to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Role = Literal["original", "reprint", "write_thru"]

FULL_SHARE = 0.9
REPRINT_COVERED = 0.85
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Standing:
    """What is weighed of an article: whose it is, how much of the story it has, what it credits.

    `copied_words` are those that another copy has too (all words of an article that is alone):
    what an outlet added by itself does not make a copy fuller.
    """

    article_id: int
    agency_own_site: bool
    corrected: bool
    copied_words: int
    foreign_words: int
    credited: bool
    time: datetime | None


@dataclass(frozen=True, slots=True)
class Choice:
    """One considered article; rank 1 is the canonical one."""

    standing: Standing
    rank: int
    reasons: tuple[str, ...]


def choose(standings: Sequence[Standing]) -> list[Choice]:
    """Rank the articles of a story; the result does not depend on their order.

    The agency's own copy first; then those that have at least nine tenths of the fullest text;
    among these the corrected one, the one that credits its agency, the one with the least of
    somebody else's words, the earliest.
    """
    fullest = max(standing.copied_words for standing in standings)

    def key(standing: Standing) -> tuple[object, ...]:
        full = standing.copied_words >= FULL_SHARE * fullest
        return (
            not standing.agency_own_site,
            not full,
            not standing.corrected,
            not standing.credited,
            standing.foreign_words if full else -standing.copied_words,
            standing.time or _NEVER,
            standing.article_id,
        )

    ordered = sorted(standings, key=key)
    return [
        Choice(standing, rank, tuple(_reasons(standing, fullest, len(standings))))
        for rank, standing in enumerate(ordered, 1)
    ]


def _reasons(standing: Standing, fullest: int, count: int) -> list[str]:
    if count == 1:
        return ["the only article of its story"]
    reasons = []
    if standing.agency_own_site:
        reasons.append("the agency's own copy")
    if standing.copied_words >= FULL_SHARE * fullest:
        reasons.append(f"has the full text ({standing.copied_words} words shared with a copy)")
    else:
        share = standing.copied_words / fullest if fullest else 0.0
        reasons.append(f"has {share:.0%} of the fullest text")
    if standing.corrected:
        reasons.append("carries the correction")
    if standing.credited:
        reasons.append("credits the agency")
    if standing.foreign_words:
        reasons.append(f"{standing.foreign_words} words of its own")
    return reasons


def role_of(article_id: int, canonical_id: int, covered: Mapping[int, float]) -> Role:
    """What an article is to its story.

    Args:
        article_id: the article.
        canonical_id: the canonical article.
        covered: share of each article's words that the canonical article has too, by article.
    """
    if article_id == canonical_id:
        return "original"
    return "reprint" if covered.get(article_id, 0.0) >= REPRINT_COVERED else "write_thru"
