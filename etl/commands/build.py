"""`wirecopy build`."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from etl.progress import shown

if TYPE_CHECKING:
    from crawler.home import Home
    from etl.pipeline import Built


@click.command(name="build")
@click.option("--workers", type=click.IntRange(1, 256), help="Processes that extract [cores].")
@click.option(
    "--rebuild", is_flag=True, help="Forget the warehouse; make it anew from the archive."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def command(home: Home, workers: int | None, rebuild: bool, as_json: bool) -> None:
    """Turn the archive into articles, stories and a published snapshot.

    What was built before stays; only what is new in the archive is worked on. It can be
    interrupted at any time: the next build goes on where this one stopped.

    Example: wirecopy build --workers 2
    """
    from etl.pipeline import build

    with shown() as progress:
        built = build(home, workers=workers, rebuild=rebuild, progress=progress)
    report(home, built, as_json=as_json)


def report(home: Home, built: Built, *, as_json: bool) -> None:
    """Print what a build did."""
    if as_json:
        figures = asdict(built)
        figures["snapshot"] = str(built.snapshot) if built.snapshot else None
        click.echo(json.dumps(figures))
        return
    if built.snapshot is None:
        click.echo("Nothing new in the archive; the snapshot is up to date.")
        return
    click.echo(
        f"{built.captures} captures: {built.articles} articles, {built.rejections} rejected; "
        f"{built.pairs} pairs verified; {built.stories} stories"
    )
    click.echo(f"Published {home.current} -> {built.snapshot.name}")
