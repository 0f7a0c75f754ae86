"""What a reader yields: a capture with its payload, or a rejection that says why there is none."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

from crawler.identity import hash64
from etl.iptc import UNSAID, Iptc

if TYPE_CHECKING:
    from datetime import datetime

    from crawler.discovery import Discovery

PayloadKind = Literal["html", "text"]
Stage = Literal["read", "extract"]


@dataclass(frozen=True, slots=True)
class Given:
    """What an imported record says of its article beside the text.

    `agency`: the agency whose own copy it is; `iptc`: what only an agency's item says.
    """

    external_id: str | None = None
    headline: str | None = None
    byline: str | None = None
    published: str | None = None
    outlet: str | None = None
    modified: str | None = None
    language: str | None = None
    agency: str | None = None
    iptc: Iptc = UNSAID


@dataclass(frozen=True, slots=True)
class Reference:
    """Which earlier capture has the payload of a revisit; `stated_digest` as that of a capture."""

    url: str
    fetched_at: datetime | None
    stated_digest: str | None


@dataclass(frozen=True, slots=True)
class Capture:
    """One fetch of one URL at one time, with the file and position that hold its bytes.

    `stated_digest`: of the body as received, in whichever form the archive states it; a revisit
    has no payload, but `refers_to` the capture that has it.
    """

    file_id: int
    position: int
    length: int | None
    url: str
    kind: PayloadKind
    payload: bytes = field(repr=False)
    payload_digest: str
    content_type: str | None = None
    status: int | None = None
    fetched_at: datetime | None = None
    given: Given = Given()
    discovery: Discovery | None = None
    stated_digest: str | None = None
    refers_to: Reference | None = None

    @property
    def capture_id(self) -> int:
        """The id that these bytes at this place have on any machine."""
        return capture_id(self.file_id, self.position)


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input that did not become an article: the reason, and where its bytes are.

    `seen` is the capture where one could be read; its payload is not kept.
    """

    file_id: int
    position: int
    stage: Stage
    reason: str
    detail: str
    url: str | None = None
    seen: Capture | None = None

    @property
    def rejection_id(self) -> int:
        """Hash of where and why."""
        return hash64(
            "rejection", str(self.file_id), str(self.position), self.stage, self.reason, self.detail
        )


def capture_id(file_id: int, position: int) -> int:
    """Hash the place of a capture."""
    return hash64("capture", str(file_id), str(position))


def digest(payload: bytes) -> str:
    """Digest of a payload in the form that WARC uses, `sha256:` and hex."""
    return f"sha256:{sha256(payload).hexdigest()}"
