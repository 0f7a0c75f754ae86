"""What an agency's item says of itself, under the names that the IPTC's standards give it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Iptc:
    """The fields of ninjs and NewsML-G2 that no web page has; None where nothing is said."""

    slugline: str | None = None
    ednote: str | None = None
    version: int | None = None
    versioncreated: datetime | None = None
    firstcreated: datetime | None = None
    pubstatus: str | None = None
    embargoed: datetime | None = None
    located: str | None = None
    infosource: str | None = None
    copyrightholder: str | None = None
    usageterms: str | None = None
    guid: str | None = None


UNSAID = Iptc()
