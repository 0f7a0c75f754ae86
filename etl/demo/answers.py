"""Asks the demo's questions with the very commands that a user would type."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from crawler.home import Home


def run(console: Console, home: Home, command: str, argument: str) -> None:
    """Show a command as typed, then run it.

    Raises:
        EtlError, WarehouseError: the command's own complaint.
    """
    from etl.cli import cli

    typed = f'"\n{argument}"' if "\n" in argument else argument
    console.print(f"$ wirecopy {command} {typed}", style="cyan", highlight=False, markup=False)
    console.file.flush()
    cli.main([f"--home={home.path}", command, argument], "wirecopy", standalone_mode=False)
    console.print()


def bodies_of(home: Home, urls: Sequence[str]) -> dict[str, str]:
    """Give the body of each article by its URL, from the published snapshot."""
    import duckdb

    with duckdb.connect(str(home.current), read_only=True) as connection:
        rows = connection.execute(
            "select url, body from articles where list_contains($urls, url)", {"urls": list(urls)}
        ).fetchall()
    return dict(rows)
