"""One wire story and its copies."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from tools.planted.edits import EDITS, LOCAL, dateline, headline, stitched, typography
from tools.planted.model import Draft, Unprinted
from tools.planted.prose import Writer
from tools.planted.versions import versions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tools.planted.chance import Chance

# How many of a hundred copies are of which kind.
WEIGHTS = {
    "verbatim": 12, "headline": 12, "dateline": 12, "typography": 10, "cut_75": 8, "cut_50": 8,
    "cut_25": 4, "lead_trim": 5, "cut_25_foreign": 4, "foreign_half": 6, "brief": 4,
    "injected": 7, "stitched": 3, "british": 4, "typo": 3, "sections": 4,
}  # fmt: skip
WHOLE = ("verbatim", "headline", "dateline", "typography")
_KINDS, _SUMS = tuple(WEIGHTS), tuple(accumulate(WEIGHTS.values()))
MOST_VERSIONS = 5
LEAST_WORDS, MOST_WORDS = 200, 1500
LEAD_WORDS = 22
MEDIAN_WORDS, SPREAD_WORDS = 380, 0.42
# From first to last copy: median 3 hours, nine tenths within 13.
MEDIAN_HOURS, SPREAD_HOURS, MOST_HOURS = 3.0, 1.144, 72.0
_AGENCIES = ("AP", "AP", "AP", "Reuters", "AFP", "dpa")
_ALSO_RESET = {headline: 0.4, dateline: 0.45, typography: 0.35}


@dataclass(frozen=True, slots=True)
class Told:
    """A story that others may contain or quote."""

    story: str
    draft: Draft


def draft_of(writer: Writer, *, agency: bool, least_words: int = LEAST_WORDS) -> Draft:
    """A new story, as the agency or an outlet itself first writes it."""
    chance = writer.chance
    size = min(max(int(chance.lognormal(MEDIAN_WORDS, SPREAD_WORDS)), least_words), MOST_WORDS)
    lead = writer.paragraph(LEAD_WORDS)
    paragraphs = (lead, *writer.paragraphs(size - lead.count(" ")))
    if not agency:
        return Draft(writer.headline(), "", paragraphs)
    mark = chance.pick(_AGENCIES)
    line = f"{writer.places[0].upper()} ({mark}) — "
    tail = ("___", _contributed(writer)) if mark == "AP" and chance.happens(0.4) else ()
    return Draft(writer.headline(), line, paragraphs, tail)


def _contributed(writer: Writer) -> str:
    said = f"{writer.filled('names')} in {writer.places[1]}"
    return f"Associated Press writer {said} contributed to this report."


def copies(
    story: str, size: int, chance: Chance, told: Sequence[Told]
) -> tuple[Told, list[Unprinted]]:
    """A wire story and so many copies of it, the first one first.

    A version is printed whole before anybody prints a part of it.
    """
    writer = Writer(chance)
    first = draft_of(writer, agency=True)
    count = min(chance.between(1, MOST_VERSIONS), 1 + size // 3)
    drafts = versions(first, count, chance, writer)
    start = chance.random() * 24
    lags = [0.0, *sorted(lag(chance) for _ in range(size - 1))]
    whole: set[int] = set()
    made = []
    for place, after in enumerate(lags):
        number = min(count - 1, int(count * (place + 0.5) / size * (0.6 + 0.4 * chance.random())))
        kind = _kind(chance) if number in whole else chance.pick(WHOLE)
        whole.add(number)
        made.append(_copy(drafts[number], story, kind, number, start + after, writer, told))
    return Told(story, first), made


def lag(chance: Chance) -> float:
    """Hours from the first copy to another one."""
    return min(chance.lognormal(MEDIAN_HOURS, SPREAD_HOURS), MOST_HOURS)


def _kind(chance: Chance) -> str:
    drawn = chance.random() * _SUMS[-1]
    return next(kind for kind, most in zip(_KINDS, _SUMS, strict=True) if drawn < most)


def _copy(  # noqa: PLR0913, PLR0917 - what a copy depends on
    draft: Draft, story: str, kind: str, number: int, hours: float, writer: Writer,
    told: Sequence[Told],
) -> Unprinted:  # fmt: skip
    chance = writer.chance
    links: tuple[str, ...] = ()
    if kind == "stitched" and told:
        other = chance.pick(told)
        draft, links = stitched(draft, other.draft, chance), (other.story,)
    elif kind in EDITS:
        draft = EDITS[kind](draft, chance, Writer(chance) if kind in LOCAL else writer)
    else:
        kind = "write_thru" if number else "verbatim"
        return Unprinted(draft, story, kind, hours, number + 1)
    return Unprinted(reset(draft, writer), story, kind, hours, number + 1, links)


def reset(draft: Draft, writer: Writer) -> Draft:
    """The changes that come with any other: headline, dateline, type."""
    for edit, share in _ALSO_RESET.items():
        if writer.chance.happens(share):
            draft = edit(draft, writer.chance, writer)
    return draft
