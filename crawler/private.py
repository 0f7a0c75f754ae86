"""Which addresses are nobody's news site: loopback, private networks, cloud metadata."""

from __future__ import annotations

import ipaddress
import socket

_LOCAL_NAMES = ("localhost", "localhost.localdomain", "ip6-localhost")
_LOCAL_SUFFIXES = (".localhost", ".local", ".internal", ".home.arpa")
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")


def is_private_host(host: str) -> bool:
    """Tell whether a host name is local by its name, or an address that is not public.

    Names that need the DNS are not looked up here: the resolver checks their addresses.

    >>> is_private_host("169.254.169.254"), is_private_host("2130706433")
    (True, True)
    >>> is_private_host("example.org")
    False
    """
    name = host.strip("[]").rstrip(".").lower()
    if name in _LOCAL_NAMES or name.endswith(_LOCAL_SUFFIXES):
        return True
    return is_private_address(name) or is_private_address(_short_form(name))


def is_private_address(address: str) -> bool:
    """Tell whether an IP address is anything but public; False for what is no address."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return not _is_public(parsed)


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or _embedded(address)
        if inner is not None:
            return _is_public(inner)
        if address.is_site_local:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _embedded(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address.teredo is not None:
        return address.teredo[1]
    if address in _TRANSLATED:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def _short_form(name: str) -> str:
    """Spell out the short and numeric IPv4 forms that resolvers take: 127.1, 0x7f000001."""
    if not name or not set(name) <= set("0123456789abcdefx."):
        return ""
    try:
        return socket.inet_ntoa(socket.inet_aton(name))
    except OSError:
        return ""
