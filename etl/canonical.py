"""The article that stands for a story, with its reasons; and what each other one is to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

Role = Literal["original", "reprint", "write_thru"]

FULL_SHARE = 0.9
REPRINT_COVERED = 0.85
WRAPPED_SHARE = 0.5
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Standing:
    """What is weighed of an article: whose it is, how much of the story it has, what it credits.

    `foreign_words` are those that no other copy has: the outlet may have added them, or the
    others may have cut them. `version` is the place among the versions of the story, `attested`
    whether it is more than one outlet's word that there was such a version.
    """

    article_id: int
    agency_own_site: bool
    corrected: bool
    words: int
    foreign_words: int
    credited: bool
    time: datetime | None
    version: int = 1
    attested: bool = True


@dataclass(frozen=True, slots=True)
class Choice:
    """One considered article; rank 1 is the canonical one."""

    standing: Standing
    rank: int
    reasons: tuple[str, ...]


def choose(standings: Sequence[Standing], most: int | None = None) -> list[Choice]:
    """Rank the articles of a story, all or the first so many; their order does not matter.

    The agency's own copy first; then the latest version that is attested; of that those that have
    at least nine tenths of its fullest text; among these the corrected one, the one that credits
    its agency, the one with the fewest words that no other copy has, the earliest. A text of which
    more than half is in no other copy sets no measure: it is another story around this one.
    """
    if len(standings) == 1:
        return [Choice(standings[0], 1, ("the only article of its story",))]
    latest = _latest(standings)
    fullest = max(each.words for each in latest)
    latest_version = latest[0].version

    def key(standing: Standing) -> tuple[object, ...]:
        full = standing.words >= FULL_SHARE * fullest
        return (
            not standing.agency_own_site,
            _is_wrapped(standing),
            standing.version != latest_version,
            not full,
            not standing.corrected,
            not standing.credited,
            standing.foreign_words if full else -standing.words,
            standing.time or _NEVER,
            standing.article_id,
        )

    versions = max(each.version for each in standings)
    return [
        Choice(standing, rank, tuple(_reasons(standing, fullest, versions, latest_version)))
        for rank, standing in enumerate(sorted(standings, key=key)[:most], 1)
    ]


def _latest(standings: Sequence[Standing]) -> list[Standing]:
    """Those of the latest attested version, as far as they are no wrapped ones."""
    for wanted in (
        [each for each in standings if each.attested and not _is_wrapped(each)],
        [each for each in standings if not _is_wrapped(each)],
        standings,
    ):
        if wanted:
            version = max(each.version for each in wanted)
            return [each for each in wanted if each.version == version]
    raise ValueError("a story has at least one article")


def _is_wrapped(standing: Standing) -> bool:
    return standing.foreign_words > WRAPPED_SHARE * standing.words


def _reasons(standing: Standing, fullest: int, versions: int, latest_version: int) -> list[str]:
    reasons = []
    if standing.agency_own_site:
        reasons.append("the agency's own copy")
    if versions > 1:
        latest = "the latest version, " if standing.version == latest_version else ""
        reasons.append(f"{latest}version {standing.version} of {versions}")
    if standing.words >= FULL_SHARE * fullest:
        reasons.append(f"has the full text ({standing.words} words)")
    else:
        reasons.append(f"has {standing.words / fullest:.0%} of the words of the fullest text")
    if standing.corrected:
        reasons.append("carries the correction")
    if standing.credited:
        reasons.append("credits the agency")
    if standing.foreign_words:
        reasons.append(f"{standing.foreign_words} words that no other copy has")
    return reasons


def role_of(covered: float, *, is_canonical: bool) -> Role:
    """What an article is to its story.

    Args:
        covered: share of its words that the canonical article has too.
        is_canonical: whether it is that article itself.
    """
    if is_canonical:
        return "original"
    return "reprint" if covered >= REPRINT_COVERED else "write_thru"
