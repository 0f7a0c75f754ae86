"""What pages say of their links to those who hear them read."""

from __future__ import annotations

import re

_HINTS = (
    "new tab",
    "new window",
    "neuen Tab",
    "neuem Tab",
    "neuen Fenster",
    "neuem Fenster",
    "nouv",
)
_NOTE = re.compile(
    r"(?:, |\s?\()(?:link )?opens (?:in )?(?:an? )?new (?:browser )?(?:tab|window)\)?"
    r"|\s?\((?:link )?öffnet (?:sich )?in (?:einem )?neue[nm] (?:Tab|Fenster)\)"
    r"|Link wird in einem neuen (?:Tab|Fenster) geöffnet"
    r"|\s?\((?:s'ouvre|ouverture) dans une? nouvel(?: onglet|le fenêtre)\)"
)


def without_link_notes(text: str) -> str:
    """Take out that a link opens a new window.

    >>> without_link_notes("The report, opens new tab by the board was read.")
    'The report by the board was read.'
    """
    return _NOTE.sub("", text) if any(hint in text for hint in _HINTS) else text
