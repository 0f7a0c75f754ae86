"""A comparison as people read it, in colours or with marks, and as JSON has it."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from etl.console import clean, console, plain, print_fields, shown
from etl.edits.told import counted, told
from etl.edits.view import Fold, folded, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console
    from rich.text import Text

    from etl.edits.model import Comparison, Edit
    from etl.edits.view import Line, Piece
    from etl.sides import Side
    from etl.verify import Pair

_INDENT = "  "
_MARKS = {
    "same": ("", "", ""),
    "gone": ("[-", "-]", "red strike"),
    "new": ("{+", "+}", "green"),
    "moved_away": ("[~", "~]", "yellow strike"),
    "moved_here": ("{~", "~}", "yellow"),
}
_FOLDED = {
    "same": "the same",
    "gone": "only in A",
    "new": "only in B",
    "moved_away": "moved away",
    "moved_here": "moved here",
}


def print_diff(
    a: Side, b: Side, comparison: Comparison, pair: Pair | None, *, everything: bool
) -> None:
    """Print who printed the two texts, their edits in words, and both texts as one."""
    out = console()
    for letter, side, style in (("A", a, "red"), ("B", b, "green")):
        out.print(f"{letter}  {clean(_who(side))}", style=style, soft_wrap=True)
        if side.text.headline:
            out.print(f"   {clean(side.text.headline)}", style="bold", soft_wrap=True)
    click.echo("")
    print_fields(_figures(comparison, pair))
    click.echo("")
    for line in told(comparison):
        click.echo(clean(line))
    if not comparison.edits:
        click.echo("no difference")
    else:
        click.echo("")
        _print_text(out, a, b, comparison, everything=everything)


def _who(side: Side) -> str:
    when = shown(side.published_at or side.first_seen_at)
    place = side.url if side.url and not side.url.startswith("urn:") else side.name
    return "  ".join(filter(None, (side.outlet, when, place)))


def _figures(comparison: Comparison, pair: Pair | None) -> dict[str, str]:
    same = f"{comparison.same} of {comparison.sentences_a} and {comparison.sentences_b}"
    figures = {"same sentences": same}
    if comparison.too_long:
        figures["edits"] = "too long, or too repetitive, for all of them to be told apart"
    if pair is None:
        return {"verdict": "none: too long to be verified", **figures}
    return {
        "verdict": pair.verdict,
        "resemblance": f"{pair.resemblance:.2f}",
        "containment": f"{pair.containment_a:.2f} of A in B, {pair.containment_b:.2f} of B in A",
        "covered": f"{pair.covered_a:.2f} of A, {pair.covered_b:.2f} of B",
        "numbers agree": f"{pair.numbers_agree:.2f}",
        **figures,
    }


def _print_text(
    out: Console, a: Side, b: Side, comparison: Comparison, *, everything: bool
) -> None:
    from rich.text import Text

    is_coloured = out.color_system is not None and not out.no_color
    lines = lines_of(comparison, a.text, b.text)
    for line in lines if everything else folded(lines):
        if isinstance(line, Fold):
            count = counted(line.sentences, "sentence")
            out.print(Text(f"{_INDENT}... {count} {_FOLDED[line.kind]} ...", "dim"))
        else:
            for row in _marked(line, is_coloured=is_coloured).wrap(out, out.width - len(_INDENT)):
                row.rstrip()
                out.print(Text(_INDENT).append_text(row), soft_wrap=True)


def _marked(line: Line, *, is_coloured: bool) -> Text:
    """A sentence with its changes in colour, or between marks where there is none."""
    from rich.text import Text

    text = Text()
    for part, style in _parts(line, is_coloured=is_coloured):
        # A space that several pieces have between them is one.
        text.append(part.lstrip() if text.plain[-1:] in {"", " "} else part, style)
    return text


def _parts(line: Line, *, is_coloured: bool) -> Iterator[tuple[str, str]]:
    for piece in line.pieces:
        before, own, after = _spaced(piece)
        opened, closed, style = _MARKS[piece.kind]
        yield before, ""
        if own:
            yield (own if is_coloured else f"{opened}{own}{closed}"), style
        yield after, ""


def _spaced(piece: Piece) -> tuple[str, str, str]:
    """A piece on one line, and the space at its ends apart from it, which is not to be marked."""
    text = re.sub(r"\s+", " ", clean(piece.text))
    own = text.strip()
    start = text.find(own) if own else len(text)
    return text[:start], own, text[start + len(own) :]


def nested(a: Side, b: Side, comparison: Comparison, pair: Pair | None) -> dict[str, Any]:
    """A comparison as one JSON object; spans are character offsets into headline and body."""
    return {
        "a": _side(a),
        "b": _side(b),
        "pair": None if pair is None else _pair(pair),
        "sentences_a": comparison.sentences_a,
        "sentences_b": comparison.sentences_b,
        "same_sentences": comparison.same,
        "too_long": comparison.too_long,
        "edits": [_edit(edit) for edit in comparison.edits],
    }


def _side(side: Side) -> dict[str, Any]:
    ids = {"article_id": side.article_id, "version_id": side.version_id}
    return {
        **{name: None if value is None else str(value) for name, value in ids.items()},
        "outlet": side.outlet,
        "url": side.url,
        "published_at": plain(side.published_at),
        "first_seen_at": plain(side.first_seen_at),
        **asdict(side.text),
    }


def _pair(pair: Pair) -> dict[str, Any]:
    figures = asdict(pair)
    return {name: figures[name] for name in figures if not name.startswith("version_")}


def _edit(edit: Edit) -> dict[str, Any]:
    fields = asdict(edit)
    spans = {name: {"start": span.start, "end": span.end} for name, span in _spans(edit)}
    return fields | spans | {"changes": [_edit(each) for each in edit.changes]}


def _spans(edit: Edit) -> Iterator[tuple[str, Any]]:
    yield "a", edit.a
    yield "b", edit.b
