"""The tour that `wirecopy demo` gives: serve, crawl, build, then ask, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.outlet import find_outlets
from crawler.run import crawl
from etl.demo.answers import ask, ask_sql, shown
from etl.demo.compose import entries
from etl.demo.home import fresh_home
from etl.demo.read import load_world
from etl.demo.server import serve_world
from etl.pipeline import build

if TYPE_CHECKING:
    from rich.console import Console

    from crawler.home import Home
    from etl.demo.server import ServedWorld

SHOWN_STORY = "dam"
TRACED_OUTLET = "islandherald"
DIFFERENT = ("vaccine", "valleysentinel")


def give_tour(console: Console, home: Home) -> None:
    """Run the whole flow in a fresh home and show what came out.

    Args:
        console: where to tell it.
        home: the demo's home; emptied first.

    Raises:
        NotOursError: the folder holds something that the demo did not make.
        EtlError: the build failed.
        CrawlerError: the crawl failed.
    """
    fresh_home(home)
    with serve_world() as world:
        _tell_world(console, world)
        world.write_outlets(home.outlets)
        _crawl(console, home, world)
        urls = {(e.story, e.outlet): world.bases[e.outlet] + e.path for e in entries()}
    _build(console, home)
    _stories(console, home)
    _copies(console, home, urls[SHOWN_STORY, "wire"])
    _difference(console, home, urls[DIFFERENT[0], "wire"], urls[DIFFERENT])
    _provenance(console, home, urls[SHOWN_STORY, TRACED_OUTLET])
    _questions(console, home)
    _farewell(console, home, urls[SHOWN_STORY, "wire"])


def _heading(console: Console, number: int, title: str) -> None:
    console.print()
    console.rule(f"[bold]{number}. {title}", align="left", characters="-")


def _tell_world(console: Console, world: ServedWorld) -> None:
    _heading(console, 1, "An invented world")
    outlets = load_world().outlets.values()
    console.print(
        f"{len(world.bases)} invented outlets with {len(entries())} articles are served on this"
        " machine. Nothing leaves it. One of them is the agency's own site:"
    )
    for outlet in outlets:
        what = f"site of {outlet.agency}" if outlet.agency else outlet.kind
        address = world.bases[outlet.slug].removeprefix("http://")
        console.print(f"  {outlet.slug:<17} {outlet.country}  {address}  {what}", highlight=False)


def _crawl(console: Console, home: Home, world: ServedWorld) -> None:
    from etl.commands.crawl import print_reports

    _heading(console, 2, "Crawl: outlets -> WARC files")
    print_reports(crawl(home, find_outlets(home)))
    asked = {(served.outlet, served.path) for served in world.requests}
    for outlet in load_world().outlets.values():
        if outlet.premium:
            verdict = "REQUESTED" if (outlet.slug, outlet.premium) in asked else "not requested"
            line = f"  robots.txt of {outlet.slug} forbids {outlet.premium}: linked, {verdict}"
            console.print(line, highlight=False, soft_wrap=True)


def _build(console: Console, home: Home) -> None:
    _heading(console, 3, "Build: WARC files -> articles -> stories -> snapshot")
    with console.status("building ...") as status:
        built = build(home, progress=lambda stage, _, __: status.update(f"building: {stage}"))
    console.print(
        f"{built.captures} captures read: {built.articles} articles, {built.rejections}"
        f" rejections; {built.pairs} pairs verified on the text; {built.stories} stories."
    )


def _stories(console: Console, home: Home) -> None:
    _heading(console, 4, "The stories that were printed more than once")
    ask_sql(console, home, "stories")


def _copies(console: Console, home: Home, url: str) -> None:
    _heading(console, 5, "Who ran one of them")
    ask(console, home, "copies", url)


def _difference(console: Console, home: Home, original: str, copy: str) -> None:
    _heading(console, 6, "What one outlet did to its copy")
    ask(console, home, "diff", original, copy)


def _provenance(console: Console, home: Home, url: str) -> None:
    _heading(console, 7, "Where one answer comes from, down to the bytes")
    ask(console, home, "provenance", url)


def _questions(console: Console, home: Home) -> None:
    _heading(console, 8, "Three questions in SQL")
    for name in ("agency_share", "uncorrected", "lag"):
        ask_sql(console, home, name)


def _farewell(console: Console, home: Home, url: str) -> None:
    _heading(console, 9, "What next")
    lines = f"""\
The data is in {shown(home)}: WARC files in archive/, the snapshot is current.duckdb.
Ask on:
  wirecopy --home {shown(home)} copies {url}
  wirecopy --home {shown(home)} sql "from story_copies where agency = 'AP' and not credited"
  wirecopy --home {shown(home)} shell
Real outlets, from a list that comes with the program, into ./wirecopy-data:
  export WIRECOPY_CONTACT=you@your.domain    # who asks: sites want to know
  wirecopy crawl apnews --max-pages 20
  wirecopy build
An outlet of your own is one TOML file, which wirecopy outlets add URL proposes, like those in
{shown(home)}/outlets; docs/outlets.md explains every key."""
    console.print(lines, highlight=False, markup=False, soft_wrap=True)
