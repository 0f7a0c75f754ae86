"""The command line: every command lives in its own module and is imported only when called."""

from __future__ import annotations

import importlib
import sys
from importlib.metadata import version
from typing import TYPE_CHECKING, NoReturn

import click

from crawler.errors import CrawlerError
from crawler.home import Home
from etl.errors import EtlError
from warehouse.errors import WarehouseError

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "demo": "Crawl, build and question a small invented world, offline.",
    "outlets": "Propose outlet files, and list those that there are.",
    "crawl": "Fetch what outlets published into the archive.",
    "ingest": "Register WARC, HTML, text, JSONL or Parquet files in the archive.",
    "archive": "Make the crawls' segments ready for other programs.",
    "build": "Turn the archive into articles, stories and a published snapshot.",
    "run": "Crawl what is due, then build; once, or every so often.",
    "copies": "Find the syndicated copies of a story or of any text.",
    "story": "Show one story and everyone who ran it.",
    "diff": "Show what one copy has otherwise than another.",
    "provenance": "Show the chain of evidence of one article, down to the bytes.",
    "why": "Show why a text is said to be an agency's, or not.",
    "judge": "Say that two articles are one story, or that they are not.",
    "judgements": "List what was judged.",
    "rethreshold": "Move the thresholds of verdicts, and see first what that changes.",
    "extract": "Turn one page into one record; nothing is stored.",
    "evaluate": "Score stories against labelled pairs.",
    "sql": "Run a read-only SQL query on the published snapshot.",
    "shell": "Ask SQL questions one after the other.",
    "status": "Say what the home folder holds.",
    "check": "Say whether anything is wrong: silent outlets, failing pages, missed runs, no room.",
}


class LazyGroup(click.Group):
    """Lists the commands without importing them: answers must not wait for a crawler's imports."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's interface
        """Name the commands in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the module of one command."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"etl.commands.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Print the list from the table above, so that --help imports no command."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--home",
    type=click.Path(file_okay=False),
    help="Folder of the archive and the warehouse [WIRECOPY_HOME, else ./wirecopy-data].",
)
@click.option("-v", "--verbose", is_flag=True, help="Show the trace of an error.")
@click.version_option(version("wirecopy"), prog_name="wirecopy")
@click.pass_context
def cli(ctx: click.Context, home: str | None, verbose: bool) -> None:
    """Find every outlet that ran a wire story, prove it, and keep one canonical article.

    Example: wirecopy demo
    """
    ctx.obj = Home.resolve(home)
    ctx.meta["verbose"] = verbose


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code: 0 done, 1 no, 2 wrong use."""
    words = sys.argv[1:] if args is None else list(args)
    verbose = any(word in {"-v", "--verbose"} for word in words)
    try:
        sys.exit(cli.main(args=words, prog_name="wirecopy", standalone_mode=False) or 0)
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "wirecopy"
        _leave(f"{error.format_message().rstrip('.')}: see `{path} --help`", 2)
    except (click.Abort, KeyboardInterrupt):
        _leave("stopped; what was done is kept, the same command goes on", 1)
    except click.ClickException as error:
        _leave(error.format_message(), error.exit_code)
    except (CrawlerError, EtlError, WarehouseError) as error:
        if verbose:
            raise
        _leave(str(error), error.exit_code)
    except Exception as error:  # The outermost frame: what nobody foresaw is one line as well.
        if verbose:
            raise
        _leave(f"a fault of the program: {type(error).__name__}: {error}; -v shows where", 1)


def _leave(message: str, code: int) -> NoReturn:
    """Say in one line what is wrong, harmless to a terminal, and leave."""
    from etl.console import clean

    click.echo(f"wirecopy: {clean(message)}", err=True)
    sys.exit(code)
