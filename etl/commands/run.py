"""`wirecopy run`."""

from __future__ import annotations

import click

from etl.commands.build import report
from etl.commands.crawl import NothingFetchedError, crawl_shown, is_fruitless, print_reports
from etl.progress import shown


@click.command(name="run")
@click.argument("outlets", nargs=-1, metavar="[OUTLET]...")
@click.option("--workers", type=click.IntRange(1, 256), help="Processes that extract [cores].")
@click.option("--max-pages", type=click.IntRange(min=1), help="Most article pages of each outlet.")
@click.pass_context
def command(
    ctx: click.Context, outlets: tuple[str, ...], workers: int | None, max_pages: int | None
) -> None:
    """Crawl, then build.

    Without OUTLET all outlets of the home folder are crawled. Ends with 1 when nothing could be
    fetched; what was fetched before is built all the same.

    Example: wirecopy run
    """
    from etl.pipeline import build

    reports = crawl_shown(ctx.obj, outlets, max_pages, verbose=bool(ctx.meta.get("verbose")))
    print_reports(reports)
    with shown() as progress:
        built = build(ctx.obj, workers=workers, progress=progress)
    report(ctx.obj, built, as_json=False)
    if is_fruitless(reports):
        raise NothingFetchedError("nothing could be fetched; -v shows why")
