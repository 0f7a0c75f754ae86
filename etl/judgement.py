"""Judgements: what a person said of two articles, and what was taken back."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, Self

from crawler.identity import hash64
from crawler.url import url_key
from etl.article_id import article_id_of

What = Literal["same", "different"]

LONGEST_TEXT = 2_000
_ID = re.compile("[0-9]{1,20}")


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two articles and what was said of them, when, and perhaps by whom and why.

    Articles are named by their URL keys, so it means the same in every archive. Make it with `of`,
    which puts the article with the smaller id first.
    """

    what: What
    url_key_a: str
    url_key_b: str
    when: datetime
    by: str | None = None
    note: str | None = None

    @classmethod
    def of(  # noqa: PLR0913, PLR0917 - one argument a field
        cls,
        what: What,
        one: str,
        other: str,
        when: datetime,
        by: str | None = None,
        note: str | None = None,
    ) -> Self:
        """Judge two articles, given by any URL, in any order."""
        first, second = sorted((url_key(one), url_key(other)), key=article_id_of)
        return cls(what, first, second, when, by, note)

    @property
    def article_a(self) -> int:
        """The article with the smaller id."""
        return article_id_of(self.url_key_a)

    @property
    def article_b(self) -> int:
        """The other."""
        return article_id_of(self.url_key_b)

    @property
    def judgement_id(self) -> int:
        """Hash of all that was said."""
        said = (self.what, self.url_key_a, self.url_key_b, _iso(self.when))
        return hash64("judgement", *said, *_optional(self.by), *_optional(self.note))

    def fields(self) -> dict[str, str | None]:
        """All of it as JSON has it; ids are decimal strings."""
        return {
            "judgement_id": str(self.judgement_id),
            "what": self.what,
            "article_a": str(self.article_a),
            "article_b": str(self.article_b),
            "url_key_a": self.url_key_a,
            "url_key_b": self.url_key_b,
            "when": _iso(self.when),
            "by": self.by,
            "note": self.note,
        }

    def line(self) -> bytes:
        """The line of the file."""
        return _line(self.fields())


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Says that a judgement does not count any more."""

    withdraws: int
    when: datetime
    by: str | None = None
    note: str | None = None

    def fields(self) -> dict[str, str | None]:
        """All of it as JSON has it."""
        return {
            "withdraws": str(self.withdraws),
            "when": _iso(self.when),
            "by": self.by,
            "note": self.note,
        }

    def line(self) -> bytes:
        """The line of the file."""
        return _line(self.fields())


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is passed over, by its number from 1, and what is wrong with it."""

    number: int
    why: str


@dataclass(frozen=True, slots=True)
class Journal:
    """What a file of judgements says, each thing once, the earliest first.

    `bad` are the lines that say nothing; `is_torn`: the last line has no end, so the next one must
    not be written behind it.
    """

    judgements: tuple[Judgement, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    bad: tuple[BadLine, ...] = ()
    is_torn: bool = False

    @property
    def newest(self) -> datetime | None:
        """When the last line was written."""
        times = [each.when for each in self.judgements] + [each.when for each in self.withdrawals]
        return max(times, default=None)


def id_of(text: str) -> int | None:
    """The id that a text is, or None.

    >>> id_of("17"), id_of("-17"), id_of("99999999999999999999")
    (17, None, None)
    """
    number = int(text) if _ID.fullmatch(text) else -1
    return number if 0 <= number < 1 << 64 else None


def _optional(text: str | None) -> tuple[str, ...]:
    """Parts of a hash in which nothing is not the same as an empty text."""
    return ("0",) if text is None else ("1", text)


def _iso(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _line(fields: dict[str, str | None]) -> bytes:
    said = {name: value for name, value in fields.items() if value is not None}
    return json.dumps(said, ensure_ascii=False).encode() + b"\n"
