"""Write-thrus: the later versions that an agency makes of its own story."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tools.planted.chance import Chance
    from tools.planted.model import Draft
    from tools.planted.prose import Writer

_NUMBER = re.compile(r"\b\d[\d,]*\b")
_LEAST_PARAGRAPHS = 4


def versions(first: Draft, count: int, chance: Chance, writer: Writer) -> tuple[Draft, ...]:
    """All versions of a story, the first one first."""
    found = [first]
    while len(found) < count:
        found.append(next_version(found[-1], chance, writer))
    return tuple(found)


def next_version(draft: Draft, chance: Chance, writer: Writer) -> Draft:
    """Rewrite the lead, add a paragraph or two, drop one, and correct a number."""
    paragraphs = [writer.paragraph(22), *draft.paragraphs[1:]]
    for _ in range(chance.between(1, 2)):
        paragraphs.insert(chance.between(1, len(paragraphs)), writer.paragraph())
    if len(paragraphs) > _LEAST_PARAGRAPHS and chance.happens(0.7):
        del paragraphs[chance.between(2, len(paragraphs) - 1)]
    headline = writer.headline() if chance.happens(0.5) else draft.headline
    return replace(draft, headline=headline, paragraphs=_corrected(paragraphs, chance))


def _corrected(paragraphs: list[str], chance: Chance) -> tuple[str, ...]:
    """Change the first number of some paragraph below the lead."""
    places = [at for at, text in enumerate(paragraphs) if at and _NUMBER.search(text)]
    if places:
        at = chance.pick(places)
        paragraphs[at] = _NUMBER.sub(_raised, paragraphs[at], count=1)
    return tuple(paragraphs)


def _raised(number: re.Match[str]) -> str:
    value = int(number.group().replace(",", ""))
    return f"{value + 1 + value // 10:,}"
