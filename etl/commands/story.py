"""`wirecopy story`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from etl.answering import find
from etl.commands.copies import COLUMNS, LINKS, entry
from etl.console import print_entries, print_fields, print_json, print_table, records
from etl.shown_judgements import print_judgements
from warehouse.query import Snapshot

if TYPE_CHECKING:
    from crawler.home import Home
    from warehouse.query import Result

PARTS = {
    "members": "copies",
    "versions": "story_versions",
    "canonical_choice": "choices",
    "verified_pairs": "story_pairs",
    "judgements": "story_judgements",
    "past": "story_past",
}
VERSION = ("place", "agency_number", "first_at", "words", "copies", "cuts", "outlet", "headline")
PAST = ("told_at", "event", "story_before", "outlet", "url")
CHOICE = ("rank", "outlet", "reasons")
PAIR = ("outlet_a", "outlet_b", "verdict", "resemblance", "containment_a", "containment_b")
MOST_PAIRS = 20


@click.command(name="story")
@click.argument("what", metavar="ID|URL")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array of objects.")
@click.pass_obj
def command(home: Home, what: str, as_json: bool) -> None:
    """Show one story and everyone who ran it, why its canonical article, and the pairs as proof.

    Versions are the texts that the agency sent out, with how many articles have each in full and
    how many were cut from it. ID is a story id (also one that the story had before it grew), an
    article id or an external id. In JSON, each story has members, versions, canonical_choice,
    verified_pairs, judgements and past.

    Example: wirecopy story https://news.example/story
    """
    with Snapshot.open(home.current) as snapshot:
        ids = list(dict.fromkeys(found.story_id for found in find(snapshot, what, as_json=as_json)))
        stories = snapshot.answer("stories", stories=ids)
        parts = {part: snapshot.answer(name, stories=ids) for part, name in PARTS.items()}
    if as_json:
        print_json(nested(stories, parts))
        return
    for story in stories.records():
        _print(story, {name: _of(story, part) for name, part in parts.items()})


def nested(stories: Result, parts: dict[str, Result]) -> list[dict[str, Any]]:
    """The stories as JSON objects, each with its members, reasons and pairs."""
    listed = {name: records(part) for name, part in parts.items()}
    return [
        story
        | {
            name: [row for row in rows if row["story_id"] == story["story_id"]]
            for name, rows in listed.items()
        }
        for story in records(stories)
    ]


def _of(story: dict[str, Any], part: Result) -> list[dict[str, Any]]:
    return [row for row in part.records() if row["story_id"] == story["story_id"]]


def _print(story: dict[str, Any], parts: dict[str, list[dict[str, Any]]]) -> None:
    print_fields(story)
    members, versions, choices, pairs, judgements, past = (parts[name] for name in PARTS)
    home = [row for row in members if row["role"] not in LINKS]
    links = [row for row in members if row["role"] in LINKS]
    print_entries(COLUMNS, map(entry, home), title="Members (* canonical):")
    if links:
        print_entries(COLUMNS, map(entry, links), title="Excerpts and round-ups:")
    if len(versions) > 1:
        print_table(
            VERSION, ([row[name] for name in VERSION] for row in versions), title="Versions:"
        )
    print_table(
        CHOICE, ([row[name] for name in CHOICE] for row in choices), title="Canonical because:"
    )
    if pairs:
        rows = ([row[name] for name in PAIR] for row in pairs[:MOST_PAIRS])
        more = f", the best {MOST_PAIRS}" if len(pairs) > MOST_PAIRS else ""
        print_table(PAIR, rows, title=f"{len(pairs)} verified pairs{more}:")
    print_judgements(judgements, title="Judged by people:")
    if past:
        print_table(PAST, ([row[name] for name in PAST] for row in past), title="Before:")
