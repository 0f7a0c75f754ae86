"""`wirecopy status`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from etl.console import print_fields, print_json, print_table, records
from etl.register import Register
from warehouse.query import Snapshot

if TYPE_CHECKING:
    from crawler.home import Home

PARTS = ("agencies", "rejection_reasons", "last_run")


@click.command(name="status")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array of one object.")
@click.pass_obj
def command(home: Home, as_json: bool) -> None:
    """Say what the home folder holds.

    Example: wirecopy status --json
    """
    with Snapshot.open(home.current) as snapshot:
        counts = snapshot.answer("status")
        parts = {name: snapshot.answer(name) for name in PARTS}
        loaded = {file_id for (file_id,) in snapshot.answer("loaded_files").rows}
        stat = snapshot.path.stat()
        place: dict[str, Any] = {
            "home": str(home.path),
            "snapshot": snapshot.path.name,
            "published_at": datetime.fromtimestamp(stat.st_mtime, UTC),
            "bytes": stat.st_size,
        }
    with Register.open(home) as register:
        place["files_waiting"] = register.waiting(home, loaded)
    if as_json:
        figures = records(counts)[0] | {name: records(part) for name, part in parts.items()}
        figures["last_run"] = next(iter(figures["last_run"]), None)
        time = place["published_at"].isoformat(timespec="seconds").replace("+00:00", "Z")
        print_json([place | {"published_at": time} | figures])
        return
    print_fields(place | {"bytes": f"{stat.st_size:,}"} | _grouped(counts.records()[0]))
    for name, title in (("agencies", "Agencies:"), ("rejection_reasons", "Rejected:")):
        if parts[name].rows:
            print_table(parts[name].columns, parts[name].rows, title=title)
    for run in parts["last_run"].records():
        click.echo("\nLast run:")
        print_fields(_grouped(run))


def _grouped(fields: dict[str, Any]) -> dict[str, Any]:
    """Counts with thousands set apart."""
    return {
        name: f"{value:,}" if isinstance(value, int) and not name.endswith("_id") else value
        for name, value in fields.items()
    }
