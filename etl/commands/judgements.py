"""`wirecopy judgements`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from etl.console import clean, print_entries, print_json
from etl.judgement_file import journal_of, passed_over
from etl.judgement_states import settle
from warehouse.errors import WarehouseError
from warehouse.query import Snapshot

if TYPE_CHECKING:
    from crawler.home import Home
    from etl.judgement_states import Settled

COLUMNS = ("judgement_id", "what", "state", "built", "when", "by")


@click.command(name="judgements")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array of objects.")
@click.pass_obj
def command(home: Home, as_json: bool) -> None:
    """List what was judged of which articles, and what has become of it.

    A judgement stands, or is overruled by newer ones that contradict it (named below it), or is
    withdrawn; built says whether the snapshot knows that. In SQL: the view judgements.

    Example: wirecopy judgements --json
    """
    journal = journal_of(home)
    for line in passed_over(home, journal):
        click.echo(f"wirecopy: {clean(line)}", err=True)
    settled = settle(journal.judgements, journal.withdrawals)
    known = _known_to_the_snapshot(home)
    if as_json:
        print_json([_record(each, known) for each in settled])
    elif settled:
        print_entries(COLUMNS, [_entry(each, known) for each in settled])
    else:
        click.echo("Nothing was judged yet: see `wirecopy judge --help`")


def _known_to_the_snapshot(home: Home) -> dict[int, str]:
    """The states that the snapshot knows: none where there is none, or one of an older schema."""
    try:
        with Snapshot.open(home.current) as snapshot:
            return dict(snapshot.answer("judgement_states").rows)
    except WarehouseError:
        return {}


def _is_built(settled: Settled, known: dict[int, str]) -> bool:
    return known.get(settled.judgement.judgement_id) == settled.state


def _record(settled: Settled, known: dict[int, str]) -> dict[str, Any]:
    withdrawal = settled.withdrawal.fields() if settled.withdrawal else None
    return settled.judgement.fields() | {
        "state": settled.state,
        "built": _is_built(settled, known),
        "contradicted_by": [str(number) for number in settled.contradicted_by],
        "withdrawal": withdrawal,
    }


def _entry(
    settled: Settled, known: dict[int, str]
) -> tuple[tuple[Any, ...], tuple[str | None, ...]]:
    said = settled.judgement
    values = (
        str(said.judgement_id),
        said.what,
        settled.state,
        _is_built(settled, known),
        said.when,
        said.by,
    )
    return values, (said.url_key_a, said.url_key_b, said.note, *_why(settled))


def _why(settled: Settled) -> tuple[str, ...]:
    """Why a judgement does not count, if it does not."""
    if settled.withdrawal:
        note = settled.withdrawal.note
        return (f"withdrawn: {note}",) if note else ()
    if settled.contradicted_by:
        return (f"contradicted by {', '.join(map(str, settled.contradicted_by))}",)
    return ()
