"""What answering commands print: tables for people, JSON for programs, nothing for terminals to obey."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING, Any
from uuid import UUID

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from warehouse.query import Result

PIPED_WIDTH = 100
LONGEST_CELL = 300

_SEQUENCE = re.compile(
    r"\x1b\][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"  # titles, links, clipboard
    r"|\x1b[PX^_][^\x1b\x9c]*(?:\x1b\\|\x9c)?"  # device strings
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # colours, cursor
    r"|\x1b[ -/]*[0-~]"
)
# Joiners are part of many scripts' spelling; other format characters (bidi controls) only deceive.
_JOINERS = "\u200c\u200d"
_BREAKS = re.compile(r"[\t\n\r\v\f\x85\u2028\u2029]+")


def clean(text: str) -> str:
    r"""Make text from anywhere safe to print on one line of a terminal.

    Escape sequences, control characters, bidi controls and lone surrogates go; breaks are spaces.

    >>> clean("a\x1b[31mred\x1b[0m\x07 \u202egpj\nb")
    'ared gpj b'
    """
    line = _BREAKS.sub(" ", _SEQUENCE.sub("", text))
    return "".join(
        char
        for char in line
        if char in _JOINERS or unicodedata.category(char) not in {"Cc", "Cf", "Cs"}
    )


def plain(value: Any) -> Any:
    """A DuckDB value as JSON has it: times ISO 8601 UTC, intervals in seconds.

    >>> plain(timedelta(hours=3)), plain(datetime(2017, 9, 12, 8, 30, tzinfo=UTC))
    (10800.0, '2017-09-12T08:30:00Z')
    """
    match value:
        case None | bool() | int() | str():
            return value
        case float():
            return value if isfinite(value) else None
        case Decimal():
            return plain(float(value))
        case datetime() if value.tzinfo is not None:
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case datetime() | date() | time():
            return value.isoformat()
        case timedelta():
            return value.total_seconds()
        case bytes():
            return value.hex()
        case list() | tuple():
            return [plain(each) for each in value]
        case dict():
            return {str(key): plain(each) for key, each in value.items()}
        case UUID():
            return str(value)
        case _:
            return str(value)


def records(result: Result) -> list[dict[str, Any]]:
    """The rows of an answer as JSON objects; ids (UBIGINT) are decimal strings."""
    ids = {name for name, kind in zip(result.columns, result.types, strict=True) if kind in _IDS}
    return [
        {name: _id(value) if name in ids else plain(value) for name, value in row.items()}
        for row in result.records()
    ]


_IDS = {"UBIGINT", "UBIGINT[]"}


def _id(value: Any) -> Any:
    if isinstance(value, list):
        return [_id(each) for each in value]
    return None if value is None else str(value)


def print_json(value: Any) -> None:
    """Print JSON that no terminal obeys: what is not ASCII is escaped when a person reads it."""
    click.echo(json.dumps(value, ensure_ascii=sys.stdout.isatty(), indent=2))


def shown(value: Any) -> str:
    """A value as people read it, on one line, cut where it is very long."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:.2f}"
        case datetime():
            return _moment(value)
        case timedelta():
            return _span(value)
        case list() | tuple():
            return clean("; ".join(shown(each) for each in value))
        case dict():
            return clean(", ".join(f"{key} {shown(each)}" for key, each in value.items()))
        case _:
            text = clean(str(value))
            return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"


def _moment(value: datetime) -> str:
    if value.tzinfo is None:
        return f"{value:%Y-%m-%d %H:%M}"
    return f"{value.astimezone(UTC):%Y-%m-%d %H:%M}Z"


def _span(value: timedelta) -> str:
    """Like +3 h 05 min; days count as hours until there are three of them."""
    seconds = value.total_seconds()
    minutes = round(abs(seconds) / 60)
    sign = "-" if seconds < 0 else "+"
    hours, rest = divmod(minutes, 60)
    if hours >= 72:  # noqa: PLR2004 - three days
        return f"{sign}{hours // 24} d {hours % 24:02d} h"
    return f"{sign}{hours} h {rest:02d} min" if hours else f"{sign}{rest} min"


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, title: str = "") -> None:
    """Print rows as wide as the terminal, or 100 columns where there is none."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    listed = [list(row) for row in rows]
    for place, column in enumerate(columns):
        values = [row[place] for row in listed if row[place] is not None]
        ids = any(isinstance(value, int) and value > _LARGEST_COUNT for value in values)
        numbers = not ids and any(isinstance(value, _NUMBERS) for value in values)
        table.add_column(
            Text(clean(column)),
            justify="right" if numbers and not isinstance(values[0], bool) else "left",
            no_wrap=column not in _FOLDING,
            overflow="fold",
            min_width=max(map(len, map(str, values))) if ids else None,
        )
    for row in listed:
        table.add_row(*(Text(_cell(value)) for value in row))
    if title:
        click.echo(f"\n{clean(title)}")
    width = None if sys.stdout.isatty() else PIPED_WIDTH
    Console(width=width, highlight=False, emoji=False, markup=False).print(table)


# These go on in the next line; nothing that could be copied, an id or a URL, is ever cut.
_FOLDING = {
    "headline",
    "url",
    "headline and url",
    "outlet and url",
    "quote",
    "reasons",
    "pointer",
    "comment",
    "body",
    "detail",
}
_LARGEST_COUNT = 2**53
_NUMBERS = (int, float, timedelta)


def _cell(value: Any) -> str:
    """A tuple has one line for each of its values."""
    return "\n".join(map(shown, value)) if isinstance(value, tuple) else shown(value)


def print_fields(fields: Mapping[str, Any]) -> None:
    """Print one value a line, names aligned; what is empty is left out."""
    width = max((len(name) for name in fields), default=0)
    for name, value in fields.items():
        if text := shown(value):
            click.echo(f"{name:>{width}}  {text}")
