"""`wirecopy demo`: the whole flow once, offline, on a small invented world."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from crawler.home import Home

DEFAULT_HOME = "wirecopy-demo"


@click.command("demo")
@click.option(
    "--home",
    "own_home",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to work in; emptied first if an earlier demo made it [./wirecopy-demo].",
)
@click.pass_context
def command(ctx: click.Context, own_home: Path | None) -> None:
    """Crawl, build and question a small invented world, offline.

    Serves ten invented outlets on this machine, crawls them with the real spiders, builds the
    warehouse and asks it a few questions. Takes well under a
    minute.

    Example: wirecopy demo
    """
    from rich.console import Console

    from etl.console import PIPED_WIDTH
    from etl.demo.tour import give_tour

    given = own_home or ctx.find_root().params.get("home") or os.environ.get("WIRECOPY_HOME")
    console = Console() if sys.stdout.isatty() else Console(width=PIPED_WIDTH)
    give_tour(console, Home.resolve(given or DEFAULT_HOME))
