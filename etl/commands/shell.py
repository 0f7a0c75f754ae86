"""`wirecopy shell`."""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import click

from etl.console import print_json, print_table, records
from warehouse.errors import WarehouseError
from warehouse.query import Snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from crawler.home import Home

HELP = """\
  SELECT ... ;    run a query; it may span lines and ends with a semicolon
  .tables         list the views and tables
  .schema NAME    list the columns of one
  .help           this
  .quit           leave (also Ctrl-D)"""
PROMPT, MORE = "wirecopy> ", "      ... "


@click.command(name="shell")
@click.option("--json", "as_json", is_flag=True, help="Print answers as JSON arrays.")
@click.pass_obj
def command(home: Home, as_json: bool) -> None:
    """Ask SQL questions one after the other.

    The shell reads the snapshot that was newest when it started; it cannot write, and never
    blocks a build. Piped input works too: the exit code is then that of the worst query.

    \b
    Example: wirecopy shell
             echo "select count(*) from articles;" | wirecopy shell
    """
    failed = False
    with Snapshot.open(home.current) as snapshot, _history(home.path / "shell_history"):
        if sys.stdin.isatty():
            click.echo(f"{snapshot.path.name}, read-only. .help says what there is.")
        for entry in entries(_line):
            if entry in {".quit", ".exit"}:
                break
            try:
                _answer(snapshot, entry, as_json=as_json)
            except KeyboardInterrupt:
                click.echo("interrupted", err=True)
            except WarehouseError as error:
                failed = True
                click.echo(f"wirecopy: {error}", err=True)
    if failed and not sys.stdin.isatty():
        sys.exit(WarehouseError.exit_code)


def entries(read: Callable[[str], str | None]) -> Iterator[str]:
    """Put lines together to queries that end with `;`, or dot commands; the last may go without.

    Ctrl-C throws away what was typed of a query.
    """
    waiting: list[str] = []
    while True:
        try:
            line = read(MORE if waiting else PROMPT)
        except KeyboardInterrupt:
            click.echo()
            waiting = []
            continue
        if line is None:
            break
        if not waiting and line.strip().startswith("."):
            yield line.strip()
        elif line.strip() or waiting:
            waiting.append(line)
            if line.rstrip().endswith(";"):
                yield "\n".join(waiting)
                waiting = []
    if waiting:
        yield "\n".join(waiting)


def _line(prompt: str) -> str | None:
    if not sys.stdin.isatty():
        line = sys.stdin.readline()
        return line.rstrip("\n") if line else None
    try:
        return input(prompt)
    except EOFError:
        click.echo()
        return None


def _answer(snapshot: Snapshot, entry: str, *, as_json: bool) -> None:
    word, _, name = entry.partition(" ")
    match word:
        case ".help":
            click.echo(HELP)
            return
        case ".tables":
            result = snapshot.answer("relations")
        case ".schema":
            result = snapshot.answer("relation_columns", name=name.strip())
            if not result.rows:
                raise WarehouseError("no view or table of that name: .tables lists them")
        case _ if entry.startswith("."):
            raise WarehouseError("no such command: .help lists them")
        case _ if not entry.strip("; \n"):
            return
        case _:
            result = snapshot.sql(entry)
    if as_json:
        print_json(records(result))
    else:
        print_table(result.columns, result.rows)


@contextmanager
def _history(path: Path) -> Iterator[None]:
    """Keep what was typed for the arrow keys of the next time; piped input is not kept."""
    if not sys.stdin.isatty():
        yield
        return
    import readline

    with suppress(OSError):
        readline.read_history_file(path)
    readline.set_history_length(1000)
    yield
    with suppress(OSError):
        readline.write_history_file(path)
