"""`wirecopy run`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from etl.commands.build import report
from etl.progress import shown

if TYPE_CHECKING:
    from crawler.home import Home


@click.command(name="run")
@click.argument("outlets", nargs=-1)
@click.option("--workers", type=click.IntRange(1, 256), help="Processes that extract [cores].")
@click.option("--max-pages", type=click.IntRange(1), help="At most this many pages an outlet.")
@click.pass_obj
def command(
    home: Home, outlets: tuple[str, ...], workers: int | None, max_pages: int | None
) -> None:
    """Crawl, then build.

    Without OUTLET all outlets of the home folder are crawled.

    Example: wirecopy run
    """
    from crawler.outlet import find_outlets
    from crawler.run import crawl
    from etl.pipeline import build

    reports = crawl(home, find_outlets(home, outlets), max_pages=max_pages)
    fetched = sum(each.fetched for each in reports)
    click.echo(f"{len(reports)} outlets crawled, {fetched} pages fetched")
    with shown() as progress:
        report(home, build(home, workers=workers, progress=progress), as_json=False)
