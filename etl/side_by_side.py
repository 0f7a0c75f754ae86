"""Two texts beside each other on a terminal, with what is in one of them only marked."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from etl.console import clean, console
from etl.edits.compare import compare
from etl.edits.model import Text as Compared
from etl.edits.view import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.text import Text

    from etl.edits.view import Line, Piece

MOST_ROWS = 12
_LEFT, _RIGHT = {"gone", "moved_away"}, {"new", "moved_here"}


class Row(NamedTuple):
    """One sentence of each text; a side is empty where only the other has it.

    `sign`: `|` both have it but for some words, `<` and `>` one has it, `/` each has another one,
    nothing when both have the same.
    """

    left: tuple[Piece, ...]
    sign: str
    right: tuple[Piece, ...]


def print_side_by_side(left: str, right: str, names: tuple[str, str]) -> None:
    """Print two texts in two columns; runs of equal sentences are counted, the rest is cut.

    Args:
        left: one text.
        right: the other.
        names: what stands above the columns.
    """
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(ratio=1)
    table.add_column(width=1)
    table.add_column(ratio=1)
    table.add_row(*(Text(clean(each), "bold") for each in (names[0], "", names[1])))
    rows, left_out = folded(side_by_side(left, right))
    for row in rows:
        if isinstance(row, int):
            said = f"... {row} sentence{'s' if row > 1 else ''} in both ..."
            table.add_row(_dim(said), "", _dim(said))
        else:
            table.add_row(_marked(row.left, row.sign), row.sign, _marked(row.right, row.sign))
    out = console()
    out.print(table)
    if left_out:
        out.print(f"... {left_out} more below; --json has the whole texts", style="dim")


def side_by_side(left: str, right: str) -> list[Row]:
    """Set two texts beside each other, sentence by sentence.

    >>> left, right = "It rained hard. No snow fell.", "It rained hard. The sun came. It set."
    >>> [row.sign for row in side_by_side(left, right)]
    ['', '/', '>']
    """
    one, other = Compared("", left), Compared("", right)
    rows: list[Row] = []
    gone: list[tuple[Piece, ...]] = []
    new: list[tuple[Piece, ...]] = []

    def flush() -> None:
        for mine, theirs in zip_longest(gone, new, fillvalue=()):
            rows.append(Row(mine, "/" if mine and theirs else "<" if mine else ">", theirs))
        gone.clear()
        new.clear()

    for line in lines_of(compare(one, other), one, other):
        if line.kind in _LEFT:
            gone.append(line.pieces)
        elif line.kind in _RIGHT:
            new.append(line.pieces)
        else:
            flush()
            rows.append(_row(line))
    flush()
    return rows


def _row(line: Line) -> Row:
    left = tuple(piece for piece in line.pieces if piece.kind not in _RIGHT)
    right = tuple(piece for piece in line.pieces if piece.kind not in _LEFT)
    return Row(left, "" if left == right else "|", right)


def folded(rows: Iterable[Row]) -> tuple[list[Row | int], int]:
    """Fold equal sentences into their number, and keep at most MOST_ROWS others.

    Returns:
        What is to be shown, and how many rows are not.
    """
    shown: list[Row | int] = []
    left_out = kept = 0
    for row in rows:
        if kept >= MOST_ROWS:
            left_out += 1
        elif row.sign:
            shown.append(row)
            kept += 1
        elif shown and isinstance(shown[-1], int):
            shown[-1] += 1
        else:
            shown.append(1)
    return shown, left_out


def _marked(pieces: Sequence[Piece], sign: str) -> Text:
    """Words of this side only in brackets and colour; a sentence of this side in colour."""
    from rich.text import Text

    text = Text()
    for piece in pieces:
        style = "red" if piece.kind in _LEFT else "green" if piece.kind in _RIGHT else ""
        said = clean(piece.text)
        text.append(f"[{said.strip()}]" if style and sign == "|" else said, style)
    text.rstrip()
    return text


def _dim(said: str) -> Text:
    from rich.text import Text

    return Text(said, style="dim")
