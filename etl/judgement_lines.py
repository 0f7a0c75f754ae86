"""Reading the lines of a file of judgements, whatever they are.

One JSON object a line. A judgement has `what` (same or different), `url_key_a`, `url_key_b` and
`when`, and may have `by` and `note`; a withdrawal has `withdraws` (the id of a judgement) and
`when`, and may have `by` and `note`. Our own lines have `judgement_id`, `article_a` and `article_b`
besides, which follow from the rest: a line in which they do not was damaged, or changed by hand.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any, get_args

from crawler.url import url_key
from etl.judgement import BadLine, Journal, Judgement, What, Withdrawal, id_of

LONGEST_LINE = 100_000


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
    number = id_of(text) if isinstance(text, str) else None
    if number is None:
        raise _WrongError(f"`{name}` is no id")
    return number
