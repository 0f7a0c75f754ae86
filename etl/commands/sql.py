"""`wirecopy sql`."""

from __future__ import annotations

import csv
import json
import sys
from typing import TYPE_CHECKING, Any

import click

from etl.console import clean, plain, print_json, print_table, records
from warehouse.query import Snapshot

if TYPE_CHECKING:
    from crawler.home import Home
    from warehouse.query import Result


@click.command(name="sql")
@click.argument("query")
@click.option("--json", "form", flag_value="json", help="Print one JSON array of objects.")
@click.option("--csv", "form", flag_value="csv", help="Print CSV with a header line.")
@click.pass_obj
def command(home: Home, query: str, form: str | None) -> None:
    """Run a read-only SQL query on the published snapshot.

    QUERY is DuckDB SQL; - reads it from standard input. Of several statements the last one's
    rows are printed. The query cannot write, and cannot read any other file. The views are
    articles, canonical_articles, story_copies, verified_pairs, credits, captures, rejections
    and runs.

    \b
    Example: wirecopy sql "select outlet, count(*) as copies
                           from story_copies where agency = 'AP' group by outlet"
    """
    text = sys.stdin.read() if query == "-" else query
    with Snapshot.open(home.current) as snapshot:
        result = snapshot.sql(text)
    if form == "json":
        print_json(records(result))
    elif form == "csv":
        print_csv(result)
    else:
        print_table(result.columns, result.rows)


def print_csv(result: Result) -> None:
    """Print an answer as CSV: values as in JSON, an empty field for null."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(result.columns)
    writer.writerows([_field(value) for value in row] for row in result.rows)


def _field(value: Any) -> Any:
    simple = plain(value)
    if isinstance(simple, list | dict):
        simple = json.dumps(simple, ensure_ascii=False)
    return clean(simple) if isinstance(simple, str) and sys.stdout.isatty() else simple
