"""An end to the headers of a response: Twisted bounds each line of them, but not their number.

Without it a server that sends header after header fills the memory for as long as a time-out
lasts, and keeps the reactor, which all outlets share, from anything else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

# There is no public way to the parser; should Scrapy move it, the import fails and tells.
from scrapy.core.downloader.handlers.http11 import (
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
    _LenientHTTPClientParser,
)

if TYPE_CHECKING:
    from twisted.internet.defer import Deferred
    from twisted.internet.interfaces import IAddress
    from twisted.web._newclient import Request as TxRequest
    from twisted.web.iweb import IResponse

# Several times what the sites with the longest headers send.
LARGEST_HEAD = 128 << 10


class HeadTooLargeError(Exception):
    """The headers of a response, interim ones included, have no reasonable end."""


class _Parser(_LenientHTTPClientParser):
    head_bytes = 0

    def lineReceived(self, line: bytes) -> None:  # noqa: N802 - Twisted's name
        self.head_bytes += len(line) + 1
        if self.head_bytes > LARGEST_HEAD:
            raise HeadTooLargeError(f"more than {LARGEST_HEAD} bytes of headers")
        super().lineReceived(line)


class _Protocol(_LenientHTTP11ClientProtocol):
    def request(self, request: TxRequest) -> Deferred[IResponse]:
        response = super().request(request)
        # As Scrapy itself does it: the class is all that can be chosen.
        if self._parser is not None:
            self._parser.__class__ = _Parser
        return response


class BoundedFactory(_LenientHTTP11ClientFactory):
    """Builds connections whose responses may have so many headers and no more."""

    def buildProtocol(self, addr: IAddress | None) -> _Protocol:  # noqa: N802, ARG002 - as above
        """Build one connection."""
        return _Protocol(self._quiescentCallback)  # type: ignore[no-untyped-call]
