"""What comes again every day: reports with other figures, round-ups, and rolling stories."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tools.planted.chance import Chance
from tools.planted.edits import cut, typography
from tools.planted.lexicon import words
from tools.planted.model import Draft, Unprinted
from tools.planted.prose import Writer, frame, reports
from tools.planted.wire import lag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tools.planted.wire import Told

SERIES = 24
ROUNDUP_STORIES = 5
_ROUNDUPS = ("AP News in Brief at {} p.m. EST", "News in brief: {} o'clock", "World at {}")
_ITEMS = (4, 7)


def template(story: str, size: int, issue: int, chance: Chance) -> list[Unprinted]:
    """One day's issue of a report that comes daily, with its copies.

    Args:
        story: of this issue.
        size: how many outlets print it.
        issue: number of the issue; SERIES reports take turns.
        chance: decides the figures.
    """
    number, day = issue % SERIES, issue // SERIES
    series = Chance("series", number)
    writer = Writer(series)
    sentences = [writer.fill(frame(each)) for each in reports(number)]
    weekday = words("weekdays")[day % 7]
    title = f"{writer.places[0]} {series.pick(words('nouns'))} report for {weekday}"
    lines = [_figured(each, chance) for each in sentences]
    opening = f"Here is the daily report from {writer.places[0]} for {weekday}. {lines[0]}"
    paragraphs = (opening, " ".join(lines[1:3]), " ".join(lines[3:]))
    draft = Draft(title, f"{writer.places[0].upper()} (AP) — ", tuple(filter(None, paragraphs)))
    return _printed([draft] * size, story, "template", chance, 24 * (day % 5))


def _figured(sentence: str, chance: Chance) -> str:
    """Fill in figures that nobody has seen before."""
    parts = sentence.split("#")
    figures = [_figure(chance) for _ in parts[1:]]
    return parts[0] + "".join(
        figure + part for figure, part in zip(figures, parts[1:], strict=True)
    )


def _figure(chance: Chance) -> str:
    if chance.happens(0.4):
        return f"{chance.between(1, 99)}.{chance.between(1, 9)}"
    return f"{chance.between(3, 4000):,}"


def roundup(story: str, size: int, told: Sequence[Told], chance: Chance) -> list[Unprinted]:
    """The first paragraphs of several stories of the day, each with or without its dateline."""
    items = chance.some(told, ROUNDUP_STORIES)
    dated = chance.happens(0.7)
    paragraphs: list[str] = []
    for each in items:
        line = each.draft.dateline if dated else ""
        first, *rest = cut(each.draft, chance.random() * 0.2).paragraphs
        paragraphs += [each.draft.headline, line + first, *rest]
    title = chance.pick(_ROUNDUPS).format(chance.between(1, 12))
    draft = Draft(title, "", tuple(paragraphs))
    made = _printed([draft] * size, story, "roundup", chance, 12)
    return [replace(each, links=tuple(sorted(one.story for one in items))) for each in made]


def latest(story: str, size: int, issue: int, chance: Chance) -> list[Unprinted]:
    """One day of a rolling story: items by the clock, below a background that stays the same."""
    number, day = issue % SERIES, issue // SERIES
    series = Writer(Chance("latest", number))
    title, background = f"The Latest: {series.headline()}", series.paragraph(30)
    writer = Writer(Chance("latest", number))
    writer.chance = chance
    items: list[str] = []
    for hour in range(chance.between(*_ITEMS), 0, -1):
        items += [f"{hour}:{chance.between(10, 59)} p.m.", writer.paragraph(25), writer.paragraph()]
    draft = Draft(title, "", (*items, background))
    return _printed([draft] * size, story, "latest", chance, 24 * (day % 5))


def _printed(
    drafts: Sequence[Draft], story: str, kind: str, chance: Chance, hours: float
) -> list[Unprinted]:
    """Copies of one text, some of them in other type."""
    start = hours + chance.random() * 24
    made = []
    for place, draft in enumerate(drafts):
        reset = place and chance.happens(0.5)
        printed = typography(draft, chance, Writer(chance)) if reset else draft
        made.append(Unprinted(printed, story, kind, start + (lag(chance) if place else 0)))
    return made
