"""One day's articles: how many of each kind, made one after the other from the day's chance."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from tools.planted.chance import Chance
from tools.planted.series import latest, roundup, template
from tools.planted.singles import (
    quoting,
    running_topic,
    shared_caption,
    shared_quotation,
    single,
)
from tools.planted.wire import Told, copies

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tools.planted.model import Unprinted

# Shares of a day's articles; what they leave are single articles.
SHARES = {
    "copies": 0.46, "running_topic": 0.08, "template": 0.06, "shared_caption": 0.03,
    "shared_quotation": 0.03, "quoting": 0.02, "roundup": 0.02, "latest": 0.01,
}  # fmt: skip
LARGEST_STORY, TAIL_EXPONENT = 500, 1.15
_GROUP = (2, 5)

if TYPE_CHECKING:
    _Group = Callable[[Sequence[str], Chance], list[Unprinted]]
    _Issue = Callable[[str, int, int, Chance], list[Unprinted]]
_GROUPS: dict[str, _Group] = {
    "running_topic": running_topic,
    "shared_caption": shared_caption,
    "shared_quotation": shared_quotation,
}
_SERIES: dict[str, _Issue] = {"template": template, "latest": latest}


@dataclass(slots=True)
class _Day:
    """A day in the making."""

    seed: int
    number: int
    articles: int
    told: list[Told] = field(default_factory=list)
    made: list[Unprinted] = field(default_factory=list)
    stories: int = 0

    def new_story(self) -> str:
        """A name for the next story."""
        self.stories += 1
        return f"{self.number}-{self.stories}"

    def chance(self) -> Chance:
        """The chance of what comes next: nothing that comes later depends on how it is used."""
        return Chance(self.seed, "story", self.number, self.stories)

    def fill(self, count: int, make: Callable[[int], Sequence[Unprinted]]) -> None:
        """Make articles until there are `count` more; `make` is told how many are missing."""
        end = len(self.made) + count
        while len(self.made) < end:
            self.made += make(end - len(self.made))


def articles_of_day(seed: int, number: int, articles: int) -> list[Unprinted]:
    """All articles of a day, in the order of their making."""
    day = _Day(seed, number, articles)
    counts = {kind: round(articles * share) for kind, share in SHARES.items()}
    day.fill(counts["copies"], lambda left: _wire_story(day, left))
    if day.told:
        day.fill(counts["quoting"], lambda _: [quoting(day.new_story(), day.told, day.chance())])
        day.fill(counts["roundup"], lambda left: _roundup(day, left))
    for kind, make in _GROUPS.items():
        day.fill(counts[kind], partial(_group, day, make))
    for kind, issue in _SERIES.items():
        day.fill(counts[kind], partial(_issue, day, issue))
    day.fill(articles - len(day.made), lambda _: [single(day.new_story(), day.chance())])
    return day.made


def _wire_story(day: _Day, left: int) -> Sequence[Unprinted]:
    story = day.new_story()
    chance = day.chance()
    size = min(chance.heavy_tail(2, LARGEST_STORY, TAIL_EXPONENT), left)
    told, made = copies(story, size, chance, day.told)
    day.told.append(told)
    return made


def _roundup(day: _Day, left: int) -> Sequence[Unprinted]:
    story = day.new_story()
    chance = day.chance()
    return roundup(story, min(chance.between(1, 4), left), day.told, chance)


def _group(day: _Day, make: _Group, left: int) -> Sequence[Unprinted]:
    stories = [day.new_story()]
    chance = day.chance()
    size = min(chance.between(*_GROUP), left)
    stories += [day.new_story() for _ in range(size - 1)]
    return make(stories, chance)


def _issue(day: _Day, make: _Issue, left: int) -> Sequence[Unprinted]:
    story = day.new_story()
    chance = day.chance()
    size = min(chance.pick((1, 1, 1, 2, 3)), left)
    return make(story, size, day.stories, chance)
