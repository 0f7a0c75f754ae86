"""`wirecopy ingest`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from etl.progress import shown

if TYPE_CHECKING:
    from crawler.home import Home


@click.command(name="ingest")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--url", help="URL of the page, when PATH is one HTML, text or NITF file.")
@click.option("--outlet", help="Outlet of every page or item in PATH.")
@click.option("--in-place", is_flag=True, help="Leave the files where they are; only list them.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    home: Home,
    paths: tuple[Path, ...],
    url: str | None,
    outlet: str | None,
    in_place: bool,
    as_json: bool,
) -> None:
    """Register files, or folders of files, in the archive.

    WARC (of any origin), HTML and plain text (also .gz), JSON Lines (also .gz) and Parquet; items
    of an agency's feed in ninjs, NewsML or NITF, told by their content whatever their name.
    Records of JSON Lines and Parquet have the keys url; one of html, html_file, text; and
    optionally id, headline, byline, published, outlet, fetched_at.

    \b
    Example: wirecopy ingest pages.warc.gz articles.jsonl
             wirecopy ingest feed/ --outlet ap-wire
             wirecopy ingest story.html --url https://news.example/story
    """
    from etl.ingest import ingest

    with shown() as progress:
        count = 0

        def on_file(_path: Path) -> None:
            nonlocal count
            count += 1
            progress("ingest", count, None)

        done = ingest(home, paths, url=url, outlet=outlet, in_place=in_place, progress=on_file)
    if as_json:
        import json

        click.echo(json.dumps({"new": done.new, "known": done.known, "bytes": done.size}))
        return
    click.echo(f"{done.new} files registered, {done.known} known before, in {home.archive}")
    click.echo("Next: wirecopy build")
