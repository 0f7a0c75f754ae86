"""What outlets do to wire copy: each kind of copy is a function of a text.

The writer of an edit is the outlet's own where it brings new words (LOCAL), else the story's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from etl.demo.edits import SPELLING
from etl.demo.typography import with_dash, with_quotes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tools.planted.chance import Chance
    from tools.planted.model import Draft
    from tools.planted.prose import Writer

FOREIGN_WORDS = 120
BRIEF_PARAGRAPHS = 3
_LARGEST_FOREIGN = 0.5
_SPELLED = re.compile(rf"\b({'|'.join(SPELLING)})\b")
_DASHES = ("—", "-", "--", "–", "_")


def headline(draft: Draft, _: Chance, writer: Writer) -> Draft:
    """Give it a headline of the outlet's own."""
    return replace(draft, headline=writer.headline())


def dateline(draft: Draft, chance: Chance, _: Writer) -> Draft:
    """Drop the dateline, strip the agency's mark from it, or recast it."""
    place = draft.dateline.partition(" (")[0]
    recast = ("", f"{place} — ", f"{place} -- ", f"{place.title()}: ", f"{place} (AP) - ")
    return replace(draft, dateline=chance.pick(recast))


def typography(draft: Draft, chance: Chance, _: Writer) -> Draft:
    """Set it with curly quotes and a dash of the outlet's own."""
    dash = chance.pick(_DASHES)

    def reset(text: str) -> str:
        return with_dash(with_quotes(text, "curly"), dash)

    return replace(
        draft,
        headline=reset(draft.headline),
        dateline=reset(draft.dateline),
        paragraphs=_mapped(draft.paragraphs, reset),
    )


def cut(draft: Draft, share: float) -> Draft:
    """Cut from the bottom at the paragraph that leaves about this share of the words."""
    wanted, left = share * draft.words, 0
    kept = 0
    for paragraph in draft.paragraphs:
        size = paragraph.count(" ") + 1
        if kept and abs(left + size - wanted) > abs(left - wanted):
            break
        kept, left = kept + 1, left + size
    return replace(draft, paragraphs=draft.paragraphs[:kept], tail=())


def cut_75(draft: Draft, _: Chance, __: Writer) -> Draft:
    """Keep the upper three quarters."""
    return cut(draft, 0.75)


def cut_50(draft: Draft, _: Chance, __: Writer) -> Draft:
    """Keep the upper half."""
    return cut(draft, 0.5)


def cut_25(draft: Draft, _: Chance, __: Writer) -> Draft:
    """Keep the upper quarter."""
    return cut(draft, 0.25)


def cut_25_foreign(draft: Draft, chance: Chance, writer: Writer) -> Draft:
    """Keep the upper quarter, with some 120 words of the outlet's own around it."""
    return _beside(cut(draft, 0.25), writer.paragraphs(FOREIGN_WORDS), chance)


def lead_trim(draft: Draft, chance: Chance, _: Writer) -> Draft:
    """Drop the first paragraph or two, and the dateline with them."""
    most = min(2, len(draft.paragraphs) - 1)
    return replace(draft, dateline="", paragraphs=draft.paragraphs[chance.between(1, most) :])


def foreign_half(draft: Draft, chance: Chance, writer: Writer) -> Draft:
    """Put local paragraphs around it, up to half of the text."""
    share = 0.2 + chance.random() * (_LARGEST_FOREIGN - 0.2)
    most = int(draft.words * share / (1 - share))
    local: list[str] = []
    words = 0
    for paragraph in writer.paragraphs(most):
        words += paragraph.count(" ") + 1
        if words <= most or not local:
            local.append(paragraph)
    return _beside(draft, local, chance)


def brief(draft: Draft, _: Chance, __: Writer) -> Draft:
    """Keep the first three paragraphs."""
    return replace(draft, paragraphs=draft.paragraphs[:BRIEF_PARAGRAPHS], tail=())


def injected(draft: Draft, chance: Chance, writer: Writer) -> Draft:
    """Print captions and promotions between the paragraphs."""
    paragraphs = list(draft.paragraphs)
    for _ in range(chance.between(1, 3)):
        kind = chance.pick(("captions", "promotions"))
        line = writer.filled(kind)
        if kind == "captions":
            line = f"{line}. (AP Photo/{writer.filled('names')})"
        paragraphs.insert(chance.between(1, len(paragraphs)), line[0].upper() + line[1:])
    return replace(draft, paragraphs=tuple(paragraphs))


def british(draft: Draft, _: Chance, __: Writer) -> Draft:
    """Spell as British papers do."""

    def spelled(text: str) -> str:
        return _SPELLED.sub(lambda word: SPELLING[word[1]], text)

    return replace(draft, paragraphs=_mapped(draft.paragraphs, spelled))


def typo(draft: Draft, chance: Chance, _: Writer) -> Draft:
    """Set one word in the wrong case, and lose a letter of another."""
    paragraphs = list(draft.paragraphs)
    for spoil in (str.swapcase, _shortened):
        place = chance.below(len(paragraphs))
        words = paragraphs[place].split(" ")
        at = chance.below(len(words))
        words[at] = spoil(words[at])
        paragraphs[place] = " ".join(words)
    return replace(draft, paragraphs=tuple(paragraphs))


def sections(draft: Draft, chance: Chance, _: Writer) -> Draft:
    """Part it by `___` lines; the last section may be dropped."""
    middle = max(1, (2 * len(draft.paragraphs)) // 3)
    upper, lower = draft.paragraphs[:middle], draft.paragraphs[middle:]
    if chance.happens(0.5) or not lower:
        return replace(draft, paragraphs=(*upper, "___"), tail=())
    return replace(draft, paragraphs=(*upper, "___", *lower))


def stitched(draft: Draft, other: Draft, chance: Chance) -> Draft:
    """Print a shorter part of another story behind or before this one.

    The other part has a quarter to two thirds of the words of this one, or its lead.
    """
    share = (0.25 + chance.random() * 0.42) * draft.words / max(other.words, 1)
    part = cut(other, min(share, 1.0)).paragraphs
    while len(part) > 1 and sum(each.count(" ") + 1 for each in part) > 0.7 * draft.words:
        part = part[:-1]
    if chance.happens(0.7):
        return replace(draft, paragraphs=(*draft.paragraphs, *part), tail=())
    return replace(draft, dateline="", paragraphs=(*part, *draft.paragraphs), tail=())


def _beside(draft: Draft, local: Sequence[str], chance: Chance) -> Draft:
    """Put paragraphs in front, behind, or some of them on each side."""
    front = chance.pick((0, len(local), len(local) // 2))
    opening = draft.dateline + draft.paragraphs[0]
    paragraphs = (*local[:front], opening, *draft.paragraphs[1:], *local[front:])
    return replace(draft, dateline="", paragraphs=paragraphs)


def _mapped(paragraphs: Sequence[str], change: Callable[[str], str]) -> tuple[str, ...]:
    """Change all paragraphs in one go."""
    return tuple(change("\n\n".join(paragraphs)).split("\n\n"))


def _shortened(word: str) -> str:
    return word if len(word) < 4 else word[:2] + word[3:]  # noqa: PLR2004 - shorter ones stay


EDITS: dict[str, Callable[[Draft, Chance, Writer], Draft]] = {
    edit.__name__: edit
    for edit in (
        headline, dateline, typography, cut_75, cut_50, cut_25, cut_25_foreign, lead_trim,
        foreign_half, brief, injected, british, typo, sections,
    )
}  # fmt: skip
# These bring words of the outlet's own.
LOCAL = frozenset({"cut_25_foreign", "foreign_half", "injected"})
