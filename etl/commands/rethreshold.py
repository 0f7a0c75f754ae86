"""`wirecopy rethreshold`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from etl.asked_thresholds import asked_for
from etl.commands.build import report, tell_passed_over
from etl.console import clean, print_entries, print_json, print_table
from etl.progress import shown
from etl.shown_moved import print_moved
from etl.threshold_file import moved_in
from etl.thresholds import DEFAULTS, listed, of_values, thresholds_in
from warehouse.errors import WarehouseError
from warehouse.query import Snapshot

if TYPE_CHECKING:
    from crawler.home import Home
    from etl.asked_thresholds import Asked
    from etl.thresholds import Thresholds


@click.command(name="rethreshold")
@click.option(
    "--set", "values", multiple=True, metavar="NAME=VALUE", help="Move a threshold; repeatable."
)
@click.option("--reset", "put_back", multiple=True, metavar="NAME", help="Put it back; repeatable.")
@click.option("--reset-all", is_flag=True, help="Put all back before any is moved.")
@click.option("--preview", is_flag=True, help="Show what thresholds.toml as it is would change.")
@click.option("--apply", "is_applied", is_flag=True, help="Do it: write thresholds.toml, build.")
@click.option("--workers", type=click.IntRange(1, 256), help="Processes that extract [cores].")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    home: Home,
    values: tuple[str, ...],
    put_back: tuple[str, ...],
    reset_all: bool,
    preview: bool,
    is_applied: bool,
    workers: int | None,
    as_json: bool,
) -> None:
    """Move the thresholds by which pairs get their verdicts, and see first what that changes.

    Without options all thresholds are listed. With --set or --reset nothing changes either: it is
    shown, on a copy of the snapshot, which pairs would get another verdict and what would become
    of the stories. With --apply it is done: thresholds.toml in the home folder is written, verdicts
    are found anew in SQL without comparing a text again, stories that may have changed are told
    anew, and a snapshot is published. The file can also be edited by hand; --preview shows what
    it would change, and the next `wirecopy build` goes by it.

    \b
    Example: wirecopy rethreshold --set same_covered=0.95 --set least_words=30
             wirecopy rethreshold --set same_covered=0.95 --set least_words=30 --apply
    """
    if preview and is_applied:
        raise click.UsageError("--preview changes nothing and --apply does: choose one")
    asked = asked_for(values, put_back, all_back=reset_all)
    if is_applied:
        _apply(home, asked, workers, as_json=as_json)
    elif asked or preview:
        _preview(home, asked, as_json=as_json)
    else:
        _list(home, as_json=as_json)


def _list(home: Home, *, as_json: bool) -> None:
    thresholds = of_values(moved_in(home))
    built = _built_with(home)
    rows = [
        asdict(each) | {"built": built is not None and getattr(built, each.name) == each.value}
        for each in listed(thresholds)
    ]
    if as_json:
        print_json([_named(row) for row in rows])
        return
    print_entries(
        ("name", "value", "default", "built"),
        [
            ((row["name"], str(row["value"]), str(row["default_value"]), row["built"]),
             (row["meaning"],))
            for row in rows
        ],
    )  # fmt: skip
    if built is not None and built != thresholds:
        click.echo(
            f"\n{clean(str(home.thresholds))} says otherwise than the snapshot:"
            " `wirecopy rethreshold --preview` shows what it would change,"
            " `wirecopy build` goes by it."
        )


def _named(row: dict[str, Any]) -> dict[str, Any]:
    return {"default" if name == "default_value" else name: value for name, value in row.items()}


def _built_with(home: Home) -> Thresholds | None:
    """Those of the snapshot; none where there is none, or one of an older schema."""
    try:
        with Snapshot.open(home.current) as snapshot:
            return thresholds_in(snapshot)
    except WarehouseError:
        return None


def _preview(home: Home, asked: Asked, *, as_json: bool) -> None:
    from etl.rethreshold import preview

    wanted = of_values(asked.of(moved_in(home)))
    changes = _changes(_built_with(home), wanted)
    with shown() as progress:
        moved = preview(home, wanted, progress=progress)
    if as_json:
        print_json({"thresholds": changes, "moved": asdict(moved), "applied": False})
        return
    _print_changes(changes)
    print_moved(moved)
    click.echo("\nNothing was changed; with --apply it is.")


def _apply(home: Home, asked: Asked, workers: int | None, *, as_json: bool) -> None:
    from etl.rethreshold import apply

    # Before the build, for afterwards the snapshot is another one.
    before = _built_with(home)
    with shown() as progress:
        built = apply(home, asked.of, workers=workers, progress=progress)
    changes = _changes(before, of_values(moved_in(home)))
    if as_json:
        tell_passed_over(built)
        figures = {
            "thresholds": changes,
            "moved": asdict(built.moved) if built.moved else None,
            "applied": True,
            "snapshot": str(built.snapshot) if built.snapshot else None,
        }
        print_json(figures)
        return
    _print_changes(changes)
    report(home, built, as_json=False)


def _changes(before: Thresholds | None, wanted: Thresholds) -> list[dict[str, Any]]:
    """Which thresholds are other than those that the snapshot was told with."""
    return [
        {"name": new.name, "before": old.value, "after": new.value}
        for old, new in zip(listed(before or DEFAULTS), listed(wanted), strict=True)
        if old.value != new.value
    ]


def _print_changes(changes: list[dict[str, Any]]) -> None:
    if not changes:
        click.echo("The snapshot was told with these thresholds.")
        return
    rows = [tuple(map(str, change.values())) for change in changes]
    print_table(("threshold", "before", "after"), rows)
