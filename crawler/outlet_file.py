"""Strict reading of an outlet's or the crawler's file: every complaint names file and key."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from difflib import get_close_matches
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from crawler import outlet_values as values
from crawler.contact import checked_contact
from crawler.errors import CrawlerError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

LARGEST_FILE = 1_000_000

_T = TypeVar("_T")


def read_table(path: Path) -> OutletTable:
    """Open an outlet file.

    Raises:
        CrawlerError: it cannot be read, or is not TOML.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise CrawlerError(f"{path}: is larger than {LARGEST_FILE:,} bytes")
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise CrawlerError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise CrawlerError(f"{path}: is not TOML: {error}") from error
    return OutletTable(path, data)


class OutletTable:
    """One TOML table; each key is asked for once, then `refuse_unknown` finds what is left."""

    def __init__(self, path: Path, data: dict[str, Any], where: str = "") -> None:
        self._path = path
        self._data = data
        self._where = where
        self._asked: set[str] = set()

    def slug(self) -> str:
        """Give the file's stem as a slug."""
        try:
            return values.checked_slug(self._path.stem)
        except values.WrongValueError as error:
            raise CrawlerError(f"{self._path}: {error}") from error

    def text(self, key: str) -> str:
        """Give a text that must be there and not be empty."""
        value = self._need(key, self.optional_text(key))
        return value if value.strip() else self.fail(key, "is empty")

    def optional_text(self, key: str) -> str | None:
        """Give a text, None when it is left out."""
        return self._typed(key, str, "a text in quotes")

    def flag(self, key: str, *, default: bool) -> bool:
        """Give true or false."""
        value = self.optional_flag(key)
        return default if value is None else value

    def optional_flag(self, key: str) -> bool | None:
        """Give true or false, None when it is left out."""
        return self._typed(key, bool, "true or false")

    def integer(self, key: str, *, default: int, least: int, most: int) -> int:
        """Give a whole number within limits."""
        value = self.optional_integer(key, least=least, most=most)
        return default if value is None else value

    def optional_integer(self, key: str, *, least: int, most: int) -> int | None:
        """Give a whole number within limits, None when it is left out."""
        value = self._typed(key, int, "a whole number")
        in_limits = value is None or least <= value <= most
        return value if in_limits else self.fail(key, f"must be {least} to {most}")

    def number(self, key: str, *, default: float, least: float, most: float) -> float:
        """Give a number within limits."""
        value = self.optional_number(key, least=least, most=most)
        return default if value is None else value

    def optional_number(self, key: str, *, least: float, most: float) -> float | None:
        """Give a number within limits, None when it is left out."""
        raw = self._ask(key)
        return None if raw is None else self._number(key, raw, least, most)

    def rising(
        self, key: str, *, default: tuple[float, ...], least: float, most: float
    ) -> tuple[float, ...]:
        """Give a list of numbers within limits, each larger than the one before."""
        raw = self._typed(key, list, "a list of numbers")
        if raw is None:
            return default
        numbers = tuple(self._number(key, value, least, most) for value in raw)
        in_order = all(one < next_one for one, next_one in pairwise(numbers))
        return numbers if in_order else self.fail(key, "must rise from number to number")

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of texts, empty when it is left out."""
        raw = self._typed(key, list, "a list of texts") or []
        if not all(isinstance(value, str) for value in raw):
            self.fail(key, "must be a list of texts")
        return tuple(raw)

    def names(self, key: str) -> tuple[str, ...]:
        """Give a list of texts of which none is empty, empty when it is left out."""
        names = self.texts(key)
        return names if all(map(str.strip, names)) else self.fail(key, "must hold no empty text")

    def choice(self, key: str, choices: Sequence[str]) -> str:
        """Give one of some words."""
        return self._need(key, self.optional_choice(key, choices))

    def optional_choice(self, key: str, choices: Sequence[str]) -> str | None:
        """Give one of some words, None when it is left out."""
        value = self.optional_text(key)
        if value is not None and value not in choices:
            self.fail(key, f"must be one of {', '.join(choices)}")
        return value

    def optional_day(self, key: str) -> date | None:
        """Give a day, None when it is left out."""
        wanted = "a day without quotes, such as 2025-06-30"
        value = self._typed(key, date, wanted)
        return self.fail(key, f"must be {wanted}") if isinstance(value, datetime) else value

    def optional_contact(self, key: str) -> str | None:
        """Give an e-mail address or a URL, None when it is left out."""
        value = self.optional_text(key)
        return None if value is None else self._checked(key, value, checked_contact)

    def css(self, key: str) -> str:
        """Give a CSS selector."""
        return self._checked(key, self.text(key), values.checked_css)

    def url(self, key: str, *, allow_private: bool) -> str:
        """Give an http(s) URL of a public host."""
        return self._checked(
            key,
            self.text(key),
            lambda value: values.checked_url(value, allow_private=allow_private),
        )

    def hosts(self, key: str, *, allow_private: bool) -> tuple[str, ...]:
        """Give at least one host."""
        names = self.texts(key) or self.fail(key, "must name at least one host")
        return tuple(
            self._checked(
                key, name, lambda value: values.checked_host(value, allow_private=allow_private)
            )
            for name in names
        )

    def patterns(self, key: str) -> tuple[str, ...]:
        """Give regular expressions."""
        return tuple(self._checked(key, value, values.checked_pattern) for value in self.texts(key))

    def country(self, key: str) -> str:
        """Give a country's code."""
        return self._checked(key, self.text(key), values.checked_country)

    def language(self, key: str) -> str:
        """Give a language's code."""
        return self._checked(key, self.text(key), values.checked_language)

    def time_zone(self, key: str) -> str:
        """Give a time zone's name."""
        return self._checked(key, self.text(key), values.checked_time_zone)

    def table(self, key: str) -> OutletTable:
        """Give a table within this one, empty when it is left out."""
        return OutletTable(self._path, self._typed(key, dict, "a table") or {}, f"{key}.")

    def tables(self, key: str, *, most: int | None = None) -> list[OutletTable]:
        """Give the tables of a list, written as [[key]]."""
        raw = self._typed(key, list, f"tables, written as [[{key}]]") or []
        if not all(isinstance(entry, dict) for entry in raw):
            self.fail(key, f"must be tables, written as [[{key}]]")
        if most is not None and len(raw) > most:
            self.fail(key, f"must be at most {most} tables")
        return [
            OutletTable(self._path, entry, f"{key}[{number}].") for number, entry in enumerate(raw)
        ]

    def refuse(self, key: str, complaint: str) -> None:
        """Raise CrawlerError when a key is there that has no meaning beside the others."""
        if self._ask(key) is not None:
            self.fail(key, complaint)

    def fail(self, key: str, complaint: str) -> NoReturn:
        """Raise CrawlerError for the value of a key."""
        raise CrawlerError(f"{self._path}: {self._where}{key}: {complaint}")

    def refuse_unknown(self) -> None:
        """Raise CrawlerError when a key was never asked for."""
        for key in self._data:
            if key not in self._asked:
                close = get_close_matches(key, self._asked, n=1, cutoff=0.5)
                hint = f"did you mean {close[0]}?" if close else f"known: {', '.join(self._asked)}"
                raise CrawlerError(f"{self._path}: unknown key {self._where}{key}: {hint}")

    def _ask(self, key: str) -> Any:
        self._asked.add(key)
        return self._data.get(key)

    def _typed(self, key: str, kind: type[_T], wanted: str) -> _T | None:
        raw = self._ask(key)
        if raw is None:
            return None
        if not isinstance(raw, kind) or (isinstance(raw, bool) and kind is not bool):
            self.fail(key, f"must be {wanted}")
        return raw

    def _need(self, key: str, value: _T | None) -> _T:
        if value is None:
            close = get_close_matches(key, self._data.keys() - self._asked, n=1, cutoff=0.6)
            hint = f"; did you mean it with {close[0]}?" if close else ""
            raise CrawlerError(f"{self._path}: missing key {self._where}{key}{hint}")
        return value

    def _checked(self, key: str, value: str, check: Callable[[str], str]) -> str:
        try:
            return check(value)
        except values.WrongValueError as error:
            self.fail(key, str(error))

    def _number(self, key: str, raw: object, least: float, most: float) -> float:
        if isinstance(raw, bool) or not isinstance(raw, int | float):
            self.fail(key, "must be a number")
        return float(raw) if least <= raw <= most else self.fail(key, f"must be {least} to {most}")
