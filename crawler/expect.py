"""What an outlet usually gives, as its file declares it: crawls are held against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.outlet_file import OutletTable

MOST_ARTICLES = 100_000.0
MOST_WORDS = 100_000.0


@dataclass(frozen=True, slots=True)
class Expect:
    """New articles a day, words of a usual body, share of wire copy (0 to 1); None: not said."""

    articles_a_day: float | None = None
    body_words: float | None = None
    wire_share: float | None = None


def read_expect(table: OutletTable) -> Expect:
    """Read the table written as [expect].

    Raises:
        CrawlerError: a key is unknown or wrong.
    """
    told = table.table("expect")
    expect = Expect(
        articles_a_day=told.optional_number("articles_a_day", least=0.0, most=MOST_ARTICLES),
        body_words=told.optional_number("body_words", least=0.0, most=MOST_WORDS),
        wire_share=told.optional_number("wire_share", least=0.0, most=1.0),
    )
    told.refuse_unknown()
    return expect
