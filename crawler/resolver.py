"""Name resolution that does not lead into private networks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.resolver import CachingThreadedResolver
from twisted.internet.error import DNSLookupError

from crawler.private import is_private_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twisted.internet.defer import Deferred

_permitted: set[str] = set()


def permit_private(names: Iterable[str]) -> None:
    """Let these host names resolve to private addresses, for the rest of the process."""
    _permitted.update(names)


class PublicResolver(CachingThreadedResolver):
    """Fails for a name whose address is private, unless an outlet's file allows it.

    The connection is made to the very address that was checked here, so a name that changes
    its answer gains nothing. IPv4 only, as Scrapy's own.
    """

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:  # noqa: N802
        """Look a name up."""
        return super().getHostByName(name, timeout).addCallback(checked_address, name)


def checked_address(address: str, name: str) -> str:
    """Give the address back, or raise DNSLookupError."""
    if is_private_address(address) and name.removeprefix("www.") not in _permitted:
        raise DNSLookupError(f"{name} resolves to the private address {address}")
    return address
