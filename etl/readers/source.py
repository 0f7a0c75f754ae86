"""What every reader is given and yields."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from etl.capture import Capture, Rejection

if TYPE_CHECKING:
    from pathlib import Path

    from etl.register import ArchiveFile

MAX_PAYLOAD_BYTES = 20 << 20


class Read(NamedTuple):
    """One item of a file, and the position at which reading goes on after it."""

    item: Capture | Rejection
    next_position: int


@dataclass(frozen=True, slots=True)
class Source:
    """One registered file, where it lies now, and the page files that its rows name."""

    file: ArchiveFile
    location: Path
    parts: dict[str, Path] = field(default_factory=dict)

    def reject(self, position: int, reason: str, detail: str, url: str | None = None) -> Rejection:
        """Say why the item at a position could not be read."""
        return Rejection(self.file.file_id, position, "read", reason, detail, url)


def too_large(source: Source, position: int, url: str | None) -> Rejection:
    """Refuse a payload over the limit."""
    limit = f"more than {MAX_PAYLOAD_BYTES >> 20} MiB"
    return source.reject(position, "too_large", limit, url)
