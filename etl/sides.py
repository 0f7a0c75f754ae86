"""The two texts of a comparison, by whatever names somebody gives them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from etl.answering import NotInSnapshotError, find_one, short
from etl.edits.model import Text
from etl.normalize import comparable_text
from etl.verify import ComparableText, verify

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from etl.edits.model import Comparison
    from etl.thresholds import Thresholds
    from etl.verify import Pair
    from warehouse.query import Snapshot

# Verifying takes each sentence with each.
MOST_VERIFIED = 1_000


@dataclass(frozen=True, slots=True)
class Side:
    """A text with who printed it and when; the ids are None for one that is in no archive."""

    text: Text
    kind: str
    name: str
    article_id: int | None = None
    version_id: int | None = None
    outlet: str | None = None
    url: str | None = None
    published_at: datetime | None = None
    first_seen_at: datetime | None = None


def stored_side(snapshot: Snapshot, name: str) -> Side:
    """The text of a version, where the name is its id, else the latest one of an article.

    Raises:
        NotInSnapshotError: nothing has that name.
        AmbiguousError: several articles have.
    """
    rows = _versions(snapshot, name)
    return _side(next((row for row in rows if str(row["version_id"]) == name), rows[-1]), name)


def last_two(snapshot: Snapshot, name: str) -> tuple[Side, Side]:
    """The two latest versions of an article, the earlier one first.

    Raises:
        NotInSnapshotError: nothing has that name, or it has one version only.
        AmbiguousError: several articles have that name.
    """
    rows = _versions(snapshot, name)
    if len(rows) == 1:
        raise NotInSnapshotError(f"{short(name)} has one version only: name a second text")
    return _side(rows[-2], name), _side(rows[-1], name)


def given_side(payload: bytes, name: str) -> Side:
    """The text of a file that need not be in the archive.

    Raises:
        NoArticleError: there is no article in it.
    """
    from etl.given import NoArticleError, article_of

    try:
        article = article_of(payload)
    except NoArticleError as error:
        raise NoArticleError(f"{short(name)}: {error}") from error
    dateline = article.dateline.text if article.dateline else None
    text = Text(article.headline or "", article.body, dateline)
    published = article.published.instant if article.published else None
    return Side(text, article.kind, name, published_at=published)


def _versions(snapshot: Snapshot, name: str) -> Sequence[dict[str, Any]]:
    return snapshot.answer("version_texts", article_id=find_one(snapshot, name)).records()


def _side(row: dict[str, Any], name: str) -> Side:
    return Side(
        Text(row["headline"] or "", row["body"], row["dateline"]),
        row["kind"],
        name,
        row["article_id"],
        row["version_id"],
        row["outlet"],
        row["url"],
        row["published_at"],
        row["first_seen_at"],
    )


def verified(a: Side, b: Side, comparison: Comparison, thresholds: Thresholds) -> Pair | None:
    """The scores and the verdict of the pair; None where the texts are too long for that."""
    if max(comparison.sentences_a, comparison.sentences_b) > MOST_VERIFIED or comparison.too_long:
        return None
    return verify(_comparable(1, a), _comparable(2, b), thresholds)


def _comparable(number: int, side: Side) -> ComparableText:
    body = comparable_text(side.text.body, side.text.dateline)
    return ComparableText(number, body, side.kind)
