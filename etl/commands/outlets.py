"""`wirecopy outlets`: propose outlet files, and list those that there are."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from crawler.outlet import find_outlets, shipped_outlets
from etl.console import clean, print_json, print_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from crawler.home import Home
    from crawler.outlet import Outlet
    from crawler.proposal.run import Proposed

COLUMNS = ("outlet", "name", "kind", "country", "language", "sources")


@click.group(name="outlets")
def command() -> None:
    """Propose outlet files, and list those that there are.

    Example: wirecopy outlets add https://www.harbour-post.example/
    """


@command.command("add")
@click.argument("url")
@click.option("--slug", help="Short name of the outlet [made of its name].")
@click.option(
    "--delay",
    type=click.FloatRange(0, 600),
    help="Seconds between two requests, now and in the file [1 now, 5 in the file].",
)
@click.option(
    "--allow-private", is_flag=True, help="The site is on a private address, and may be asked."
)
@click.option("--force", is_flag=True, help="Overwrite the outlet's file.")
@click.option("--print", "only_print", is_flag=True, help="Print the file; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def add(  # noqa: PLR0913, PLR0917 - one argument an option
    ctx: click.Context,
    url: str,
    slug: str | None,
    delay: float | None,
    allow_private: bool,
    force: bool,
    only_print: bool,
    as_json: bool,
) -> None:
    """Look at a site and propose its outlet file.

    URL is the front page. Feeds, sitemaps, section fronts, how the addresses of articles look,
    country, language, time zone and the order of day and month are read off the site; what it
    does not say is guessed, and marked so in the file. At most 50 pages are asked for, one at a
    time, and never what robots.txt forbids. Ends with 1 when nothing to crawl is found.

    Example: wirecopy outlets add https://www.harbour-post.example/ --print
    """
    from crawler.proposal.run import propose
    from crawler.proposal.store import place_of, store_outlet

    if slug and not only_print:
        place_of(ctx.obj, slug, force=force)
    with _progress() as tell:
        proposed = propose(
            ctx.obj,
            url,
            slug=slug,
            delay_s=delay,
            allow_private=allow_private,
            on_ask=tell,
            verbose=bool(ctx.meta.get("verbose")),
        )
    path = None
    if not only_print:
        path = store_outlet(ctx.obj, proposed.slug, proposed.toml, force=force)
    if as_json:
        print_json(_proposal_record(proposed, path))
    elif path is None:
        for line in proposed.toml.splitlines():
            click.echo(clean(line))
    else:
        _report(proposed, path)


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array of objects.")
@click.pass_obj
def list_outlets(home: Home, as_json: bool) -> None:
    """List the outlets that can be crawled by name: those of the home folder, then the shipped.

    An outlet of the home folder wins over a shipped one of the same name.

    Example: wirecopy outlets list --json
    """
    own = find_outlets(home)
    slugs = {outlet.slug for outlet in own}
    shipped = [outlet for outlet in shipped_outlets() if outlet.slug not in slugs]
    if as_json:
        print_json([_record(outlet) | {"shipped": outlet in shipped} for outlet in own + shipped])
        return
    for title, outlets in (("In the home folder:", own), ("Shipped:", shipped)):
        if outlets:
            print_table(COLUMNS, map(_row, outlets), title=title)


def _report(proposed: Proposed, path: Path) -> None:
    """Say what was written, what is only guessed, and what to do next."""
    outlet = proposed.outlet
    rows = [
        (fact["key"], fact["value"], ("guessed: " if fact["guessed"] else "") + fact["origin"])
        for fact in proposed.facts
    ]
    print_table(("key", "value", "from"), rows)
    counts = (len(outlet.feeds), len(outlet.sitemaps), len(outlet.sections))
    click.echo("feeds {}, sitemaps {}, sections {}".format(*counts))
    click.echo(f"Wrote {clean(str(path))}: check it, then wirecopy crawl {outlet.slug}")


def _row(outlet: Outlet) -> tuple[Any, ...]:
    sources = len(outlet.feeds) + len(outlet.sitemaps) + len(outlet.sections)
    return (outlet.slug, outlet.name, outlet.kind, outlet.country, outlet.language, sources)


def _record(outlet: Outlet) -> dict[str, Any]:
    return {
        "outlet": outlet.slug,
        "name": outlet.name,
        "home_url": outlet.home_url,
        "hosts": list(outlet.hosts),
        "country": outlet.country,
        "language": outlet.language,
        "time_zone": outlet.time_zone,
        "day_first": outlet.day_first,
        "kind": outlet.kind,
        "agency": outlet.agency,
        "owner": outlet.owner,
        "verified": outlet.verified,
        "feeds": [source.url for source in outlet.feeds],
        "sitemaps": [source.url for source in outlet.sitemaps],
        "sections": [source.url for source in outlet.sections],
        "file": str(outlet.path),
    }


def _proposal_record(proposed: Proposed, path: Path | None) -> dict[str, Any]:
    record = _record(proposed.outlet) | {"file": str(path) if path else None}
    return record | {"facts": list(proposed.facts), "toml": proposed.toml}


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Show on a terminal what is asked for; elsewhere say nothing."""
    from rich.console import Console

    shown = Console(stderr=True, markup=False, highlight=False)
    if not shown.is_terminal:
        yield lambda _: None
        return
    with shown.status("looking ...") as status:
        yield lambda url: status.update(f"looking at {clean(url)}")
