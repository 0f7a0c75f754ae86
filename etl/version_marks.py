"""Version marks: what a wire says of one version of a story, beside its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "write_thru",
    "lead",
    "add",
    "insert",
    "sub",
    "update",
    "adds",
    "urgent",
    "brief",
    "advance",
    "embargo",
    "correction",
    "refile",
    "repeat",
    "kill",
    "withdrawn",
    "hold",
    "series",
    "roundup",
]

_NUMBERED: frozenset[Kind] = frozenset(
    {"write_thru", "lead", "add", "insert", "sub", "update", "roundup", "advance"}
)
_NUMBER = re.compile(r"(\d{1,3})(?:st|nd|rd|th)|[^\d:]{1,20}?(\d{1,3})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class VersionMark:
    """One mark of a version.

    `text` is the exact span, `start` and `end` its character offsets in the headline or the page
    text; None where it was cut out of the page's elements before there was a page text. `note`:
    what a correction says, the time of an embargo as printed, what is added.
    """

    kind: Kind
    text: str
    found_in: Literal["headline", "page_text"]
    start: int | None = None
    end: int | None = None
    number: int | None = None
    note: str | None = None


def number_in(kind: Kind, text: str) -> int | None:
    """The number of the version that a mark names.

    >>> number_in("lead", "3rd Ld"), number_in("update", "UPDATE 12")
    (3, 12)
    >>> number_in("update", "Updated")
    """
    found = _NUMBER.match(text) if kind in _NUMBERED else None
    return int(found[1] or found[2]) if found else None


def alternatives(patterns: dict[Kind, str], tag: str) -> str:
    """Patterns as one alternation; the group that matched is named KIND_TAG."""
    return "|".join(f"(?P<{kind}_{tag}>{pattern})" for kind, pattern in patterns.items())


def mark_of(
    found: re.Match[str], found_in: Literal["headline", "page_text"], at: int = 0
) -> VersionMark:
    """The mark that a pattern of `alternatives` has found; `at`: where what it read begins."""
    name, text = next(
        (name, text) for name, text in found.groupdict().items() if text and "_" in name
    )
    kind: Kind = name.rpartition("_")[0]  # type: ignore[assignment]
    start, end = found.span(name)
    note = text.partition(" ")[2] or None if kind == "adds" else None
    return VersionMark(kind, text, found_in, at + start, at + end, number_in(kind, text), note)


# Labels of corrections in other languages than English.
CORRECTED_ABROAD = (
    "berichtigung|berichtigt|korrektur|korrigiert|richtigstellung"
    "|rectificatif|rectification|corrigé|corrige|erratum"
    "|rectificación|rectificacion|corrección|correccion|fe de errores|fe de erratas|errata"
    "|correção|correcção|retificação"
    "|rettifica|errata corrige|correzione|precisazione"
    "|rectificatie|correctie|rättelse|rättad|rettelse|rettet|korrigering"
)
