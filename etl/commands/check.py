"""`wirecopy check`: is anything wrong?"""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from etl.console import clean, plain, print_json, print_table, shown
from etl.health.checkup import Checkup, check
from etl.health.prometheus import exposition, write_prometheus

if TYPE_CHECKING:
    from crawler.health.state import OutletState

COLUMNS = ("outlet", "state", "last_new", "usual_gap", "waited", "gaps", "allowed", "due")


@click.command(name="check")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option(
    "--prometheus",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a text file for node_exporter as well, such as /var/lib/node/wirecopy.prom.",
)
@click.option("--quick", is_flag=True, help="Leave out the laws of the warehouse.")
@click.pass_context
def command(ctx: click.Context, as_json: bool, prometheus: Path | None, quick: bool) -> None:
    """Say whether anything is wrong, and what to do.

    Outlets that are silent, by their own rhythm; sources that fail; pages that are no longer read
    as before; runs that did not come; broken laws of the warehouse; a disk that is full soon. Ends
    with 0 when all is well and with 1 when anything is wrong; nothing is changed, and a crawl or a
    build may go on meanwhile. docs/health.md explains every finding.

    Example: wirecopy check --json
    """
    found = check(ctx.obj, datetime.now(UTC), laws=not quick)
    if prometheus is not None:
        write_prometheus(prometheus, exposition(found))
    if as_json:
        print_json(as_object(found))
    else:
        _print(found)
    ctx.exit(1 if found.findings else 0)


def as_object(found: Checkup) -> dict[str, Any]:
    """A check for programs: times ISO 8601 UTC, lengths of time in seconds."""
    last = found.runs[0] if found.runs else None
    days = found.disk.days_left
    fields: dict[str, Any] = {
        "home": str(found.home.path),
        "checked_at": found.at,
        "ok": not found.findings,
        "findings": [asdict(each) for each in found.findings],
        "outlets": [_outlet(found, each) for each in found.outlets],
        "rates": [asdict(each) for each in found.rates],
        "last_run": asdict(last) if last else None,
        "snapshot": asdict(found.built),
        "disk": asdict(found.disk) | {"days_left": days},
    }
    ready: dict[str, Any] = plain(fields)
    return ready


def _outlet(found: Checkup, state: OutletState) -> dict[str, Any]:
    rhythm = state.rhythm
    return {
        "outlet": state.outlet.slug,
        "state": _state(found, state),
        "last_new_at": state.last_new_at,
        "seen_until": state.seen_until,
        "usual_gap": rhythm.usual if rhythm else None,
        "waited": rhythm.waited if rhythm else None,
        "gaps": rhythm.turns if rhythm else None,
        "allowed": rhythm.allowed if rhythm else None,
        "due": state.backlog.urls if state.backlog else 0,
        "oldest_due_at": state.backlog.oldest_at if state.backlog else None,
    }


def _state(found: Checkup, state: OutletState) -> str:
    if state.outlet.slug in found.silent:
        return "silent"
    if state.seen_until is None:
        return "unread"
    return "well" if state.rhythm else "learning"


def _print(found: Checkup) -> None:
    if found.outlets:
        print_table(COLUMNS, [_row(_outlet(found, state)) for state in found.outlets])
        click.echo()
    for finding in found.findings:
        click.echo(clean(finding.line()))
    if not found.findings:
        click.echo("all is well")


def _row(outlet: dict[str, Any]) -> list[Any]:
    """An outlet as a row of the table; lengths of time have no sign."""
    names = ("outlet", "state", "last_new_at", "usual_gap", "waited", "gaps", "allowed", "due")
    values = [outlet[name] for name in names]
    return [shown(each)[1:] if isinstance(each, timedelta) else each for each in values]
