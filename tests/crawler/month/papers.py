"""Invented outlets that publish, edit and delete by a plan, each with a way of its own."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

Way = Literal[
    "plain", "lying", "busy", "hanging", "endless", "hostile", "broken", "moving", "silent",
    "weekly", "robots", "huge",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """One article: when it is published, edited, and taken down or moved."""

    path: str
    published: datetime
    edits: tuple[datetime, ...] = ()
    deleted: datetime | None = None
    moved: datetime | None = None

    def body(self, now: datetime) -> bytes:
        version = sum(edit <= now for edit in self.edits)
        text = f"Harbour works, version {version}. " * 20
        return f"<html><body><h1>{self.path}</h1><p>{text}</p></body></html>".encode()


@dataclass(slots=True)
class Paper:
    """An outlet; `asked` is what was asked of it: when, which path, which status."""

    slug: str
    way: Way
    pieces: list[Piece]
    asked: list[tuple[datetime, str, int]] = field(default_factory=list)

    def published(self, now: datetime) -> list[Piece]:
        return [piece for piece in self.pieces if piece.published <= now]

    def is_forbidden(self, path: str) -> bool:
        return self.way == "robots" and path.startswith("/private/")


def plan(way: Way, start: datetime, days: int, a_day: int, chance: random.Random) -> Paper:
    """Plan what an outlet publishes in so many days."""
    slug = f"{way}-post"
    pieces = []
    if way == "weekly":
        moments = [start + timedelta(days=day, hours=9) for day in range(1, days, 7)]
    else:
        until = days // 2 if way == "silent" else days
        moments = [
            start + timedelta(days=day, seconds=chance.uniform(0, 86_400))
            for day in range(until)
            for _ in range(a_day)
        ]
    for number, published in enumerate(sorted(moments)):
        folder = "private" if way == "robots" and number % 3 == 0 else "news"
        edits = sorted(
            published + timedelta(seconds=chance.expovariate(1 / 20_000))
            for _ in range(chance.choice((0, 0, 1, 2)))
        )
        deleted = published + timedelta(hours=chance.uniform(2, 40)) if number % 11 == 5 else None
        moved = published + timedelta(hours=3) if way == "moving" and number % 2 else None
        pieces.append(
            Piece(
                f"/{folder}/{slug}-story-number-{number}", published, tuple(edits), deleted, moved
            )
        )
    return Paper(slug, way, pieces)
