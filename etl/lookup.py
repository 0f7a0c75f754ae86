"""Find the copies of a text that is in no archive, in a published snapshot."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from etl.candidates import SHARED_HASHES, SHARED_SHARE
from etl.given import article_of
from etl.normalize import comparable_text
from etl.shingle import sketch_of
from etl.thresholds import thresholds_in
from etl.verify import ComparableText, verify

if TYPE_CHECKING:
    from etl.verify import Pair
    from warehouse.query import Snapshot

MOST_CANDIDATES = 500
_UNRELATED = ("unrelated", "template", "shared_quote")


@dataclass(frozen=True, slots=True)
class Match:
    """A stored article that a text is a copy, a part or a container of."""

    article_id: int
    story_id: int
    resemblance: float
    containment: float
    verdict: str


def find_copies(snapshot: Snapshot, payload: bytes, *, url: str | None = None) -> list[Match]:
    """Compare a text with every stored one that shares a part of its sketch; best match first.

    The verdicts are found with the thresholds of the snapshot.

    Raises:
        NoArticleError: there is no article in the bytes.
    """
    article = article_of(payload, url)
    dateline = article.dateline.text if article.dateline else None
    given = ComparableText(0, comparable_text(article.body, dateline), article.kind)
    sketch = sketch_of(given.words)
    found = snapshot.answer(
        "sketch_candidates",
        hashes=sketch,
        shared=SHARED_HASHES,
        share=SHARED_SHARE,
        count=MOST_CANDIDATES,
    )
    texts = snapshot.answer("texts", ids=[row[0] for row in found.rows])
    verified = partial(verify, given, thresholds=thresholds_in(snapshot))
    matches = [
        _match(verified(ComparableText(version_id, comparable_text(body, line), kind)), *ids)
        for version_id, *ids, body, line, kind in texts.rows
    ]
    return sorted(
        (match for match in matches if match.verdict not in _UNRELATED),
        key=lambda match: (-match.resemblance, -match.containment, match.article_id),
    )


def _match(pair: Pair, article_id: int, story_id: int) -> Match:
    return Match(
        article_id,
        story_id,
        pair.resemblance,
        max(pair.containment_a, pair.containment_b),
        pair.verdict,
    )
