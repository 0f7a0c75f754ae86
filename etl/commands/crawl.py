"""`wirecopy crawl`: fetch what outlets published into the archive."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from crawler.outlet import find_outlets
from crawler.run import crawl
from etl.errors import EtlError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from crawler.home import Home
    from crawler.tally import CrawlReport

COLUMNS = (
    "outlet", "found", "new", "fetched", "changed", "gone", "refused", "failed", "bytes",
)  # fmt: skip


class NothingToCrawlError(EtlError):
    """There is no outlet to crawl."""

    exit_code = 2


class NothingFetchedError(EtlError):
    """No outlet gave a page."""

    exit_code = 1


@click.command("crawl")
@click.argument("outlets", nargs=-1, metavar="[OUTLET]...")
@click.option(
    "--outlets",
    "folder",
    type=click.Path(exists=True, path_type=Path),
    help="A folder of outlet files, or one file.",
)
@click.option("--max-pages", type=click.IntRange(min=1), help="Most article pages of each outlet.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.pass_context
def command(
    ctx: click.Context,
    outlets: tuple[str, ...],
    folder: Path | None,
    max_pages: int | None,
    as_json: bool,
) -> None:
    """Fetch what outlets published into the archive.

    Articles that are known are fetched again when their time has come (docs/visits.md).

    An OUTLET is the short name of one that is shipped or in the home folder, an outlet file, or
    a folder of them; without any, all outlets of the home folder are crawled. Ends with 1 when
    nothing could be fetched. docs/outlets.md says how to declare an outlet. A public site is asked
    only when it is told how to reach you: contact in crawler.toml of the home, or WIRECOPY_CONTACT.

    Example: wirecopy crawl apnews --max-pages 20
    """
    names = (*outlets, *([str(folder)] if folder else []))
    reports = crawl_shown(ctx.obj, names, max_pages, verbose=bool(ctx.meta.get("verbose")))
    print_reports(reports, as_json=as_json)
    if is_fruitless(reports):
        raise NothingFetchedError("nothing could be fetched; -v shows why")


def crawl_shown(
    home: Home,
    names: Sequence[str],
    max_pages: int | None,
    *,
    only_due: bool = False,
    verbose: bool,
) -> list[CrawlReport]:
    """Crawl the named outlets, or all of the home folder, with progress on a terminal.

    With `only_due` sources are left out whose time has not come.

    Raises:
        NothingToCrawlError: no outlet is named and the home folder has none.
    """
    chosen = find_outlets(home, names)
    if not chosen:
        raise NothingToCrawlError(
            f"no outlets in {home.outlets}: name some, for example: wirecopy crawl apnews"
        )
    with _progress() as tell:
        return crawl(
            home, chosen, max_pages=max_pages, only_due=only_due, on_progress=tell, verbose=verbose
        )


def print_reports(reports: list[CrawlReport], *, as_json: bool = False) -> None:
    """Print one line an outlet, as a table or as JSON."""
    if as_json:
        click.echo(json.dumps([asdict(report) for report in reports], indent=2))
        return
    table = Table(*COLUMNS, box=None, pad_edge=False)
    for column in table.columns[1:]:
        column.justify = "right"
    for report in reports:
        counts = (
            report.found, report.new, report.fetched, report.changed, report.gone, report.refused,
            report.failed, report.bytes,
        )  # fmt: skip
        table.add_row(escape(report.outlet), *(f"{count:,}" for count in counts))
    Console().print(table)


def is_fruitless(reports: list[CrawlReport]) -> bool:
    """Tell whether a crawl asked and got nothing: no source, or no page of those that are new."""
    due, sources = sum(r.due for r in reports), sum(r.sources for r in reports)
    new, fetched = sum(r.new for r in reports), sum(r.fetched for r in reports)
    return due > 0 and fetched == 0 and (sources == 0 or new > 0)


@contextmanager
def _progress() -> Iterator[Callable[[list[CrawlReport]], None]]:
    """Show running totals on a terminal; elsewhere say nothing."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _: None
        return
    with console.status("crawling ...") as status:

        def tell(reports: list[CrawlReport]) -> None:
            found, fetched = sum(r.found for r in reports), sum(r.fetched for r in reports)
            size = sum(r.bytes for r in reports)
            status.update(f"crawling: {fetched:,} of {found:,} pages, {size / 1e6:,.1f} MB")

        yield tell
