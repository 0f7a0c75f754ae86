"""`wirecopy build`."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from etl.console import clean, print_table
from etl.errors import EtlError
from etl.progress import shown
from etl.shown_moved import print_moved

if TYPE_CHECKING:
    from crawler.home import Home
    from etl.pipeline import Built
    from etl.reextract import Changes


DAMAGED = ("missing_file", "altered_file")
_EXPECTED = {
    *("source_document", "redirect", "http_status", "not_a_page", "revisit"),
    *("listing", "service_page", "gallery", "video_page"),
}
_CHANGES = {
    "captures_changed": "read differently",
    "bodies": "with another body",
    "headlines": "with another headline",
    "authors": "with other authors",
    "bylines": "with another byline",
    "datelines": "with another dateline",
    "dates": "with another date",
    "agencies": "with another agency",
    "became_articles": "rejected before, an article now",
    "became_rejections": "an article before, rejected now",
    "captures_new": "new in the archive",
    "captures_gone": "no longer found",
}
_STORIES = {
    "stories_same": "the same",
    "stories_split": "split",
    "stories_merged": "merged from several",
    "stories_gone": "gone",
    "stories_new": "new",
}


class RejectedError(EtlError):
    """The data was rejected."""

    exit_code = 1


@click.command(name="build")
@click.option("--workers", type=click.IntRange(1, 256), help="Processes that extract [cores].")
@click.option(
    "--rebuild", is_flag=True, help="Forget the warehouse; make it anew from the archive."
)
@click.option(
    "--reextract",
    is_flag=True,
    help="Read the whole archive again as the program and the outlet files are now; print what"
    " changes, keep what it was as history.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def command(home: Home, workers: int | None, rebuild: bool, reextract: bool, as_json: bool) -> None:
    """Turn the archive into articles, stories and a published snapshot.

    What was built before stays; only what is new in the archive is worked on. It can be
    interrupted at any time: the next build goes on where this one stopped.

    Example: wirecopy build --workers 2

    After an update, or when an outlet file was corrected: wirecopy build --reextract
    """
    if rebuild and reextract:
        raise click.UsageError("--rebuild forgets the history that --reextract keeps: choose one")
    if reextract:
        _reextract(home, workers, as_json=as_json)
        return
    from etl.pipeline import build

    with shown() as progress:
        built = build(home, workers=workers, rebuild=rebuild, progress=progress)
    report(home, built, as_json=as_json)
    refuse_if_all_was_bad(built)


def _reextract(home: Home, workers: int | None, *, as_json: bool) -> None:
    from etl.reextract import reextract

    with shown() as progress:
        done = reextract(home, workers=workers, progress=progress)
    if as_json:
        tell_passed_over(done.built)
        figures = asdict(done.built) | {"snapshot": str(done.built.snapshot)}
        click.echo(json.dumps(figures | {"changes": asdict(done.changes)}))
    else:
        report(home, done.built, as_json=False)
        report_changes(done.changes)


def report_changes(changes: Changes) -> None:
    """Print what a re-extraction changed."""
    if not (changes.captures_changed or changes.captures_new or changes.captures_gone):
        click.echo(f"Compared {changes.captures:,} captures with what they were: nothing changed")
        return
    rows = [(label, getattr(changes, name)) for name, label in _CHANGES.items()]
    print_table(
        ("captures", "number"),
        [row for row in rows if row[1]],
        title=f"Compared {changes.captures:,} captures with what they were",
    )
    rows = [(label, getattr(changes, name)) for name, label in _STORIES.items()]
    print_table(
        ("stories", "number"),
        [row for row in rows if row[1]],
        title=f"Stories: {changes.stories_before:,} before, {changes.stories_after:,} now",
    )
    click.echo('\nEach of them: wirecopy sql "from capture_changes"')


def report(home: Home, built: Built, *, as_json: bool) -> None:
    """Print what a build did."""
    tell_passed_over(built)
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
    if built.moved:
        print_moved(built.moved)
        click.echo("")
    if built.judgements:
        states = (f"{state} {count:,}" for state, count in built.judgements.items())
        click.echo(f"Judgements: {sum(built.judgements.values()):,} ({', '.join(states)})")
    click.echo(f"Published {home.current} -> {built.snapshot.name}")


def tell_passed_over(built: Built) -> None:
    """Say of each line that is no judgement where it is and what is wrong with it."""
    for line in built.passed_over:
        click.echo(f"wirecopy: {clean(line)}", err=True)


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
