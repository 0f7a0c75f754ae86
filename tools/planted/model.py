"""What is planted: an article with its labels, and a text on its way to become one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

COPIES = (
    "verbatim", "headline", "dateline", "typography", "cut_75", "cut_50", "cut_25", "lead_trim",
    "cut_25_foreign", "foreign_half", "brief", "injected", "stitched", "write_thru", "british",
    "typo", "sections",
)  # fmt: skip
SINGLES = ("single", "running_topic")
TRAPS = ("template", "shared_caption", "shared_quotation", "quoting", "roundup", "latest")


@dataclass(frozen=True, slots=True)
class Planted:
    """An article and its labels.

    `story` is the story that it belongs to, `kind` what was done to the story's text (COPIES) or
    what else it is (SINGLES, TRAPS), `version` the write-thru that it prints, counted from 1;
    `links` are other stories that it contains or quotes and must not be joined with.
    """

    id: str
    outlet: str
    url: str
    headline: str
    text: str
    published: datetime
    fetched_at: datetime
    story: str
    kind: str
    version: int = 1
    links: tuple[str, ...] = ()

    def row(self) -> dict[str, Any]:
        """What `wirecopy ingest` reads: no label is in it."""
        return {
            "id": self.id,
            "outlet": self.outlet,
            "url": self.url,
            "headline": self.headline,
            "text": self.text,
            "published": _iso(self.published),
            "fetched_at": _iso(self.fetched_at),
        }

    def label(self) -> dict[str, Any]:
        """What the scores need to know; `cluster` is named as `wirecopy evaluate` reads it."""
        return {
            "id": self.id,
            "cluster": self.story,
            "copy": self.kind,
            "version": self.version,
            "links": list(self.links),
        }


def _iso(time: datetime) -> str:
    return f"{time:%Y-%m-%dT%H:%M:%SZ}"


@dataclass(frozen=True, slots=True)
class Draft:
    """A text before it is printed; `dateline` opens the first paragraph, `tail` signs off."""

    headline: str
    dateline: str
    paragraphs: tuple[str, ...]
    tail: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        """Words of the story itself."""
        return sum(paragraph.count(" ") + 1 for paragraph in self.paragraphs)

    def text(self) -> str:
        """As it is printed, a blank line between paragraphs."""
        first, *rest = self.paragraphs
        return "\n\n".join((f"{self.dateline}{first}", *rest, *self.tail))


@dataclass(frozen=True, slots=True)
class Unprinted:
    """A copy that still lacks its outlet, its id and its times; `hours` after its day began."""

    draft: Draft
    story: str
    kind: str
    hours: float
    version: int = 1
    links: tuple[str, ...] = ()
