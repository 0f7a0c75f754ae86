"""What the options of a command ask of the file of thresholds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from etl.answering import short
from etl.thresholds import WrongThresholdError, check_name, checked

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to become of the file: these thresholds get these values, those are put back."""

    values: Mapping[str, float]
    put_back: frozenset[str]
    all_back: bool

    def __bool__(self) -> bool:
        """Whether anything is to become of it."""
        return bool(self.values or self.put_back or self.all_back)

    def of(self, moved: Mapping[str, float]) -> dict[str, float]:
        """What the file is to name, where it names these."""
        kept = {} if self.all_back else moved
        return {name: value for name, value in kept.items() if name not in self.put_back} | dict(
            self.values
        )


def asked_for(values: tuple[str, ...], put_back: tuple[str, ...], *, all_back: bool) -> Asked:
    """What the options say.

    Raises:
        click.UsageError: there is no such threshold, or it cannot have that value.
    """
    try:
        given = [_value(text) for text in values]
        for name in put_back:
            check_name(name)
    except WrongThresholdError as error:
        raise click.UsageError(str(error)) from error
    names = [*(name for name, _ in given), *put_back]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise click.UsageError(f"{twice[0]} is given twice: say once what it is to be")
    return Asked(dict(given), frozenset(put_back), all_back)


def _value(text: str) -> tuple[str, float]:
    name, is_given, figure = (part.strip() for part in text.partition("="))
    if not is_given:
        raise click.UsageError(f"--set takes NAME=VALUE, such as inside=0.6, not {short(text)}")
    number: float | str = figure
    for kind in (float, int):
        try:
            number = kind(figure)
        except ValueError:
            continue
    return name, checked(name, number)
