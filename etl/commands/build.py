"""`wirecopy build`."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from etl.errors import EtlError
from etl.progress import shown

if TYPE_CHECKING:
    from crawler.home import Home
    from etl.pipeline import Built


DAMAGED = ("missing_file", "altered_file")
_EXPECTED = {"source_document", "redirect", "http_status", "not_a_page", "revisit"}


class RejectedError(EtlError):
    """The data was rejected."""

    exit_code = 1


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
    refuse_if_all_was_bad(built)


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
    if built.captures:
        click.echo(f"Read {built.captures:,}: {built.articles:,} show an article", nl=False)
        click.echo(f", {built.rejections:,} are rejected{_reasons(built)}")
    click.echo(f"Pairs verified: {built.pairs:,}; stories: {built.stories:,}")
    click.echo(f"Published {home.current} -> {built.snapshot.name}")


def _reasons(built: Built) -> str:
    listed = sorted(built.reasons.items(), key=lambda each: (-each[1], each[0]))
    return f" ({', '.join(f'{reason} {count:,}' for reason, count in listed)})" if listed else ""


def refuse_if_all_was_bad(built: Built) -> None:
    """Leave with 1 when a registered file is gone or altered, or nothing that came was good.

    Feeds, front pages and error pages are no bad data: every crawl has some.

    Raises:
        RejectedError: so it is.
    """
    bad = {reason: count for reason, count in built.reasons.items() if reason not in _EXPECTED}
    if any(reason in bad for reason in DAMAGED):
        raise RejectedError(
            "files of the archive are gone or altered; ingest them anew:"
            " `wirecopy sql \"from rejections where reason like '%_file'\"` names them"
        )
    if bad and not built.articles:
        raise RejectedError(
            'nothing of it was an article: `wirecopy sql "from rejections"` says why'
        )
