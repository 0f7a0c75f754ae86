"""The outlets of one crawl: whose is a URL, and which private servers may be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.private import is_private_host
from crawler.url import host_of
from crawler.visit import slot_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from crawler.outlet import Outlet


class Roster:
    """Looks outlets up by URL."""

    def __init__(self, outlets: Sequence[Outlet]) -> None:
        self._outlets = tuple(outlets)
        self._by_server = {
            slot_key(url): outlet for outlet in outlets for url in reversed([*_urls(outlet)])
        }
        allowed = [outlet for outlet in outlets if outlet.allow_private]
        self._private_servers = _private_servers(allowed)
        self.private_names = frozenset(host_of(url) for out in allowed for url in _urls(out))

    def __iter__(self) -> Iterator[Outlet]:
        return iter(self._outlets)

    def __len__(self) -> int:
        return len(self._outlets)

    def owner_of(self, url: str) -> Outlet | None:
        """Find the outlet on whose server a URL is; a server of sources counts too."""
        exact = self._by_server.get(slot_key(url))
        return exact or next((outlet for outlet in self if outlet.covers(url)), None)

    def urls(self) -> Iterator[str]:
        """Give every URL that the outlets' files name, and one of each host."""
        return (url for outlet in self for url in _urls(outlet))

    def may_ask(self, url: str) -> bool:
        """Tell whether a URL is on a public host, or on a private server that a file allows."""
        host = host_of(url)
        if not host:
            return False
        return not is_private_host(host) or slot_key(url) in self._private_servers


def _private_servers(outlets: Iterable[Outlet]) -> frozenset[str]:
    return frozenset(slot_key(url) for outlet in outlets for url in _urls(outlet))


def _urls(outlet: Outlet) -> Iterator[str]:
    yield outlet.home_url
    for host in outlet.hosts:
        yield f"http://[{host}]/" if host.count(":") > 1 else f"http://{host}/"
    for source in (*outlet.feeds, *outlet.sitemaps, *outlet.sections):
        yield source.url
