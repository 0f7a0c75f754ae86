"""The latest version of an article, as stories are told of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from etl.agency_item import is_one_article

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest version of an article; the columns of changes/find_latest.sql."""

    article_id: int
    version_id: int
    kind: Any
    outlet: str
    headline: str | None
    told_at: datetime | None
    agency: str | None
    agencies: list[str]
    relation: Any
    confidence: float
    own_agency: str | None
    agency_item: str | None
    corrected: bool
    body_words: int
    mark_number: int | None

    @property
    def joining_item(self) -> str | None:
        """The agency's article that it is a copy of, where it names just one."""
        return self.agency_item if self.agency_item and is_one_article(self.agency_item) else None
