"""Asks the demo's questions with the very commands that a user would type."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from crawler.home import Home


def shown(home: Home) -> str:
    """Write the home folder as one would type it from here."""
    here = Path.cwd()
    return str(home.path.relative_to(here) if home.path.is_relative_to(here) else home.path)


def ask(console: Console, home: Home, command: str, *arguments: str) -> None:
    """Show a command as one would type it, then run it.

    Raises:
        EtlError: the command's own complaint.
        WarehouseError: likewise.
    """
    from etl.cli import cli

    typed = " ".join(f'"\n{each}"' if "\n" in each else each for each in arguments)
    line = f"$ wirecopy --home {shown(home)} {command} {typed}"
    console.print(line, style="cyan", highlight=False, markup=False, soft_wrap=True)
    console.file.flush()
    cli.main([f"--home={home.path}", command, "--", *arguments], "wirecopy", standalone_mode=False)


def ask_sql(console: Console, home: Home, name: str) -> None:
    """Tell one of the demo's questions, then show its SQL and the answer."""
    asked, _, query = question(name).partition("\n")
    console.print(asked.removeprefix("-- "), markup=False, highlight=False)
    ask(console, home, "sql", query)
    console.print()


def question(name: str) -> str:
    """Read one of the demo's questions: a comment that asks it, then its SQL."""
    return (files("etl.demo") / "questions" / f"{name}.sql").read_text("utf-8").strip()
