"""What every answering command begins with: which articles does the user mean?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from crawler.url import url_key
from etl.errors import EtlError

if TYPE_CHECKING:
    from warehouse.query import Snapshot

_LARGEST_ID = 2**64 - 1
_MOST_NAMED = 5


class NotInSnapshotError(EtlError):
    """No article, story or text of that name."""

    exit_code = 1


class AmbiguousError(EtlError):
    """A name means several articles where one was wanted; the message says which."""


@dataclass(frozen=True, slots=True)
class Found:
    """An article that a name means, its home story, and what of it the name matched."""

    article_id: int
    story_id: int
    matched: str


def find(snapshot: Snapshot, text: str, *, as_json: bool = False) -> list[Found]:
    """Find articles by article, version, story or external id, or by URL; never an empty list.

    A story id, also one that the story had earlier, finds the story's canonical article. The
    URL may differ from the stored one in what does not matter, and may be a declared one. A
    program that reads JSON gets an empty array before the error.

    Raises:
        NotInSnapshotError: there is none.
    """
    found = snapshot.answer("find", **_named(text))
    if not found.rows:
        if as_json:
            click.echo("[]")
        raise NotInSnapshotError(
            f"nothing in the snapshot is called {short(text)}:"
            " give a URL, an article, story or external id, or an existing file"
        )
    return [Found(*row) for row in found.rows]


def find_one(snapshot: Snapshot, text: str) -> int:
    """The id of the one article that a name means, by the names that `find` knows.

    Raises:
        NotInSnapshotError: there is none.
        AmbiguousError: there are several.
    """
    ids = sorted({found.article_id for found in find(snapshot, text)})
    if len(ids) > 1:
        listed = ", ".join(map(str, ids[:_MOST_NAMED]))
        raise AmbiguousError(
            f"{short(text)} means {len(ids)} articles: give one of the ids {listed}"
        )
    return ids[0]


def find_gone(snapshot: Snapshot, text: str) -> list[int]:
    """Find articles, by the same names, that a re-extraction took for none any more."""
    return [article_id for (article_id,) in snapshot.answer("gone_articles", **_named(text)).rows]


def find_rejected(snapshot: Snapshot, text: str) -> list[tuple[str, str, str | None]]:
    """Find what became no article, by URL or id: reason, detail and URL, the newest first."""
    return snapshot.answer("rejected", **_named(text)).rows


def _named(text: str) -> dict[str, object]:
    is_id = text.isascii() and text.isdigit() and len(text) <= len(str(_LARGEST_ID))
    number = int(text) if is_id else -1
    return {
        "text": text,
        "key": str(url_key(text)),
        "id": number if 0 <= number <= _LARGEST_ID else None,
    }


def short(text: str, most: int = 200) -> str:
    """One line of what was asked for, to name it in an error."""
    line = "".join(char if char.isprintable() else " " for char in text)
    return line if len(line) <= most else f"{line[:most]}..."
