"""`wirecopy why`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from etl.answering import NotInSnapshotError, find, short
from etl.commands.copies import is_file, read_given
from etl.console import clean, console, print_json
from etl.marked import in_text, marked_lines, shortened
from etl.why import (
    Why,
    nested,
    say_rejected,
    stored_line,
    verdict_lines,
    why_article,
    why_file,
)
from warehouse.query import NoSnapshotError, Snapshot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console
    from rich.text import Text

    from crawler.home import Home
    from etl.answering import Found
    from etl.marked import MarkedLine, Numbered

_QUOTE = "bold black on yellow"
_LEFT_OUT = "..."


@click.command(name="why")
@click.argument("what", metavar="URL|ID|FILE|-")
@click.option("--url", help="Where FILE was found.")
@click.option("--full", is_flag=True, help="Print all lines of a long text.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array of objects.")
@click.pass_obj
def command(home: Home, what: str, url: str | None, full: bool, as_json: bool) -> None:
    """Show why a text is said to be an agency's, or not: the evidence, and how it was weighed.

    Give the URL of an article, an article, story or external id, or a FILE of HTML or plain text
    that need not be in the archive; - reads it from standard input. The page is read again by
    today's rules. Its text is printed with each credit marked and numbered, [like this][1], and
    furniture with its kind in the margin; then the credits that are not in the text, and the
    arithmetic of the verdict. docs/evidence.md explains it.

    \b
    Example: wirecopy why https://news.example/story
             wirecopy why page.html --url https://news.example/story
    """
    found = _given(what, url) if what == "-" or is_file(what) else _stored(home, what, url, as_json)
    if as_json:
        print_json([nested(each) for each in found])
        return
    for place, each in enumerate(found):
        if place:
            click.echo("")
        _print(each, full=full)


def _given(what: str, url: str | None) -> list[Why]:
    return [why_file(read_given(what), url)]


def _stored(home: Home, what: str, url: str | None, as_json: bool) -> list[Why]:
    if url is not None:
        raise click.UsageError("--url says where a FILE was found: there is no such file")
    with _snapshot(home, what) as snapshot:
        ids = dict.fromkeys(each.article_id for each in _find(snapshot, what, as_json=as_json))
        return [why_article(home, snapshot, article_id) for article_id in ids]


def _snapshot(home: Home, what: str) -> Snapshot:
    """The snapshot; without one, a FILE may be what is missing, so the error names it."""
    try:
        return Snapshot.open(home.current)
    except NoSnapshotError as error:
        raise NoSnapshotError(f"{short(what)} is not a file, and {error}") from error


def _find(snapshot: Snapshot, what: str, *, as_json: bool) -> list[Found]:
    try:
        return find(snapshot, what)
    except NotInSnapshotError:
        if as_json:
            click.echo("[]")
        say_rejected(snapshot, what)
        raise


def _print(why: Why, *, full: bool) -> None:
    out = console()
    article = why.article
    if not article.url.startswith("urn:"):
        click.echo(clean(article.url))
    if article.headline:
        out.print(clean(article.headline), style="bold", soft_wrap=True)
    click.echo("")
    lines = marked_lines(why.reading.page_text, article.furniture, why.credits)
    _print_text(out, lines if full else shortened(lines))
    if beside := [each for each in why.credits if not in_text(each.credit)]:
        _print_beside(out, beside)
    click.echo("")
    first, *rest = verdict_lines(why)
    out.print(clean(first), style="bold", soft_wrap=True)
    for line in rest:
        click.echo(f"  {clean(line)}")
    if differs := stored_line(why):
        click.echo(clean(differs))


def _print_text(out: Console, lines: Sequence[MarkedLine | None]) -> None:
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    is_coloured = out.color_system is not None and not out.no_color
    for line in lines:
        if line is None:
            grid.add_row("", Text(_LEFT_OUT, "dim"))
        else:
            margin = Text(clean(line.kind or ""), "dim")
            grid.add_row(margin, _marked(line, is_coloured=is_coloured))
    out.print(grid)


def _marked(line: MarkedLine, *, is_coloured: bool) -> Text:
    """The line with its evidence in colour, or in brackets where there is none."""
    from rich.text import Text

    text = Text(style="dim" if line.kind else "")
    for piece in line.pieces:
        shown = clean(piece.text)
        if not piece.numbers:
            text.append(shown)
            continue
        text.append(shown if is_coloured else f"[{shown}]", _QUOTE)
        text.append("".join(f"[{number}]" for number in piece.numbers), "bold")
    return text


def _print_beside(out: Console, credits_: Sequence[Numbered]) -> None:
    click.echo("\nnot in the text")
    for each in credits_:
        credit = each.credit
        line = f"  [{each.number}] {credit.agency}, {credit.found_in}: {credit.quote}"
        out.print(clean(line), markup=False, soft_wrap=True)
