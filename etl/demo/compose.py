"""Makes the printed article of every copy: story text, declared edits, house style."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from etl.demo.edits import PAGE_EDITS, TEXT_EDITS, is_tail, tail_kind
from etl.demo.model import Block, Draft, Entry
from etl.demo.read import last_version, load_world, of_version
from etl.demo.typography import with_dash, with_quotes

if TYPE_CHECKING:
    from etl.demo.model import Copy, Story, World, WorldOutlet

SLUG_WORDS = 6
AGENCY_NAMES = {
    "AP": "The Associated Press", "Reuters": "Reuters", "AFP": "AFP", "PTI": "Press Trust of India",
}  # fmt: skip
SHORT_NAMES = {"AP": "Associated Press"}
MARKS = {
    "AP": r"\bAP\b|Associated Press",
    "Reuters": "(?i)Reuters",
    "AFP": r"\bAFP\b",
    "PTI": "PTI",
}


@cache
def entries() -> tuple[Entry, ...]:
    """Compose every article of the world, in the order of publication."""
    world = load_world()
    found = [
        entry(world, story, copy, number)
        for story in world.stories.values()
        for number, copy in enumerate(story.copies, 1)
    ]
    return tuple(sorted(found, key=lambda e: (e.published, e.outlet, e.path)))


def entry(world: World, story: Story, copy: Copy, number: int) -> Entry:
    """Compose one article; `number` tells the copies of a series apart."""
    outlet = world.outlets[copy.outlet]
    version = copy.version or last_version(story)
    draft = compose(story, copy, outlet)
    return Entry(
        outlet=copy.outlet,
        path=_path(outlet, copy, draft.headline),
        story=f"{story.key}-{number}" if story.series else story.key,
        version=version,
        published=copy.published,
        section=story.section,
        copy=copy,
        draft=draft,
    )


def compose(story: Story, copy: Copy, outlet: WorldOutlet) -> Draft:
    """Apply the house style and the edits of one copy to the story's text.

    Raises:
        ValueError: the story file names an unknown edit or a wrong value.
    """
    filled = {**copy.fill}
    headline = _filled(copy.headline or story.headline, filled)
    draft = Draft(
        headline=headline,
        printed_headline=headline,
        byline=_byline(story, outlet),
        dateline=_dateline(story, outlet),
        paragraphs=tuple(
            _filled(p, filled)
            for p in of_version(story.paragraphs, copy.version or last_version(story))
        ),
        markup=bool(story.agency) and bool(outlet.agency_markup or outlet.tail_markup),
    )
    if story.relation != "full":
        draft = replace(draft, markup=False)
    draft = _edited(draft, copy, TEXT_EDITS)
    draft = replace(_house_style(_laid_out(draft), outlet), marks=frozenset())
    draft = _edited(draft, copy, PAGE_EDITS)
    return replace(draft, marks=_marks(draft, story, outlet))


def _edited(draft: Draft, copy: Copy, table: dict[str, object]) -> Draft:
    for edit in copy.edits:
        for name, value in edit.items():
            if name not in TEXT_EDITS and name not in PAGE_EDITS:
                raise ValueError(f"unknown edit {name!r} at {copy.outlet}")
            if name in table:
                draft = table[name](draft, value)  # type: ignore[operator]
    return draft


def _laid_out(draft: Draft) -> Draft:
    """Turn the text into blocks; the dateline opens the first paragraph of the wire copy."""
    blocks = []
    for number, paragraph in enumerate(draft.paragraphs):
        if is_tail(paragraph):
            blocks.append(Block(tail_kind(paragraph), paragraph))
        else:
            lead = draft.dateline if number == draft.local else ""
            blocks.append(Block("text", lead + paragraph))
    body = tuple(p for p in draft.paragraphs if not is_tail(p))
    return replace(draft, blocks=tuple(blocks), paragraphs=body)


def _house_style(draft: Draft, outlet: WorldOutlet) -> Draft:
    def styled(text: str) -> str:
        return with_dash(with_quotes(text, outlet.quotes), outlet.dash)

    blocks = tuple(Block(b.kind, styled(b.text)) for b in draft.blocks)
    return replace(
        draft,
        printed_headline=styled(draft.headline),
        dateline=styled(draft.dateline),
        blocks=blocks,
    )


def _byline(story: Story, outlet: WorldOutlet) -> str:
    if not story.agency or story.relation != "full":
        return outlet.staff_byline.format(name=story.byline) if story.byline else ""
    pattern = outlet.byline
    if pattern and not story.byline:
        pattern = "By {agency}" if pattern.startswith("By") else "{agency}"
    return pattern.format(
        name=story.byline,
        agency=AGENCY_NAMES[story.agency],
        short=SHORT_NAMES.get(story.agency, AGENCY_NAMES[story.agency]),
    )


def _dateline(story: Story, outlet: WorldOutlet) -> str:
    if not story.place:
        return ""
    if not story.agency or story.relation != "full":
        return f"{story.place} — "
    return outlet.dateline.format(place=story.place, mark=story.agency)


def _marks(draft: Draft, story: Story, outlet: WorldOutlet) -> frozenset[str]:
    """Name the kinds of evidence in the page that the agency supplied the text."""
    if not story.agency:
        return frozenset()
    pattern = re.compile(MARKS[story.agency])
    found = {
        block.kind
        for block in draft.blocks
        if block.kind in {"tagline", "notice", "contributor"} and pattern.search(block.text)
    }
    if pattern.search(draft.dateline):
        found.add("dateline")
    if pattern.search(draft.byline):
        found.add("byline")
    if draft.markup and (outlet.agency_markup or outlet.tail_markup):
        found.add("markup")
    if draft.declares_agency:
        found.add("declared_url")
    return frozenset(found)


def _filled(text: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text


def slugged(headline: str) -> str:
    """Make the first words of a headline a part of a URL.

    >>> slugged("Dam's gates “open” at last")
    'dams-gates-open-at-last'
    """
    words = re.sub(r"[^a-z0-9 -]", "", headline.lower().translate({0x2014: " "})).split()
    return "-".join(words[:SLUG_WORDS])


def _path(outlet: WorldOutlet, copy: Copy, headline: str) -> str:
    if copy.path:
        return copy.path
    local = copy.published.astimezone(ZoneInfo(outlet.time_zone))
    slug = slugged(headline)
    number = int(copy.published.timestamp()) // 60 % 1_000_000
    return outlet.path.format(slug=slug, number=number, hex=_hex(slug), date=local)


def _hex(slug: str) -> str:
    from hashlib import blake2b

    return blake2b(slug.encode(), digest_size=16).hexdigest()
