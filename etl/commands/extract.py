"""`wirecopy extract`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from crawler.outlet import read_outlet
from etl.given import article_of

if TYPE_CHECKING:
    from etl.article import Article


@click.command(name="extract")
@click.argument("file", type=click.File("rb"))
@click.option("--url", help="URL of the page.")
@click.option(
    "--outlet",
    type=click.Path(path_type=Path),
    help="Outlet file that says how to read the page; all its selectors count, whatever their end.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the whole record as one JSON object.")
def command(file: IO[bytes], url: str | None, outlet: Path | None, as_json: bool) -> None:
    """Turn one page into one record; nothing is stored.

    FILE is HTML or plain text, also gzipped; - reads standard input.

    Example: wirecopy extract story.html --url https://news.example/story
    """
    article = article_of(file.read(), url, read_outlet(outlet) if outlet else None)
    if as_json:
        click.echo(json.dumps(record_of(article), ensure_ascii=False))
        return
    record = record_of(article)
    body = record.pop("body")
    for key, value in record.items():
        if value not in (None, [], False):
            click.echo(f"{key:>18}  {printable(value)}")
    click.echo("")
    click.echo(printable(body))


def record_of(article: Article) -> dict[str, Any]:
    """The record as JSON values: times ISO 8601 UTC, ids as strings."""
    from etl.rows import credit_rows, mark_rows, version_row

    row = version_row(article)
    for key in ("shown_at", "capture_id"):
        row.pop(key)
    record = {key: _plain(key, value) for key, value in row.items()}
    keep = ("agency", "kind", "rule", "quote", "start_offset", "end_offset", "found_in", "role")
    record["credits"] = [{key: each[key] for key in keep} for each in credit_rows(article)]
    ids = {"version_id", "capture_id"}
    record["marks"] = [
        {key: value for key, value in row.items() if key not in ids} for row in mark_rows(article)
    ]
    return record


def _plain(key: str, value: Any) -> Any:
    if hasattr(value, "isoformat"):
        return value.isoformat().replace("+00:00", "Z")
    return str(value) if key.endswith("_id") and value is not None else value


def printable(value: Any) -> str:
    """Text without what a terminal would act on."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return "".join(char for char in text if char in "\n\t" or char.isprintable())
