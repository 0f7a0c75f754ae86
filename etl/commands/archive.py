"""`wirecopy archive`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from etl.errors import EtlError

if TYPE_CHECKING:
    from crawler.home import Home


@click.group(name="archive")
def command() -> None:
    """Make the crawls' segments ready for other programs.

    Example: wirecopy archive index
    """


@command.command("index")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def index(home: Home, as_json: bool) -> None:
    """Merge the indexes of all segments into one, in CDXJ, for pywb and the like.

    Each segment has an index of its own beside it; one that is missing, after a crash for
    instance, is made from the segment.

    Example: wirecopy archive index
    """
    from crawler.cdxj import bring_up_index

    if not home.segments.is_dir():
        raise EtlError(f"no segments in {home.segments}: run `wirecopy crawl` first")
    try:
        done = bring_up_index(home.segments)
    except OSError as error:
        raise EtlError(f"{error.filename}: {error.strerror}") from error
    except ValueError as error:
        raise EtlError(f"{error}; take the file out of {home.segments} and ingest it") from error
    if as_json:
        figures = {"index": str(done.path), "segments": done.segments, "indexed_anew": done.made}
        click.echo(json.dumps(figures))
        return
    click.echo(f"Segments: {done.segments:,}; indexed anew: {done.made:,}")
    click.echo(f"Index: {done.path}")
