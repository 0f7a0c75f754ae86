from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twisted.internet.error import DNSLookupError

from crawler.outlet import read_outlet
from crawler.private import is_private_address, is_private_host
from crawler.resolver import checked_address, permit_private
from crawler.roster import Roster

if TYPE_CHECKING:
    from pathlib import Path

PRIVATE = [
    *("127.0.0.1", "127.8.9.1", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254"),
    *("100.64.0.1", "0.0.0.0", "255.255.255.255", "224.0.0.1", "::1", "::", "fe80::1%eth0"),  # noqa: S104
    *("fc00::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "2002:7f00:1::"),
    *("ff02::1", "fec0::1", "198.18.0.1", "192.0.2.1", "::7f00:1"),
]
PUBLIC = ["8.8.8.8", "151.101.1.1", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"]


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_that_are_not_public_are_private(address: str) -> None:
    assert is_private_address(address)
    assert is_private_host(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_not(address: str) -> None:
    assert not is_private_host(address)


@pytest.mark.parametrize(
    "host",
    [
        *("localhost", "LOCALHOST.", "a.localhost", "127.1", "0x7f000001", "017700000001"),
        *("2130706433", "[::1]", "db.internal", "printer.local", "0"),
    ],
)
def test_other_spellings_of_private_hosts_are_seen_through(host: str) -> None:
    assert is_private_host(host)


@pytest.mark.parametrize("host", ["harbour-post.example", "cafe.example", "abc.de", "face.be", ""])
def test_ordinary_names_are_not_private(host: str) -> None:
    assert not is_private_host(host)


@given(st.text(max_size=30))
def test_any_text_is_private_or_not(host: str) -> None:
    assert is_private_host(host) in {True, False}


def test_a_name_may_not_resolve_into_a_private_network() -> None:
    assert checked_address("8.8.8.8", "harbour-post.example") == "8.8.8.8"
    with pytest.raises(DNSLookupError, match=r"private address 10\.0\.0\.1"):
        checked_address("10.0.0.1", "harbour-post.example")
    permit_private(["allowed.example"])
    assert checked_address("10.0.0.1", "www.allowed.example") == "10.0.0.1"
    with pytest.raises(DNSLookupError):
        checked_address("10.0.0.1", "not-allowed.example")


def outlet_text(host: str, *, private: bool) -> str:
    return (
        f'name = "Post"\nhome_url = "http://{host}/"\nhosts = ["{host}"]\ncountry = "gb"\n'
        f'language = "en"\ntime_zone = "Europe/London"\nkind = "newspaper"\n'
        f'[[feed]]\nurl = "http://feeds.{host}/all.xml"\n'
        f"[crawl]\nallow_private = {str(private).lower()}\n"
    )


def roster(folder: Path) -> Roster:
    for name, host, private in [("a", "a.example", False), ("b", "localhost:8001", True)]:
        (folder / f"{name}.toml").write_text(outlet_text(host, private=private), "utf-8")
    return Roster([read_outlet(folder / f"{name}.toml") for name in "ab"])


def test_a_url_belongs_to_the_outlet_on_whose_server_it_is(tmp_path: Path) -> None:
    outlets = roster(tmp_path)
    owners = {
        "https://www.a.example/x": "a",
        "http://feeds.a.example/robots.txt": "a",
        "http://localhost:8001/x": "b",
        "http://localhost:8002/x": None,
        "https://c.example/": None,
    }
    found = {url: outlets.owner_of(url) for url in owners}
    assert {url: owner.slug if owner else None for url, owner in found.items()} == owners


def test_only_the_private_servers_that_a_file_allows_may_be_asked(tmp_path: Path) -> None:
    outlets = roster(tmp_path)
    assert outlets.may_ask("http://localhost:8001/x")
    assert not outlets.may_ask("http://localhost:8002/x")
    assert not outlets.may_ask("http://127.0.0.1:8001/x")
    assert outlets.may_ask("https://anything.example/")
    assert not outlets.may_ask("file:///etc/passwd")
