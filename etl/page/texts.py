"""What is asked of the text of an element, read no further than the answer needs."""

from __future__ import annotations

from typing import Any


def squeezed(text: str) -> str:
    """A text without its spaces, to compare lines that are broken differently.

    >>> squeezed(" The mill\\nclosed. ")
    'Themillclosed.'
    """
    return "".join(text.split())


def holds_more(element: Any, size: int) -> bool:
    """Whether an element has more characters than so many, spaces aside; it may be the page.

    >>> from lxml.html import fragment_fromstring
    >>> holds_more(fragment_fromstring("<p>The <b>mill</b></p>"), 7)
    False
    >>> holds_more(fragment_fromstring("<p>The <b>mill</b></p>"), 6)
    True
    """
    for run in element.itertext():
        size -= len(squeezed(run))
        if size < 0:
            return True
    return False
