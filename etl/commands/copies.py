"""`wirecopy copies`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from etl.answering import NotInSnapshotError, find
from etl.console import print_entries, print_json, records
from warehouse.query import Result, Snapshot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crawler.home import Home
    from etl.lookup import Match

LARGEST_TEXT = 32 << 20
LINKS = {"excerpt", "roundup"}
COLUMNS = ("outlet", "role", "agency", "credited", "lag", "res", "cont")


@click.command(name="copies")
@click.argument("what", metavar="URL|ID|FILE|-")
@click.option("--url", help="Where the text of FILE was found, if it is a page.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array of objects.")
@click.pass_obj
def command(home: Home, what: str, url: str | None, as_json: bool) -> None:
    """Find the syndicated copies of a story or of any text.

    Give the URL of an article, an article, story or external id, or a FILE of HTML or plain text
    that need not be in the archive; - reads it from standard input. res and cont compare a copy
    with the canonical article: the share of both texts that is common (resemblance), and the
    share of the shorter one that is in the longer one (containment). Ends with 1 when there is
    no copy of it.

    \b
    Example: wirecopy copies https://news.example/story
             wirecopy copies story.html --json
    """
    with Snapshot.open(home.current) as snapshot:
        if what == "-" or is_file(what):
            matches = _matches(snapshot, read_given(what), url, as_json=as_json)
            stories = list(dict.fromkeys(match.story_id for match in matches))
        else:
            matches = []
            stories = list(
                dict.fromkeys(found.story_id for found in find(snapshot, what, as_json=as_json))
            )
        result = _in_order(snapshot.answer("copies", stories=stories), stories)
    if as_json:
        print_json(with_matches(result, matches) if matches else records(result))
    else:
        _print(stories, matches, result)
    if not matches and len(result.rows) == len(stories):
        raise NotInSnapshotError("nobody else ran it: its story has this one article")


def _print(stories: Sequence[int], matches: Sequence[Match], result: Result) -> None:
    if matches:
        _print_matches(matches, result)
    for story in stories:
        _print_story(story, result)


def _in_order(result: Result, stories: Sequence[int]) -> Result:
    """The story that came nearest to the given text comes first."""
    place = {story: place for place, story in enumerate(stories)}
    story_id = result.columns.index("story_id")
    rows = sorted(result.rows, key=lambda row: place[row[story_id]])
    return Result(result.columns, result.types, rows)


def is_file(text: str) -> bool:
    """Whether it names a file; a name that no file system takes does not."""
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False


def read_given(what: str) -> bytes:
    """The bytes of a file, or of standard input for `-`."""
    if what == "-":
        payload = sys.stdin.buffer.read(LARGEST_TEXT + 1)
    else:
        try:
            with Path(what).open("rb") as file:
                payload = file.read(LARGEST_TEXT + 1)
        except OSError as error:
            raise click.UsageError(f"cannot read {what}: {error.strerror}") from error
    if len(payload) > LARGEST_TEXT:
        raise click.UsageError(f"{what} is larger than {LARGEST_TEXT >> 20} MiB: give one article")
    return payload


def _matches(snapshot: Snapshot, payload: bytes, url: str | None, *, as_json: bool) -> list[Match]:
    from etl.lookup import find_copies

    matches = find_copies(snapshot, payload, url=url)
    if not matches:
        if as_json:
            click.echo("[]")
        raise NotInSnapshotError("no copy of this text in the snapshot")
    return matches


def with_matches(result: Result, matches: Sequence[Match]) -> list[dict[str, Any]]:
    """The rows as JSON objects, each with how the given text compares to that very article."""
    scores = {str(match.article_id): match for match in matches}
    rows = records(result)
    for row in rows:
        match = scores.get(row["article_id"])
        row["match_resemblance"] = match.resemblance if match else None
        row["match_containment"] = match.containment if match else None
        row["match_verdict"] = match.verdict if match else None
    return rows


def _print_matches(matches: Sequence[Match], result: Result) -> None:
    shown = {row["article_id"]: row for row in result.records()}
    print_entries(
        ("outlet", "verdict", "res", "cont"),
        [
            (
                (row["outlet"], match.verdict, match.resemblance, match.containment),
                (row["headline"], row["url"]),
            )
            for match in matches
            if (row := shown.get(match.article_id))
        ],
        title="Compared with the given text:",
    )


def _print_story(story: int, result: Result) -> None:
    rows = [row for row in result.records() if row["story_id"] == story]
    home = [row for row in rows if row["role"] not in LINKS]
    links = [row for row in rows if row["role"] in LINKS]
    outlets = len({row["outlet"] for row in home})
    title = f"Story {story}: {len(home)} article(s), {outlets} outlet(s); * canonical"
    print_entries(COLUMNS, map(entry, home), title=title)
    if links:
        print_entries(COLUMNS, map(entry, links), title="Excerpts and round-ups:")


def entry(row: dict[str, Any]) -> tuple[tuple[Any, ...], tuple[str | None, ...]]:
    """What a person wants to see of a row of story_copies: COLUMNS, and the lines below them."""
    role = f"{row['role']} *" if row["is_canonical"] else row["role"]
    values = (
        row["outlet"],
        role,
        row["agency"],
        row["credited"],
        row["lag"],
        row["resemblance"],
        row["containment"],
    )
    return values, (row["headline"], row["url"])
