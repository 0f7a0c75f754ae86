"""Where a text ends for readers who do not pay, and the offer to them that follows."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from etl.normalize import is_ended, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.page.merge import PageLine

_MAX_CHARS = 160
_OPEN = frozenset({None, "promotion", "other"})
_STORY_CHARS = 60
# A longer line is no part of an offer unless it speaks of one, nor are more short ones in a row.
_LONG = 120
_MOST_PENDING = 3
_MAX_CUTS = 10
# What follows in a page that says itself that it is cut off is no text that was paid for.
_MOST_BEHIND = 1500


def label_offer(
    lines: Sequence[PageLine], *, is_paywalled: bool | None
) -> tuple[list[PageLine], bool | None]:
    """Label the line that ends the free part, and the offer behind it, as promotion.

    Args:
        lines: of the page.
        is_paywalled: what its markup says.

    Returns:
        The lines; and whether the article is paywalled, by its markup, else by such a line.
    """
    labelled = list(lines)
    cuts = [] if is_paywalled is False else _cut_offs(labelled)
    for cut in cuts[:_MAX_CUTS]:
        behind = [index for index in range(cut + 1, len(labelled)) if labelled[index].kind is None]
        size = sum(len(labelled[index].text.encode()) for index in behind)
        is_all = bool(is_paywalled) and size <= _MOST_BEHIND
        offer = behind if is_all else _offer(behind, labelled)
        for index in (cut, *offer):
            labelled[index] = replace(labelled[index], kind="promotion")
    return labelled, is_paywalled or (True if cuts else is_paywalled)


def _cut_offs(lines: Sequence[PageLine]) -> list[int]:
    """The lines below some of the story that end what is free."""
    story = next(
        (
            index
            for index, line in enumerate(lines)
            if line.kind is None and len(line.text) > _STORY_CHARS and is_ended(line.text)
        ),
        len(lines),
    )
    return [
        index
        for index in range(story + 1, len(lines))
        if lines[index].kind in _OPEN and is_cutoff(lines[index].text)
    ]


def is_cutoff(text: str) -> bool:
    """Whether a line says that the rest is for those who pay or register.

    >>> is_cutoff("Subscribe to continue reading"), is_cutoff("La suite est réservée aux abonnés.")
    (True, True)
    """
    if len(text) > _MAX_CHARS:
        return False
    plain = text.casefold()
    if not any(hint in plain for hint in _hints()):
        return False
    folded = " ".join(words_of(text))
    return any(cutoff in folded for cutoff in _cutoffs())


def _offer(behind: Sequence[int], lines: Sequence[PageLine]) -> list[int]:
    """Those of the lines behind that are an offer; what it does not speak of may be the text."""
    offer: list[int] = []
    pending: list[int] = []
    for index in behind:
        text = lines[index].text
        if any(stem in text.casefold() for stem in _stems()):
            offer += [*pending, index]
            pending = []
        elif len(text) > _LONG or len(pending) == _MOST_PENDING:
            return offer
        else:
            pending.append(index)
    return offer + pending


@cache
def _tables() -> dict[str, list[str]]:
    return tomllib.loads(files("etl.page").joinpath("offers.toml").read_text("utf-8"))


@cache
def _cutoffs() -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(words_of(text)) for text in _tables()["cutoffs"]))


@cache
def _hints() -> tuple[str, ...]:
    return tuple(_tables()["hints"])


@cache
def _stems() -> tuple[str, ...]:
    return tuple(_tables()["stems"])
