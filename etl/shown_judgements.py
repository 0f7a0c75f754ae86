"""What people judged, beside the articles that they judged it of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from etl.console import print_entries

if TYPE_CHECKING:
    from collections.abc import Sequence

_COLUMNS = ("judgement_id", "what", "state", "when", "by")
_BOTH = ("a", "b")


def print_judgements(
    judgements: Sequence[dict[str, Any]], *, title: str, article_id: int | None = None
) -> None:
    """Print judgements with the articles that they name and why they were made; nothing for none.

    Args:
        judgements: rows of the answers `story_judgements` or `article_judgements`.
        title: what stands above them.
        article_id: an article that need not be named, since all of it is about that.
    """
    if judgements:
        print_entries(_COLUMNS, [_entry(row, article_id) for row in judgements], title=title)


def _entry(
    row: dict[str, Any], article_id: int | None
) -> tuple[tuple[Any, ...], tuple[str | None, ...]]:
    values = (str(row["judgement_id"]), row["what"], row["state"], row["judged_at"])
    sides = [side for side in _BOTH if row[f"article_{side}"] != article_id]
    articles = [line for side in sides for line in _article(row, side)]
    return (*values, row["judged_by"]), (*articles, row["note"], _why(row))


def _article(row: dict[str, Any], side: str) -> tuple[str, str]:
    """An article in two lines; of one that the warehouse does not have only the URL is known."""
    outlet, headline, url = (row[f"{name}_{side}"] for name in ("outlet", "headline", "url"))
    if outlet is None:
        return "not in the warehouse, so the judgement waits for it:", url
    return f"{outlet}: {headline or 'without a headline'}", url


def _why(row: dict[str, Any]) -> str | None:
    """Why a judgement does not count, if it does not."""
    if row["withdrawn_at"]:
        by, note = row["withdrawn_by"], row["withdrawal_note"]
        return "withdrawn" + (f" by {by}" if by else "") + (f": {note}" if note else "")
    if row["contradicted_by"]:
        return f"contradicted by {', '.join(map(str, row['contradicted_by']))}"
    return None
