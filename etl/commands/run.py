"""`wirecopy run`: what is due, once or every so often."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

import click

from crawler.crawler_file import contact_for
from crawler.outlet import find_outlets
from crawler.roster import Roster
from etl.commands.build import report, tell_passed_over
from etl.commands.crawl import (
    NothingFetchedError,
    NothingToCrawlError,
    crawl_shown,
    is_fruitless,
    print_reports,
)
from etl.only_one import only_one
from etl.progress import shown
from etl.rhythm import seconds_of
from etl.stopping import stopped_by_signals
from etl.threshold_file import thresholds_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crawler.home import Home
    from crawler.tally import CrawlReport
    from etl.pipeline import Built


def _seconds(
    ctx: click.Context,  # noqa: ARG001 - the interface of callbacks
    param: click.Parameter,  # noqa: ARG001
    duration: str | None,
) -> float | None:
    """Read what was written."""
    try:
        return None if duration is None else seconds_of(duration)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


@dataclass(slots=True)
class _Done:
    """What a run has done so far."""

    crawl: list[CrawlReport] = field(default_factory=list)
    build: Built | None = None
    seconds: float = 0.0


@click.command(name="run")
@click.argument("outlets", nargs=-1, metavar="[OUTLET]...")
@click.option(
    "--every", callback=_seconds, metavar="10m", help="Stay, and run so often: 30s, 10m, 1h30m."
)
@click.option("--workers", type=click.IntRange(1, 256), help="Processes that extract [cores].")
@click.option("--max-pages", type=click.IntRange(min=1), help="Most article pages of each outlet.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    ctx: click.Context,
    outlets: tuple[str, ...],
    every: float | None,
    workers: int | None,
    max_pages: int | None,
    as_json: bool,
) -> None:
    """Crawl what is due, then build.

    Without OUTLET all outlets of the home folder are crawled. One run at a time: while another is
    going on, it ends with 1 and does nothing. It can be stopped at any time; the next goes on. Ends
    with 1 as well when nothing could be fetched; what was fetched before is built all the same.

    With --every it stays, runs now and then so often, prints one line a run, and ends with 0 when
    it is stopped. docs/scheduling.md has recipes for systemd, cron, containers and the like.

    Example: wirecopy run

    Every ten minutes: wirecopy run --every 10m
    """
    home: Home = ctx.obj
    check(home, outlets)
    verbose = bool(ctx.meta.get("verbose"))
    if every is not None:
        if as_json:
            raise click.UsageError("--every prints lines, no JSON: leave out --json")
        from etl.run_loop import run_every

        words = _words(home, outlets, workers, max_pages, verbose=verbose)
        run_every(every, words, click.echo)
        return
    with stopped_by_signals(), only_one(home, home.run_lock, "run"):
        run(home, outlets, workers, max_pages, verbose=verbose, as_json=as_json)


def check(home: Home, names: Sequence[str]) -> None:
    """Read what people have written, before an hour of crawling and not after.

    Raises:
        CrawlerError: an outlet is unknown, or the file of one is wrong; those of the home count
            whether they are crawled or not, for the build reads them all. Or a public site would be
            asked without a contact.
        EtlError: the file of thresholds is wrong, or there is nothing to crawl.
    """
    thresholds_of(home)
    of_home = find_outlets(home)
    chosen = find_outlets(home, names) if names else of_home
    if not chosen:
        raise NothingToCrawlError(
            f"no outlets in {home.outlets}: name some, for example: wirecopy run apnews"
        )
    contact_for(home, Roster(chosen))


def run(  # noqa: PLR0913 - what it works on and how it tells
    home: Home,
    names: Sequence[str],
    workers: int | None,
    max_pages: int | None,
    *,
    verbose: bool,
    as_json: bool,
) -> None:
    """Crawl what is due, build what is new, and print both, also where it ends early.

    Raises:
        NothingFetchedError: no outlet gave a page.
        CrawlerError: the crawl was stopped, or the archive cannot be written.
        EtlError: it could not be built.
        WarehouseError: likewise.
    """
    done, began = _Done(), time.monotonic()
    try:
        done.crawl = crawl_shown(home, names, max_pages, only_due=True, verbose=verbose)
        if not as_json:
            print_reports(done.crawl)
        done.build = _built(home, workers)
    finally:
        done.seconds = round(time.monotonic() - began, 3)
        if as_json:
            click.echo(json.dumps(asdict(done), default=str))
    if done.build and as_json:
        tell_passed_over(done.build)
    elif done.build:
        report(home, done.build, as_json=False)
    if is_fruitless(done.crawl):
        raise NothingFetchedError("nothing could be fetched; -v shows why")


def _built(home: Home, workers: int | None) -> Built | None:
    """What a build did; None where nothing has ever been fetched, so that there is none."""
    from etl.pipeline import NothingArchivedError, build

    try:
        with shown() as progress:
            return build(home, workers=workers, progress=progress)
    except NothingArchivedError:
        return None


def _words(
    home: Home,
    names: Sequence[str],
    workers: int | None,
    max_pages: int | None,
    *,
    verbose: bool,
) -> list[str]:
    """What one run of many is given."""
    words = ["--home", str(home.path)]
    words += ["-v"] if verbose else []
    words += ["run", "--json"]
    words += ["--workers", str(workers)] if workers else []
    words += ["--max-pages", str(max_pages)] if max_pages else []
    return [*words, "--", *names]
