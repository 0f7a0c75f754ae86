"""What other thresholds change, as people read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from etl.console import clean, print_entries, print_table

if TYPE_CHECKING:
    from etl.moved import Moved, MovedArticles, Turned


def print_moved(moved: Moved) -> None:
    """Print the pairs by verdict, before and after, and what becomes of the stories."""
    if not moved.turned:
        click.echo(f"Pairs: {moved.pairs:,}, all with the verdict that they had")
        return
    print_table(
        ("verdict", "before", "after"),
        [(each.verdict, each.before, each.after) for each in moved.verdicts],
        title=f"Pairs: {moved.pairs:,}, {moved.turned_pairs:,} of them with another verdict",
    )
    print_entries(
        ("before", "after", "pairs"),
        [((each.before, each.after, each.pairs), _pair(each)) for each in moved.turned],
        title="Verdicts, with a pair as an example:",
    )
    stories = moved.stories
    counts = {
        "the same": stories.the_same,
        "split": stories.split,
        "merged from several": stories.merged,
        "renamed": stories.renamed,
    }
    print_table(
        ("stories", "number"),
        [row for row in counts.items() if row[1]],
        title=f"Stories: {stories.before:,} before, {stories.after:,} after;"
        f" articles in another story: {stories.articles:,}",
    )
    if moved.examples:
        print_entries(
            ("story is", "articles", "one of them"),
            [((each.event, each.articles, each.outlet), _move(each)) for each in moved.examples],
            title="From one story to another:",
        )


def _pair(turned: Turned) -> tuple[str, str]:
    return (
        f"{turned.outlet_a}: {turned.headline_a or turned.url_a}",
        f"{turned.outlet_b}: {turned.headline_b or turned.url_b}",
    )


def _move(move: MovedArticles) -> tuple[str, ...]:
    return (
        move.headline or move.url,
        move.url,
        f"from {move.story_before}: {_headline(move.headline_before)}",
        f"to {move.story_after}: {_headline(move.headline_after)}",
    )


def _headline(text: str | None) -> str:
    return f"“{clean(text)}”" if text else "without a headline"
