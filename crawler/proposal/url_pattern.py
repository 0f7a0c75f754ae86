"""What the addresses of an outlet's articles have in common, learnt from those it announces."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_SHAPES, MOST_EXCLUDED, MOST_FOLDERS = 3, 20, 8
LEAST_SHARE = 0.1
"""A further shape must take at least this share of the announced addresses."""
ENOUGH_SHARE = 0.8
"""Shapes that take no other page are enough when they take this share together."""
LEAST_TOTAL_SHARE = 0.5

_START = "^https?://[^/?#]+"
_FOLDERS = "/(?:[^/?#]+/)*"
_END = r"/?(?:[?#]|$)"
# The last part of the path of an article, most telling first. None of them can backtrack far.
_SHAPES = {
    "a date in the path": (
        rf"{_FOLDERS}(?:19|20)\d\d(?:/[01]?\d(?:/[0-3]?\d)?|-?[01]\d-?[0-3]\d)/[^/?#]+"
    ),
    "a number of five digits or more": rf"{_FOLDERS}(?=[^/?#]*\d{{5}})[^/?#]+",
    "a last part of three words or more": rf"{_FOLDERS}[^-/?#]+(?:-[^-/?#]+){{2,}}",
    "a last part of four words or more": rf"{_FOLDERS}[^-/?#]+(?:-[^-/?#]+){{3,}}",
    "a last part that ends in .html": rf"{_FOLDERS}[^/?#]+\.html?",
}
_CHANGING = re.compile(r"\d{2}")
_NUMBERED = r"[?&](?:id|nid|p|aid|article|artikel|story)=\d+"


@dataclass(frozen=True, slots=True)
class UrlPattern:
    """Patterns for an outlet file; `origin` says in words what they look for."""

    include: tuple[str, ...]
    exclude: tuple[str, ...]
    origin: str

    def takes(self, url: str) -> bool:
        """Tell whether a crawl takes a URL."""
        return _finds(self.include, url) and not _finds(self.exclude, url)


@dataclass(frozen=True, slots=True)
class _Candidate:
    pattern: str
    words: str
    taken: frozenset[str]
    wrong: frozenset[str]


def learn_pattern(articles: Iterable[str], others: Iterable[str]) -> UrlPattern | None:
    """Find patterns that take most of the articles' addresses and none of the others.

    Shapes that take no other page are preferred; where they do not reach, the best remaining
    shape is used and the other pages that it takes are excluded one by one. None when even so
    no shape takes half of the articles.
    """
    wanted = frozenset(articles)
    unwanted = frozenset(others) - wanted
    if not wanted:
        return None
    candidates = [_candidate(*shape, wanted, unwanted) for shape in _shapes(wanted)]
    clean = [candidate for candidate in candidates if not candidate.wrong]
    chosen = _cover(clean, wanted)
    if _reached(chosen) < ENOUGH_SHARE * len(wanted):
        usable = [each for each in candidates if len(each.wrong) <= _most_wrong(each)]
        chosen = max(chosen, _cover(usable, wanted), key=_reached)
    if _reached(chosen) < LEAST_TOTAL_SHARE * len(wanted):
        return None
    words = " or ".join(dict.fromkeys(candidate.words for candidate in chosen))
    wrong = sorted(frozenset().union(*(candidate.wrong for candidate in chosen)))
    return UrlPattern(
        include=tuple(candidate.pattern for candidate in chosen),
        exclude=tuple(dict.fromkeys(_exactly(url) for url in wrong)),
        origin=f"{words}; this takes {_reached(chosen)} of the {len(wanted)} addresses known",
    )


def _cover(candidates: list[_Candidate], wanted: frozenset[str]) -> list[_Candidate]:
    """Choose greedily; of equals the most telling shape."""
    chosen: list[_Candidate] = []
    left = wanted
    while left and len(chosen) < MOST_SHAPES and candidates:
        best = max(candidates, key=lambda each: len(each.taken & left) - len(each.wrong))
        if len(best.taken & left) < max(1, LEAST_SHARE * len(wanted)):
            break
        chosen.append(best)
        left -= best.taken
    return chosen


def _reached(chosen: list[_Candidate]) -> int:
    return len(frozenset().union(*(candidate.taken for candidate in chosen)))


def _most_wrong(candidate: _Candidate) -> int:
    return min(MOST_EXCLUDED, len(candidate.taken))


def _shapes(wanted: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Give patterns with their description: anywhere, then only below the articles' folders."""
    for words, shape in _SHAPES.items():
        yield f"{_START}{shape}{_END}", words
    yield _NUMBERED, "an article's number in the query"
    if top := _frequent(_top_folder(url) for url in wanted):
        below = _any_of(top)
        for words, shape in _SHAPES.items():
            yield f"{_START}/{below}{shape}{_END}", f"{words} below {', '.join(top)}"
    if parents := _frequent(_parent(url) for url in wanted):
        yield f"{_START}/{_any_of(parents)}/[^/?#]+{_END}", f"a page in {', '.join(parents)}"


def _frequent(folders: Iterable[str]) -> list[str]:
    """Name the folders in which most of the addresses are, if those are few and will stay."""
    counts = Counter(folders)
    most = (folder for folder, _ in counts.most_common(MOST_FOLDERS))
    named = [folder for folder in most if folder and not _CHANGING.search(folder)]
    covered = sum(counts[folder] for folder in named)
    return sorted(named) if covered >= LEAST_TOTAL_SHARE * counts.total() else []


def _any_of(folders: list[str]) -> str:
    escaped = "|".join(map(re.escape, folders))
    return escaped if len(folders) == 1 else f"(?:{escaped})"


def _top_folder(url: str) -> str:
    folder, slash, _ = urlsplit(url).path.strip("/").partition("/")
    return folder if slash else ""


def _parent(url: str) -> str:
    return urlsplit(url).path.strip("/").rpartition("/")[0]


def _candidate(
    pattern: str, words: str, wanted: frozenset[str], unwanted: frozenset[str]
) -> _Candidate:
    compiled = re.compile(pattern)
    taken, wrong = (frozenset(filter(compiled.search, urls)) for urls in (wanted, unwanted))
    return _Candidate(pattern, words, taken, wrong)


def _exactly(url: str) -> str:
    """Write a pattern for one page, on whatever host."""
    parts = urlsplit(url)
    query = re.escape(f"?{parts.query}") if parts.query else ""
    end = "$" if query else _END
    return f"{_START}{re.escape(parts.path.rstrip('/'))}{query or ''}{end}"


def _finds(patterns: tuple[str, ...], url: str) -> bool:
    return any(re.search(pattern, url) for pattern in patterns)
