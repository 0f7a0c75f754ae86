"""Where one verdict ends and the next begins: twelve figures, what they mean, what they may be.

A home may have others than the defaults, which stand here and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from warehouse.query import Snapshot

LARGEST_COUNT = 1_000_000_000
_LONGEST_SHOWN = 50


class WrongThresholdError(ValueError):
    """No threshold of that name, or it cannot be that; says what it could be."""


def _share(default: float, meaning: str) -> float:
    found: float = field(default=default, metadata={"meaning": meaning})
    return found


def _count(default: int, meaning: str) -> int:
    found: int = field(default=default, metadata={"meaning": meaning})
    return found


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Shares are 0 to 1; words and numbers are counts. `listed` tells what each means."""

    least_words: int = _count(
        25,
        "Fewer words in common prove nothing: a caption, a sign-off, furniture.",
    )
    quote_words: int = _count(
        40,
        "Fewer words in common are a sentence or two, which anybody may quote; only texts that"
        " have nothing else may be versions with so few.",
    )
    same_covered: float = _share(
        0.9,
        "With so much of both covered they are one text, but for a headline that slipped in or a"
        " paragraph that was edited.",
    )
    version_larger: float = _share(
        0.6,
        "Of two versions, so much of one text is in the other: a text that is half something else"
        " is a report of its own that quotes.",
    )
    version_smaller: float = _share(
        0.42,
        "And so much of the other in it; with less it is a cut.",
    )
    inside: float = _share(
        0.5,
        "With so much of it in the other, a text quotes the other or was cut from it.",
    )
    related: float = _share(
        0.2,
        "Or with so much, where that is the top of the other one and nothing below: so copy is"
        " cut, whatever an outlet puts around it, while a quotation is from anywhere.",
    )
    opening: float = _share(
        0.9,
        "The top of a text: of the words in common, so many stand above its first sentence that"
        " the other does not have.",
    )
    same_verbatim: float = _share(
        0.5,
        "Of the words in common, so many stand in common shingles; with fewer, two texts that cover"
        " each other are a template, cast from one form with other names and figures.",
    )
    verbatim: float = _share(
        0.7,
        "The same where one text covers only a part of the other, and which sentences belong"
        " together is less sure.",
    )
    numbers_enough: int = _count(
        3,
        "Of so many numbers it counts how many agree; one or two that differ are as often a"
        " correction as another day.",
    )
    numbers_agree: float = _share(
        0.6,
        "So many of these have to be the same, else it is a template: most of a report that is"
        " printed every day is the same but for them.",
    )


DEFAULTS = Thresholds()


@dataclass(frozen=True, slots=True)
class Threshold:
    """One threshold: a row of the table."""

    name: str
    value: float
    default_value: float
    meaning: str


def listed(thresholds: Thresholds = DEFAULTS) -> list[Threshold]:
    """Every threshold with its value and its meaning, in a fixed order."""
    return [
        Threshold(
            each.name,
            getattr(thresholds, each.name),
            getattr(DEFAULTS, each.name),
            each.metadata["meaning"],
        )
        for each in fields(Thresholds)
    ]


NAMES = tuple(each.name for each in fields(Thresholds))


def checked(name: str, value: object) -> float:
    """The value of one threshold; a whole number where it counts words or numbers.

    Raises:
        WrongThresholdError: there is no such threshold, or it cannot have that value.

    >>> checked("least_words", 30), checked("inside", 1)
    (30, 1.0)
    """
    check_name(name)
    is_count = isinstance(getattr(DEFAULTS, name), int)
    if is_count:
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST_COUNT:
            return value
        raise WrongThresholdError(f"{name} is a count, a whole number from 0 on")
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    raise WrongThresholdError(f"{name} is a share, a number from 0 to 1")


def check_name(name: str) -> None:
    """Refuse what is no threshold.

    Raises:
        WrongThresholdError: it is none; says which one may be meant.
    """
    if name in NAMES:
        return
    near = get_close_matches(name, NAMES, n=1)
    meant = f", perhaps {near[0]} is meant" if near else ""
    shown = name if len(name) <= _LONGEST_SHOWN else f"{name[:_LONGEST_SHOWN]}..."
    raise WrongThresholdError(
        f"no threshold is called {shown!r}{meant} (`wirecopy rethreshold` lists them)"
    )


def of_values(values: Mapping[str, float]) -> Thresholds:
    """Thresholds with these values, and the defaults of all others.

    Raises:
        WrongThresholdError: a name or a value is wrong.
    """
    given: dict[str, Any] = {name: checked(name, value) for name, value in values.items()}
    return Thresholds(**given)


def of_rows(rows: Iterable[tuple[str, float]]) -> Thresholds:
    """Thresholds of a warehouse's table, where counts are DOUBLE like shares.

    Rows of a later program, which has more of them, are passed over.
    """
    return of_values(
        {
            name: int(value) if isinstance(getattr(DEFAULTS, name), int) else value
            for name, value in rows
            if name in NAMES
        }
    )


def thresholds_in(snapshot: Snapshot) -> Thresholds:
    """The thresholds that the verdicts of a snapshot were found with.

    Raises:
        WarehouseError: it is of a wirecopy that had no table of them.
    """
    return of_rows(snapshot.answer("thresholds").rows)
