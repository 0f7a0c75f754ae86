"""Judgements: what a person said of two articles, and what was taken back; lines of a file.

One JSON object a line. A judgement has `what` (same or different), `url_key_a`, `url_key_b` and
`when`, and may have `by` and `note`; a withdrawal has `withdraws` (the id of a judgement) and
`when`, and may have `by` and `note`. Our own lines have `judgement_id`, `article_a` and `article_b`
besides, which follow from the rest: a line in which they do not was damaged, or changed by hand.
Articles are named by their URL keys, so a line means the same in every archive.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal, Self, get_args

from crawler.identity import hash64
from crawler.url import url_key
from etl.article_id import article_id_of

What = Literal["same", "different"]

LONGEST_TEXT = 2_000
LONGEST_LINE = 100_000
_ID = re.compile("[0-9]{1,20}")


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two articles and what was said of them, when, and perhaps by whom and why.

    Make it with `of`, which puts the article with the smaller id first.
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

    def line(self) -> bytes:
        """The line of the file."""
        return _line(
            {
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
        )


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A judgement that does not count any more."""

    withdraws: int
    when: datetime
    by: str | None = None
    note: str | None = None

    def line(self) -> bytes:
        """The line of the file."""
        return _line(
            {
                "withdraws": str(self.withdraws),
                "when": _iso(self.when),
                "by": self.by,
                "note": self.note,
            }
        )


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


def read_journal(content: bytes) -> Journal:
    """Read the lines of a file of judgements; never raises.

    The order of the lines does not matter, nor how often one is there. What a crash left of a last
    line is a bad line.
    """
    judgements: dict[int, Judgement] = {}
    withdrawals: dict[Withdrawal, int] = {}
    bad: list[BadLine] = []
    lines = content.split(b"\n")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        match read_line(line):
            case Judgement() as judgement:
                judgements[judgement.judgement_id] = judgement
            case Withdrawal() as withdrawal:
                withdrawals.setdefault(withdrawal, number)
            case why:
                torn = "the end of it was never written: " if number == len(lines) else ""
                bad.append(BadLine(number, torn + why))
    for withdrawal, number in withdrawals.items():
        if withdrawal.withdraws not in judgements:
            bad.append(BadLine(number, "it withdraws a judgement that is not there"))
    return Journal(
        tuple(sorted(judgements.values(), key=lambda each: (each.when, each.judgement_id))),
        tuple(sorted(withdrawals, key=lambda each: (each.when, each.line()))),
        tuple(sorted(bad, key=lambda each: each.number)),
        is_torn=bool(lines[-1].strip()),
    )


def read_line(line: bytes) -> Judgement | Withdrawal | str:
    """Read one line; what is wrong with it if it is neither a judgement nor a withdrawal."""
    if len(line) > LONGEST_LINE:
        return f"it is longer than {LONGEST_LINE:,} bytes"
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return "it is no JSON"
    if not isinstance(said, dict):
        return "it is no JSON object"
    try:
        return _withdrawal(said) if "withdraws" in said else _judgement(said)
    except _WrongError as wrong:
        return str(wrong)


class _WrongError(Exception):
    """A field is not what it has to be."""


def _judgement(said: dict[str, Any]) -> Judgement:
    what: Any = said.get("what")
    if what not in get_args(What):
        raise _WrongError("`what` is neither same nor different")
    keys = [_text(said, name, required=True) for name in ("url_key_a", "url_key_b")]
    one, other = (str(key) for key in keys)
    judgement = Judgement.of(what, one, other, *_common(said))
    if judgement.article_a == judgement.article_b:
        raise _WrongError("both URLs are of one article")
    in_order = judgement.url_key_a == url_key(one)
    ids = judgement.article_a, judgement.article_b
    given = _id(said, "article_a"), _id(said, "article_b")
    for found, right in zip(given, ids if in_order else ids[::-1], strict=True):
        if found not in {None, right}:
            raise _WrongError(f"article {found} does not have that URL")
    if _id(said, "judgement_id") not in {None, judgement.judgement_id}:
        raise _WrongError("its `judgement_id` is not that of what it says: it was changed")
    return judgement


def _withdrawal(said: dict[str, Any]) -> Withdrawal:
    withdraws = _id(said, "withdraws")
    if withdraws is None:
        raise _WrongError("`withdraws` is not the id of a judgement")
    return Withdrawal(withdraws, *_common(said))


def _common(said: dict[str, Any]) -> tuple[datetime, str | None, str | None]:
    return _when(said), _text(said, "by"), _text(said, "note")


def _when(said: dict[str, Any]) -> datetime:
    try:
        moment = datetime.fromisoformat(said["when"])
        in_utc = moment.astimezone(UTC) if moment.tzinfo else None
    except (KeyError, TypeError, ValueError, OverflowError):
        in_utc = None
    if in_utc is None:
        raise _WrongError("`when` is no time with its zone, as 2026-03-01T10:00:00Z")
    return in_utc


def _text(said: dict[str, Any], name: str, *, required: bool = False) -> str | None:
    value = said.get(name)
    if value is None and not required:
        return None
    if not isinstance(value, str) or not value.strip() or not _is_storable(value):
        raise _WrongError(f"`{name}` is no text")
    return value


def _is_storable(text: str) -> bool:
    """Whether it is Unicode; JSON can spell half a character."""
    return not any("\ud800" <= char <= "\udfff" for char in text)


def _id(said: dict[str, Any], name: str) -> int | None:
    """An id, a decimal string (or a number, as other programs write it)."""
    value = said.get(name)
    if value is None:
        return None
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if isinstance(text, str) and _ID.fullmatch(text) and not int(text) >> 64:
        return int(text)
    raise _WrongError(f"`{name}` is no id")


def _optional(text: str | None) -> tuple[str, ...]:
    """Parts of a hash in which nothing is not the same as an empty text."""
    return ("0",) if text is None else ("1", text)


def _iso(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _line(fields: dict[str, str | None]) -> bytes:
    said = {name: value for name, value in fields.items() if value is not None}
    return json.dumps(said, ensure_ascii=False).encode() + b"\n"
