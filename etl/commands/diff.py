"""`wirecopy diff`."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from etl.commands.copies import is_file, read_given
from etl.console import print_json
from etl.edits.compare import compare
from etl.errors import EtlError
from etl.sides import given_side, last_two, stored_side, verified
from etl.threshold_file import thresholds_of
from etl.thresholds import thresholds_in
from warehouse.query import NoSnapshotError, Snapshot

if TYPE_CHECKING:
    from crawler.home import Home
    from etl.sides import Side
    from etl.thresholds import Thresholds


class NothingCommonError(EtlError):
    """The two texts share nothing."""

    exit_code = 1


@click.command(name="diff")
@click.argument("a", metavar="URL|ID|FILE|-")
@click.argument("b", metavar="[URL|ID|FILE|-]", required=False)
@click.option("--all", "everything", is_flag=True, help="Print long stretches whole.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object: edits with spans.")
@click.pass_obj
def command(home: Home, a: str, b: str | None, everything: bool, as_json: bool) -> None:
    """Show what one copy has otherwise than another, as typed edits and in the text.

    Give two of: the URL of an article, an article, version, story or external id, a FILE of HTML
    or plain text that need not be in the archive, - for standard input. One URL or id alone
    compares the article's last two versions. What only the first has is [-red-], what only the
    second has is {+green+}, what was moved stands in both places, [~here~] and {~there~}.
    docs/edits.md explains the edits and their spans. Ends with 1 when the two have nothing in
    common.

    \b
    Example: wirecopy diff https://agency.example/story https://news.example/story
             wirecopy diff https://news.example/story page.html --json
    """
    from etl.shown_diff import nested, print_diff

    first, second, thresholds = _sides(home, a, b)
    comparison = compare(first.text, second.text)
    pair = verified(first, second, comparison, thresholds)
    if as_json:
        print_json(nested(first, second, comparison, pair))
    else:
        print_diff(first, second, comparison, pair, everything=everything)
    if not comparison.has_common_text:
        raise NothingCommonError("the two texts have no sentence in common")


def _sides(home: Home, a: str, b: str | None) -> tuple[Side, Side, Thresholds]:
    """The two texts, and the thresholds of the snapshot; of the home where none is asked."""
    names = [a] if b is None else [a, b]
    if names.count("-") > 1:
        raise click.UsageError("only one of the two texts can be read from standard input")
    are_given = [name == "-" or is_file(name) for name in names]
    if are_given == [True]:
        raise click.UsageError(f"{a} is a file: give a second text to compare it with")
    with ExitStack() as stack:
        snapshot = (
            None if all(are_given) else stack.enter_context(_snapshot(home, names, are_given))
        )
        thresholds = thresholds_of(home) if snapshot is None else thresholds_in(snapshot)
        if b is None and snapshot is not None:
            return *last_two(snapshot, a), thresholds
        first, second = (
            given_side(read_given(name), name)
            if snapshot is None or is_given
            else stored_side(snapshot, name)
            for name, is_given in zip(names, are_given, strict=True)
        )
        return first, second, thresholds


def _snapshot(home: Home, names: list[str], are_given: list[bool]) -> Snapshot:
    """The snapshot; without one, a FILE may be what is missing, so the error names it."""
    try:
        return Snapshot.open(home.current)
    except NoSnapshotError as error:
        missing = names[are_given.index(False)]
        raise NoSnapshotError(f"{missing} is not a file, and {error}") from error
