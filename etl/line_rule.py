"""A rule for lines of one kind: how they open, or what stands in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class LineRule:
    """A kind, how its lines open, what stands anywhere in them, and the most words they have.

    `needed`: small letters, some of which stand wherever `anywhere` is found; looking for them
    first makes the rule ten times as fast. `unless`: what makes a line the article's, though it
    has such words. `is_note`: `may_be_note` is true of all lines that it fits. `of_agency`: its
    patterns have AGENCY for any agency's name or mark, as a masked line has.
    """

    kind: str
    opening: re.Pattern[str] | None
    max_words: int
    anywhere: re.Pattern[str] | None = None
    needed: tuple[str, ...] = ("",)
    unless: Callable[[str], bool] | None = None
    is_note: bool = False
    of_agency: bool = False

    def fits(self, line: str, small: str) -> bool:
        """Whether a line, also given in small letters, is of this kind; `line` may be masked."""
        return self._has_words(line, small) and not (self.unless and self.unless(line))

    def _has_words(self, line: str, small: str) -> bool:
        if self.opening is not None and self.opening.match(line):
            return True
        if self.anywhere is None or not any(part in small for part in self.needed):
            return False
        return self.anywhere.search(line) is not None


def rule(
    kind: str,
    max_words: int,
    *patterns: str,
    needed: tuple[str, ...] = ("",),
    unless: Callable[[str], bool] | None = None,
) -> LineRule:
    """A rule of patterns, letter case aside; those that begin with `^` are openings.

    But where words are `needed`, one that begins with `^.` stands wherever they do.
    """
    stands = "^." if needed != ("",) else "\0"
    opening = [each for each in patterns if each.startswith("^") and not each.startswith(stands)]
    anywhere = [each for each in patterns if each not in opening]
    return LineRule(kind, _any(opening), max_words, _any(anywhere), needed, unless)


def _any(patterns: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(patterns), re.IGNORECASE) if patterns else None


def agency_rule(
    kind: str,
    max_words: int,
    *patterns: str,
    needed: tuple[str, ...] = ("",),
    unless: Callable[[str], bool] | None = None,
) -> LineRule:
    """A rule whose patterns have AGENCY for any agency's name or mark."""
    return replace(rule(kind, max_words, *patterns, needed=needed, unless=unless), of_agency=True)
