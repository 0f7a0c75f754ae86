"""The id of an article."""

from __future__ import annotations

from crawler.identity import hash64


def article_id_of(key: str) -> int:
    """The id of the article at a URL key: the same in every archive and after every rebuild."""
    return hash64("article", key)
