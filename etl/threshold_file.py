"""The file of thresholds in a home folder: those that were moved, a line each, by hand or by us.

It stands beside the archive, as `judgements.jsonl` does, and no build changes it.
"""

from __future__ import annotations

import os
import re
import tomllib
from typing import TYPE_CHECKING

from etl.errors import EtlError
from etl.thresholds import WrongThresholdError, checked, listed, of_values

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from crawler.home import Home
    from etl.thresholds import Thresholds

LARGEST_FILE = 1_000_000
_HEADER = "# Where one verdict ends and the next begins: `wirecopy rethreshold` lists them all.\n"
_LINE = re.compile(r"(?P<before>\s*(?P<name>\w+)\s*=\s*)[^#\s]+(?P<after>.*)", re.DOTALL)


def thresholds_of(home: Home) -> Thresholds:
    """The thresholds of a home; the defaults where it has no file.

    Raises:
        EtlError: as for `moved_in`.
    """
    return of_values(moved_in(home))


def moved_in(home: Home) -> dict[str, float]:
    """The thresholds that the file of a home names, with their values.

    Raises:
        EtlError: the file cannot be read, or a name or a value in it is wrong.
    """
    text = _text(home.thresholds)
    return _parsed(home.thresholds, text)


def move(home: Home, moved: Mapping[str, float]) -> None:
    """Write the file anew, in one step; what else stands in it, comments above all, is kept.

    Args:
        home: the home folder.
        moved: all thresholds that it is to name; with none, and nothing else in it, it goes.

    Raises:
        EtlError: the file there is wrong, or it cannot be written; it is as it was.
    """
    path = home.thresholds
    text = _text(path)
    if _parsed(path, text) == moved:
        return
    edited = _edited(text or _HEADER, moved)
    try:
        is_right = _parsed(path, edited) == moved
    except EtlError:
        is_right = False
    # Whoever wrote it otherwise than a line each gets it so; a wrong file would be worse.
    _replace(path, edited if is_right else _edited(_HEADER, moved))


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise EtlError(f"{path}: too large for a file of thresholds: mend or remove it")
        return path.read_text("utf-8")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise EtlError(f"{path}: is not UTF-8: mend or remove it") from error
    except OSError as error:
        raise EtlError(f"{path}: cannot be read: {error.strerror or error}") from error


def _parsed(path: Path, text: str) -> dict[str, float]:
    try:
        found = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise EtlError(f"{path}: is not TOML: {error}; mend or remove it") from error
    try:
        return {name: checked(name, value) for name, value in found.items()}
    except WrongThresholdError as error:
        raise EtlError(f"{path}: {error}; mend or remove that line") from error


def _edited(text: str, moved: Mapping[str, float]) -> str:
    """The lines of a file with other values, without those that are moved no more, and new ones."""
    lines, written = [], set()
    for line in text.splitlines(keepends=True):
        match = _LINE.match(line)
        if match is None:
            lines.append(line if line.endswith("\n") else f"{line}\n")
        elif match["name"] in moved:
            written.add(match["name"])
            lines.append(f"{match['before']}{moved[match['name']]}{match['after'].rstrip()}\n")
    added = [
        f"{each.name} = {moved[each.name]}  # {each.default_value} by default\n"
        for each in listed()
        if each.name in moved and each.name not in written
    ]
    return "".join(lines + added)


def _replace(path: Path, text: str) -> None:
    """Put the text in the place of the file, safe on disk; a file that says nothing is removed."""
    partial = path.with_name(f".{path.name}.partial")
    try:
        if text in {"", _HEADER}:
            path.unlink(missing_ok=True)
        else:
            with partial.open("w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(path)
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as error:
        raise EtlError(
            f"cannot write {path}: {error.strerror or error}; it is as it was"
        ) from error
