"""What moving thresholds has changed: verdicts of pairs, and the stories that follow from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warehouse.load import Loader

MOST_EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class VerdictCount:
    """How many pairs have a verdict, before and after."""

    verdict: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Turned:
    """How many pairs went from one verdict to another, and the two articles of one of them."""

    before: str
    after: str
    pairs: int
    outlet_a: str
    headline_a: str | None
    url_a: str
    outlet_b: str
    headline_b: str | None
    url_b: str


@dataclass(frozen=True, slots=True)
class MovedStories:
    """What has become of stories; `articles` went from one to another that is not its new name."""

    before: int
    after: int
    the_same: int
    split: int
    merged: int
    renamed: int
    articles: int


@dataclass(frozen=True, slots=True)
class MovedArticles:
    """How many articles went from one story to another, one of them, and what stands for both.

    Ids are text: numbers that large are no numbers to programs that read JSON.
    """

    event: str
    articles: int
    outlet: str
    headline: str | None
    url: str
    story_before: str
    headline_before: str | None
    story_after: str
    headline_after: str | None


@dataclass(frozen=True, slots=True)
class Moved:
    """Everything that other thresholds have changed."""

    verdicts: tuple[VerdictCount, ...]
    turned: tuple[Turned, ...]
    stories: MovedStories
    examples: tuple[MovedArticles, ...] = ()

    @property
    def pairs(self) -> int:
        """How many pairs there were."""
        return sum(each.before for each in self.verdicts)

    @property
    def turned_pairs(self) -> int:
        """How many of them have another verdict."""
        return sum(each.pairs for each in self.turned)


def what_moved(loader: Loader) -> Moved:
    """What has changed since thresholds were loaded, once the stories have been told anew.

    What else was new to the stories, articles or judgements, is in the figures of the stories.
    """
    counts = tuple(VerdictCount(*row) for row in loader.rows("verdict_counts"))
    turned = tuple(Turned(*row) for row in loader.rows("turned_verdicts"))
    if not turned:
        ((*_, stories),) = loader.rows("counts")
        return Moved(counts, (), MovedStories(stories, stories, stories, 0, 0, 0, 0))
    (stories,) = loader.rows("moved_stories")
    examples = loader.rows("moved_articles", count=MOST_EXAMPLES)
    return Moved(
        counts, turned, MovedStories(*stories), tuple(MovedArticles(*row) for row in examples)
    )
