"""Counters of pictures: "3 of 12", "Bild 3/12"."""

from __future__ import annotations

import re

_MAX_CHARS = 24
COUNTER = (
    r"(?:(?:photo|foto|image|imagen|bild|slide|picture|фото)s?\s*)?#?"
    r"\d{1,3}\s*(?:/|of|von|de|di|av|af|van|sur|из|з|z|／)\s*\d{1,3}"
)
_WHOLE_LINE = re.compile(COUNTER, re.IGNORECASE)


def is_counter(text: str) -> bool:
    """Whether a line only says which of how many pictures it stands beside.

    >>> is_counter("Photo 3/12"), is_counter("3 of 12 boats sailed")
    (True, False)
    """
    return len(text) <= _MAX_CHARS and _WHOLE_LINE.fullmatch(text.strip(" ()[]|·-–—")) is not None
