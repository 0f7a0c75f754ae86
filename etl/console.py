"""What answering commands print: tables for people, JSON for programs, all of it harmless."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from shutil import get_terminal_size
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rich.console import Console

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
    found: Any
    match value:
        case None | bool() | int() | str():
            found = value
        case float() | Decimal():
            found = float(value) if isfinite(value) else None
        case datetime() | date() | time():
            found = _iso(value)
        case timedelta():
            found = value.total_seconds()
        case list() | tuple():
            found = [plain(each) for each in value]
        case dict():
            found = {str(key): plain(each) for key, each in value.items()}
        case _:
            found = value.hex() if isinstance(value, bytes) else str(value)
    return found


def _iso(value: datetime | date | time) -> str:
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return value.isoformat()


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
            text = ""
        case bool():
            text = "yes" if value else "no"
        case float():
            text = f"{value:.2f}"
        case datetime():
            text = _moment(value)
        case timedelta():
            text = _span(value)
        case list() | tuple():
            text = "; ".join(shown(each) for each in value)
        case dict():
            text = ", ".join(f"{key} {shown(each)}" for key, each in value.items())
        case _:
            text = str(value)
    line = clean(text)
    return line if len(line) <= LONGEST_CELL else f"{line[: LONGEST_CELL - 1]}…"


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


def console() -> Console:
    """A console as wide as the terminal, or 100 columns where there is none; it reads no markup."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else PIPED_WIDTH
    return Console(width=width, highlight=False, emoji=False, markup=False)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, title: str = "") -> None:
    """Print rows as wide as the terminal, or 100 columns where there is none.

    Rows that no such table can hold are printed one value a line.
    """
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    if title:
        click.echo(f"\n{clean(title)}")
    out = console()
    listed = [list(row) for row in rows]
    shapes = [
        _shape(column, [row[place] for row in listed]) for place, column in enumerate(columns)
    ]
    if sum(shape.least + _GAP for shape in shapes) > out.width:
        _print_upright(columns, listed)
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    for column, shape in zip(columns, shapes, strict=True):
        table.add_column(
            Text(clean(column)),
            justify="right" if shape.is_number else "left",
            no_wrap=not shape.wraps,
            overflow="fold",
            min_width=shape.least,
        )
    for row in listed:
        table.add_row(*(Text(shown(value)) for value in row))
    out.print(table)


def print_entries(
    columns: Sequence[str],
    entries: Iterable[tuple[Sequence[Any], Sequence[str | None]]],
    *,
    title: str = "",
) -> None:
    """Print rows, each with lines below it: a headline, a URL that can be copied whole."""
    from rich.cells import cell_len

    listed = [([shown(value) for value in values], values, lines) for values, lines in entries]
    shapes = [
        _shape(column, [values[place] for _, values, _ in listed])
        for place, column in enumerate(columns)
    ]
    table = [list(columns), *(cells for cells, _, _ in listed)]
    widths = [max(map(cell_len, column)) for column in zip(*table, strict=True)]

    def line(cells: Sequence[str]) -> str:
        parts = []
        for cell, width, shape in zip(cells, widths, shapes, strict=True):
            gap = " " * (width - cell_len(cell))
            parts.append(gap + cell if shape.is_number else cell + gap)
        return (" " * _GAP).join(parts).rstrip()

    if title:
        click.echo(f"\n{clean(title)}")
    click.echo(line(columns))
    click.echo("─" * (sum(widths) + _GAP * (len(widths) - 1)))
    for cells, _, lines in listed:
        click.echo(line(cells))
        for text in filter(None, lines):
            for part in wrap(clean(text), _room(), break_long_words=False, break_on_hyphens=False):
                click.echo(_INDENT + part)


_INDENT = " " * 4


def _room() -> int:
    width = get_terminal_size().columns if sys.stdout.isatty() else PIPED_WIDTH
    return max(width - len(_INDENT), PIPED_WIDTH // 5)


# These go on in the next line; nothing that could be copied, an id or a URL, is ever cut.
_WRAPPING = {"headline", "url", "quote", "reasons", "pointer"}
_LEAST_WRAPPED, _LEAST_TEXT = 16, 24
_LARGEST_COUNT = 2**53
_GAP = 2


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a column may be set; `least` is the fewest characters it can do with."""

    least: int
    wraps: bool
    is_number: bool


def _shape(column: str, values: Sequence[Any]) -> _Shape:
    known = [value for value in values if value is not None]
    widest = max((len(shown(value)) for value in known), default=0)
    if known and isinstance(known[0], (int, float, timedelta, datetime)):
        is_id = isinstance(known[0], int) and max(known) > _LARGEST_COUNT
        is_number = not is_id and not isinstance(known[0], (bool, datetime))
        return _Shape(max(widest, len(column)), wraps=False, is_number=is_number)
    most = _LEAST_WRAPPED if column in _WRAPPING else _LEAST_TEXT
    return _Shape(max(min(widest, most), len(column)), wraps=widest > most, is_number=False)


def _print_upright(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    for number, row in enumerate(rows, 1):
        click.echo(f"-- {number} --")
        print_fields({clean(name): value for name, value in zip(columns, row, strict=True)})


def print_fields(fields: Mapping[str, Any]) -> None:
    """Print one value a line, names aligned; what is empty is left out."""
    width = max((len(name) for name in fields), default=0)
    for name, value in fields.items():
        if text := shown(value):
            click.echo(f"{name:>{width}}  {text}")
