"""What is true about every article of the invented world, for tests and for scoring."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.demo.compose import entries
from etl.demo.read import excerpted, last_version, load_world
from etl.demo.typography import plain

if TYPE_CHECKING:
    from datetime import datetime

    from etl.demo.model import Entry, Story


@dataclass(frozen=True, slots=True)
class ExpectedArticle:
    """One article as it should come out; `outlet` and `path` name its page.

    `paragraphs` is the body with straight quotes and em dashes, without dateline, captions,
    boxes and sign-off. `marks` names the kinds of evidence that the page holds. `excerpts`
    names other stories of which it prints parts.
    """

    outlet: str
    path: str
    story: str
    role: str  # original, reprint or write_thru
    agency: str | None
    relation: str  # full, contributed or none
    credited: bool
    kind: str  # article or roundup
    version: int
    headline: str
    byline: str
    dateline: str
    published: datetime
    paragraphs: tuple[str, ...]
    marks: frozenset[str]
    edits: frozenset[str]
    excerpts: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str]:
        """What finds the page of this article among `pages()`: outlet and path."""
        return self.outlet, self.path


def world_truth() -> list[ExpectedArticle]:
    """Say what every article of the world is, in the order of publication."""
    return [_expected(entry) for entry in entries()]


def _expected(entry: Entry) -> ExpectedArticle:
    world = load_world()
    stories = world.stories
    key = entry.story if entry.story in stories else entry.story.rpartition("-")[0]
    story = stories[key]
    return ExpectedArticle(
        outlet=entry.outlet,
        path=entry.path,
        story=entry.story,
        role=_role(entry, story),
        agency=story.agency or None,
        relation=story.relation,
        credited=bool(entry.draft.marks),
        kind=story.kind,
        version=entry.version,
        headline=plain(entry.draft.headline),
        byline=entry.draft.byline,
        dateline=entry.draft.dateline,
        published=entry.published,
        paragraphs=tuple(plain(p) for p in entry.draft.paragraphs),
        marks=entry.draft.marks,
        edits=frozenset(name for edit in entry.copy.edits for name in edit),
        excerpts=excerpted(story),
    )


def _role(entry: Entry, story: Story) -> str:
    """Name the role at home; without a page of the agency, the earliest copy counts as original."""
    outlets = load_world().outlets
    own_site = [c for c in story.copies if outlets[c.outlet].agency]
    first = own_site[0] if own_site else min(story.copies, key=lambda c: c.published)
    if story.series or entry.copy == first:
        return "original"
    wanted = first.version or last_version(story)
    return "reprint" if entry.version == wanted else "write_thru"
