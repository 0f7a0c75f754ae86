"""The invented world as data: outlets, stories, the copies of them, and the pages they become."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class WorldOutlet:
    """One invented outlet and the habits of its pages."""

    slug: str
    name: str
    host: str
    country: str
    language: str
    time_zone: str
    day_first: bool
    kind: str
    agency: str
    owner: str
    feed: str  # rss, atom, json or nothing
    sitemap: bool
    redirect: bool  # whether its feed links one article through a redirect
    gone: str  # path of an article that its feed still announces, though it is gone
    path: str
    date: str
    byline: str
    staff_byline: str
    dateline: str
    quotes: str
    dash: str
    charset: str
    gzip: bool
    premium: str  # path of a linked article that robots.txt forbids
    agency_markup: str
    tail_markup: str
    blocks: Mapping[str, str]
    robots: str
    declares: Mapping[str, Any] = field(default_factory=dict)  # of its pages, in its outlet file


@dataclass(frozen=True, slots=True)
class Copy:
    """One outlet's printing of a story, with the declared edits that made it."""

    outlet: str
    published: datetime
    version: int | None = None
    headline: str | None = None
    path: str | None = None
    fill: Mapping[str, str] = field(default_factory=dict)
    edits: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """One story as it was first written; a series is one story a copy, with other numbers."""

    key: str
    headline: str
    section: str
    paragraphs: tuple[str, ...]
    copies: tuple[Copy, ...]
    relation: str  # full, contributed or none
    agency: str = ""
    byline: str = ""
    place: str = ""
    kind: str = "article"  # or roundup
    series: bool = False


@dataclass(frozen=True, slots=True)
class World:
    """Everything that was invented."""

    outlets: Mapping[str, WorldOutlet]
    stories: Mapping[str, Story]


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a printed article: text, caption, promo, newsletter, tagline and so on."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """One copy on its way from the story's text to a page.

    `headline` and `paragraphs` are what a reader would call the article; `printed_headline` and
    `blocks` are what the page prints.
    """

    headline: str
    printed_headline: str
    byline: str
    dateline: str
    paragraphs: tuple[str, ...]
    local: int = 0
    blocks: tuple[Block, ...] = ()
    marks: frozenset[str] = frozenset()
    markup: bool = False
    declares_agency: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of the world: its place, its draft and where it came from."""

    outlet: str
    path: str
    story: str
    version: int
    published: datetime
    section: str
    copy: Copy
    draft: Draft


@dataclass(frozen=True, slots=True)
class Page:
    """One rendered page or file, ready to be served or to be read by a test.

    `kind` is article, front, feed, sitemap, robots, premium, redirect or missing; `body` of a
    redirect is the URL it leads to.
    """

    url: str
    outlet: str
    path: str
    kind: str
    content_type: str
    body: bytes
    published: datetime | None = None
