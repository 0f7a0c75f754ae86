"""Articles that nobody copied, and what joins some of them all the same.

Independently written articles share a running topic's background, a picture's caption, a long
quotation, or they quote a paragraph of a wire story.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from tools.planted.chance import Chance
from tools.planted.model import Draft, Unprinted
from tools.planted.prose import Writer, ended
from tools.planted.wire import draft_of, lag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tools.planted.wire import Told

STATEMENT_WORDS = (80, 100)
QUOTED_WORDS = 60
CAPTION_WORDS = 40
# What shares a passage with others has at least so many words: it is an article of its own beyond
# doubt, not a short cut of somebody else's with a few words around it.
OWN_WORDS = 320
# Paragraphs that an agency or a paper prints again and again: how a survey was made, for one.
STANDING, STANDING_SHARE = 20, 0.1


def single(story: str, chance: Chance) -> Unprinted:
    """One article of an outlet's own."""
    draft = draft_of(Writer(chance), agency=False)
    if chance.happens(STANDING_SHARE):
        standing = standing_paragraph(chance.below(STANDING))
        draft = replace(draft, paragraphs=(*draft.paragraphs, standing))
    return Unprinted(draft, story, "single", chance.random() * 24)


@cache
def standing_paragraph(number: int) -> str:
    """One of STANDING paragraphs that stand below many stories."""
    return Writer(Chance("standing", number)).paragraph(35)


def running_topic(stories: Sequence[str], chance: Chance) -> list[Unprinted]:
    """Several reports on one matter, with the same cast and the same background paragraphs."""
    writer = Writer(chance)
    background = [writer.paragraph(30) for _ in range(2)]
    drafts = [
        _with(draft_of(writer, agency=False), chance.some(background, chance.between(1, 2)), chance)
        for _ in stories
    ]
    return _spread(stories, drafts, "running_topic", chance)


def shared_caption(stories: Sequence[str], chance: Chance) -> list[Unprinted]:
    """Reports of different matters with the same picture and caption."""
    writer = Writer(chance)
    said = f"FILE - {ended(writer.filled('captions'))}"
    while said.count(" ") < CAPTION_WORDS:
        said = f"{said} {ended(writer.filled('clauses'))}"
    if chance.happens(0.5):
        said = f"{said} (AP Photo/{writer.filled('names')}, File)"
    drafts = [_with(_own(Writer(chance)), [said], chance) for _ in stories]
    return _spread(stories, drafts, "shared_caption", chance)


def shared_quotation(stories: Sequence[str], chance: Chance) -> list[Unprinted]:
    """Reports of several outlets' own that quote one statement of 80 to 120 words."""
    writer = Writer(chance)
    statement = writer.speech(chance.between(*STATEMENT_WORDS))
    drafts = [_with(_own(writer), [statement], chance) for _ in stories]
    return _spread(stories, drafts, "shared_quotation", chance)


def quoting(story: str, told: Sequence[Told], chance: Chance) -> Unprinted:
    """An article that quotes a paragraph or two of a wire story, and says so."""
    source = chance.pick(told)
    start = chance.below(max(1, len(source.draft.paragraphs) - 3))
    quoted: list[str] = []
    for paragraph in source.draft.paragraphs[start:]:
        quoted.append(paragraph)
        if sum(each.count(" ") + 1 for each in quoted) >= QUOTED_WORDS:
            break
    draft = _own(Writer(chance))
    at = chance.between(1, len(draft.paragraphs))
    said = (*draft.paragraphs[:at], *quoted, *draft.paragraphs[at:])
    hours = 12 + chance.random() * 24
    return Unprinted(
        replace(draft, paragraphs=said), story, "quoting", hours, links=(source.story,)
    )


def _own(writer: Writer) -> Draft:
    return draft_of(writer, agency=False, least_words=OWN_WORDS)


def _with(draft: Draft, shared: Sequence[str], chance: Chance) -> Draft:
    """Put paragraphs somewhere below the lead."""
    paragraphs = list(draft.paragraphs)
    for paragraph in shared:
        paragraphs.insert(chance.between(1, len(paragraphs)), paragraph)
    return replace(draft, paragraphs=tuple(paragraphs))


def _spread(
    stories: Sequence[str], drafts: Sequence[Draft], kind: str, chance: Chance
) -> list[Unprinted]:
    start = chance.random() * 24
    return [
        Unprinted(draft, story, kind, start + lag(chance))
        for story, draft in zip(stories, drafts, strict=True)
    ]
