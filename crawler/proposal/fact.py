"""What is said of an outlet, with where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Value = str | bool | float | tuple[str, ...]
SourceKind = Literal["feed", "sitemap", "section"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One key of an outlet file; `origin` says in words where the value comes from.

    `guessed` marks what the site does not say: a person should look at it first.
    """

    key: str
    value: Value
    origin: str
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class ProposedSource:
    """One [[feed]], [[sitemap]] or [[section]]."""

    kind: SourceKind
    url: str
    origin: str
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A whole outlet file before it is written.

    `left_out` are the addresses that were asked and are no sources, each with the reason.
    """

    slug: str
    home_url: str
    facts: tuple[Fact, ...]
    sources: tuple[ProposedSource, ...]
    crawl: tuple[Fact, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
