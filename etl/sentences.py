"""Text to sentences, good enough to align two printings of the same ones."""

from __future__ import annotations

import re

# What a full stop may follow within a sentence, besides a single capital.
ABBREVIATIONS = (
    *("Mr", "Mrs", "Ms", "Dr", "St", "Gen", "Lt", "Col", "Sen", "Rep", "Gov", "Sgt", "Capt"),
    *("Jan", "Feb", "Mar", "Apr", "Aug", "Sept", "Oct", "Nov", "Dec"),
    *("No", "vs", "Inc", "Co", "Corp", "Jr", "Sr"),
)
_END = re.compile(r"(?<=[.!?。！？])[\"'”’)]*\s+(?=[\"'“‘(]?[^\W_a-z])|(?<=[。！？])")
_NOT_AN_END = re.compile(rf"\b(?:[A-Z]|{'|'.join(ABBREVIATIONS)}|a\.m|p\.m)\.[\"'”’)\s]*$")


def sentences_of(text: str) -> list[str]:
    """Split a text into sentences; none goes on behind the end of a line.

    >>> sentences_of('Gen. Roe left. "It is over," she said.')
    ['Gen. Roe left.', '"It is over," she said.']
    """
    parts: list[str] = []
    for line in text.split("\n"):
        first = len(parts)
        for piece in _END.split(line):
            if len(parts) > first and _NOT_AN_END.search(parts[-1]):
                parts[-1] = f"{parts[-1]} {piece}"
            elif piece and piece.strip():
                parts.append(piece.strip())
    return parts
