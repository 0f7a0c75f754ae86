"""Read the bytes of a capture again, from the archive file that the warehouse points to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.capture import Capture
from etl.readers.dispatch import read_records, source_of
from etl.register import Register

if TYPE_CHECKING:
    from crawler.home import Home


def capture_at(home: Home, file_id: int, position: int) -> Capture | None:
    """The capture at a position of a registered file; None when there is none any more."""
    with Register.open(home) as register:
        file = register.find(file_id)
        if file is None:
            return None
        for item, _ in read_records(source_of(home, register, file), position):
            found = item.seen if not isinstance(item, Capture) else item
            return found if found is not None and found.position == position else None
    return None


def payload_digest_at(home: Home, file_id: int, position: int) -> str | None:
    """Digest of the payload that is at a position of a registered file now; None: unreadable."""
    capture = capture_at(home, file_id, position)
    return capture.payload_digest if capture else None
