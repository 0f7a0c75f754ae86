"""Selectors: where an outlet's pages have the parts of an article, and until when they did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from crawler.outlet_file import OutletTable

FIELDS = ("body", "headline", "byline", "date", "cut")
FURNITURE = (
    "author", "box", "byline", "caption", "comments", "consent", "contributor", "correction",
    "date_line", "editor_note", "embed", "headline", "hidden", "meta", "navigation", "notice",
    "other", "promotion", "pull_quote", "related", "share", "sign_off", "slugline",
    "tagline", "tags",
)  # fmt: skip
MOST = 100


@dataclass(frozen=True, slots=True)
class Selector:
    """One selector; `until` is the last day, in UTC, whose pages it is believed for.

    `kind`, with the field `cut` only, is the kind of furniture that it finds; None: what each line
    says of itself.
    """

    field: str
    css: str
    until: date | None = None
    kind: str | None = None


def read_selectors(table: OutletTable) -> tuple[Selector, ...]:
    """Read the tables written as [[selector]], in the order of the file.

    Raises:
        CrawlerError: a key is unknown, missing or wrong.
    """
    return tuple(map(_selector, table.tables("selector", most=MOST)))


def _selector(entry: OutletTable) -> Selector:
    field = entry.choice("field", FIELDS)
    if field != "cut":
        entry.refuse("kind", 'goes only with field = "cut"')
    selector = Selector(
        field=field,
        css=entry.css("css"),
        until=entry.optional_day("until"),
        kind=entry.optional_choice("kind", FURNITURE),
    )
    entry.refuse_unknown()
    return selector
