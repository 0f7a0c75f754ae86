"""How a page was found and what the feed, sitemap or front page said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Self, get_args

FoundBy = Literal["feed", "sitemap", "section", "outlet"]

LONGEST_VALUE = 2_000
MOST_VALUES = 100

_SPACES = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")


@dataclass(frozen=True, slots=True)
class Discovery:
    """One finding of one URL; stored beside its capture as a WARC metadata record.

    `published` is as given, unparsed; `found_in` is the URL of the feed, sitemap or front page.
    Found by `outlet` are the pages that are no articles but lead to them: the feeds, sitemaps
    and front pages that the outlet's file declares, and robots.txt; `found_in` is then the
    outlet's home page, or the index that named a sitemap.
    """

    outlet: str
    found_by: FoundBy
    found_in: str
    headline: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()

    @property
    def is_article(self) -> bool:
        """Whether the page was announced as an article."""
        return self.found_by != "outlet"

    def to_fields(self) -> bytes:
        """Write the body of an `application/warc-fields` record; no value can forge a line."""
        pairs = [
            ("outlet", self.outlet),
            ("via", self.found_in),
            ("discovered-by", self.found_by),
            ("source-headline", self.headline or ""),
            ("source-published", self.published or ""),
            *(("source-author", author) for author in self.authors[:MOST_VALUES]),
            *(("source-keyword", keyword) for keyword in self.keywords[:MOST_VALUES]),
        ]
        lines = (f"{name}: {value}\r\n" for name, raw in pairs if (value := fold(raw)))
        return "".join(lines).encode("utf-8", "replace")

    @classmethod
    def from_fields(cls, data: bytes) -> Self | None:
        """Read such a body; None when it is not one of ours. Unknown fields do not matter."""
        found: dict[str, list[str]] = {}
        for line in data.decode("utf-8", "replace").split("\n"):
            name, colon, raw = line.partition(":")
            if colon and (value := fold(raw)):
                found.setdefault(name.strip().lower(), []).append(value)
        outlet, via = _first(found, "outlet"), _first(found, "via")
        kind = _kind(_first(found, "discovered-by"))
        if outlet is None or via is None or kind is None:
            return None
        return cls(
            outlet=outlet,
            found_by=kind,
            found_in=via,
            headline=_first(found, "source-headline"),
            published=_first(found, "source-published"),
            authors=tuple(found.get("source-author", ())[:MOST_VALUES]),
            keywords=tuple(found.get("source-keyword", ())[:MOST_VALUES]),
        )


def fold(value: str) -> str:
    r"""Put a value on one line: control characters and runs of white space become one space.

    Cut after 2,000 characters.

    >>> fold(" two\r\nlines ")
    'two lines'
    """
    return " ".join(value[: 4 * LONGEST_VALUE].translate(_SPACES).split())[:LONGEST_VALUE].strip()


def _first(found: dict[str, list[str]], name: str) -> str | None:
    values = found.get(name)
    return values[0] if values else None


def _kind(value: str | None) -> FoundBy | None:
    kinds: tuple[FoundBy, ...] = get_args(FoundBy)
    return next((kind for kind in kinds if kind == value), None)
