"""Outlets: who publishes, where their articles are announced, how politely to ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from crawler.errors import CrawlerError
from crawler.expect import Expect, read_expect
from crawler.lookup import outlet_paths
from crawler.outlet_file import OutletTable, read_table
from crawler.outlet_values import KINDS
from crawler.schedule import Pace
from crawler.selector import Selector, read_selectors
from crawler.shipped import shipped_paths
from crawler.url import host_of, port_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from crawler.home import Home

REVISIT_MINUTES = (10.0, 60.0, 360.0, 1440.0, 10_080.0)
LONGEST_WAIT_MINUTES = 525_600.0


@dataclass(frozen=True, slots=True)
class Source:
    """One feed, sitemap or front page; the patterns choose among the URLs that it names.

    A URL is taken when any `include` pattern is found in it (all are, when there are none) and
    no `exclude` pattern is; both are regular expressions.
    """

    url: str
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet as its TOML file declares it; `agency` only when this is an agency's own site.

    `delay_s` is the pause between two requests to one host, in seconds; `max_pages` the most
    article pages of one crawl, `daily_pages` of one day, later visits included. Sources are asked
    for again after `poll_min_minutes` to `poll_max_minutes`, an article `revisit_minutes` after it
    was first fetched.
    """

    slug: str
    name: str
    home_url: str
    hosts: tuple[str, ...]
    country: str
    language: str
    time_zone: str
    day_first: bool | None
    agency: str | None
    kind: str
    owner: str | None
    verified: bool
    feeds: tuple[Source, ...]
    sitemaps: tuple[Source, ...]
    sections: tuple[Source, ...]
    delay_s: float
    max_pages: int
    allow_private: bool
    user_agent: str | None
    role_bylines: tuple[str, ...]
    caption_labels: tuple[str, ...]
    selectors: tuple[Selector, ...]
    path: Path
    group: str | None = None
    market: str | None = None
    cms: str | None = None
    daily_pages: int = 2_000
    poll_min_minutes: float = 10.0
    poll_max_minutes: float = 1440.0
    revisit_minutes: tuple[float, ...] = REVISIT_MINUTES
    expect: Expect = field(default_factory=Expect)

    @property
    def pace(self) -> Pace:
        """How often its sources are polled, and when its articles are visited again."""
        return Pace(
            timedelta(minutes=self.poll_min_minutes),
            timedelta(minutes=self.poll_max_minutes),
            tuple(timedelta(minutes=each) for each in self.revisit_minutes),
        )

    def covers(self, url: str) -> bool:
        """Tell whether a URL is on one of the hosts, or a subdomain of one.

        A host written with a port covers that port only.
        """
        return self.covers_place(host_of(url), port_of(url))

    def covers_place(self, host: str, port: int | None) -> bool:
        """Tell the same by the host and the port of a URL, as `crawler.url` gives them."""
        return bool(host) and any(_is_within(host, port, own) for own in self.hosts)


def read_outlet(path: Path) -> Outlet:
    """Read one outlet file, strictly; the file's stem is the outlet's slug.

    Raises:
        CrawlerError: the file cannot be read, or a key is unknown, missing or wrong; the message
            names the file and the key.
    """
    table = read_table(path)
    crawl = table.table("crawl")
    allow_private = crawl.flag("allow_private", default=False)
    poll_min, poll_max = _poll_minutes(crawl)
    outlet = Outlet(
        slug=table.slug(),
        name=table.text("name"),
        home_url=table.url("home_url", allow_private=allow_private),
        hosts=table.hosts("hosts", allow_private=allow_private),
        country=table.country("country"),
        language=table.language("language"),
        time_zone=table.time_zone("time_zone"),
        day_first=table.optional_flag("day_first"),
        agency=table.optional_text("agency"),
        kind=table.choice("kind", KINDS),
        owner=table.optional_text("owner"),
        verified=table.flag("verified", default=False),
        feeds=_sources(table, "feed", allow_private=allow_private),
        sitemaps=_sources(table, "sitemap", allow_private=allow_private),
        sections=_sources(table, "section", allow_private=allow_private),
        delay_s=crawl.number("delay_s", default=5.0, least=0.0, most=600.0),
        max_pages=crawl.integer("max_pages", default=200, least=1, most=100_000),
        allow_private=allow_private,
        user_agent=crawl.optional_text("user_agent"),
        role_bylines=table.texts("role_bylines"),
        caption_labels=table.names("caption_labels"),
        selectors=read_selectors(table),
        path=path,
        group=table.optional_text("group"),
        market=table.optional_text("market"),
        cms=table.optional_text("cms"),
        daily_pages=crawl.integer("daily_pages", default=2_000, least=1, most=1_000_000),
        poll_min_minutes=poll_min,
        poll_max_minutes=poll_max,
        revisit_minutes=crawl.rising(
            "revisit_minutes", default=REVISIT_MINUTES, least=0.0, most=LONGEST_WAIT_MINUTES
        ),
        expect=read_expect(table),
    )
    crawl.refuse_unknown()
    table.refuse_unknown()
    return outlet


def find_outlets(home: Home, names: Sequence[str] = ()) -> list[Outlet]:
    """Find outlets by slug, by file or by folder, sorted by slug; without names, all of the home's.

    A slug is looked up in the home first, then among the shipped outlets.

    Raises:
        CrawlerError: a name is nothing of the kind, or its file is wrong.
    """
    return _sorted(read_outlet(path) for path in outlet_paths(home, names))


def shipped_outlets() -> list[Outlet]:
    """Read the outlets that come with the program, sorted by slug."""
    return _sorted(read_outlet(path) for path in shipped_paths().values())


def _poll_minutes(crawl: OutletTable) -> tuple[float, float]:
    least = crawl.number("poll_min_minutes", default=10.0, least=0.0, most=LONGEST_WAIT_MINUTES)
    most = crawl.number(
        "poll_max_minutes", default=max(1440.0, least), least=0.0, most=LONGEST_WAIT_MINUTES
    )
    if most < least:
        crawl.fail("poll_max_minutes", f"must be at least poll_min_minutes, {least:g}")
    return least, most


def _sources(table: OutletTable, key: str, *, allow_private: bool) -> tuple[Source, ...]:
    return tuple(_source(entry, allow_private=allow_private) for entry in table.tables(key))


def _source(entry: OutletTable, *, allow_private: bool) -> Source:
    source = Source(
        url=entry.url("url", allow_private=allow_private),
        include=entry.patterns("include"),
        exclude=entry.patterns("exclude"),
    )
    entry.refuse_unknown()
    return source


def _sorted(outlets: Iterable[Outlet]) -> list[Outlet]:
    by_slug: dict[str, Outlet] = {}
    for outlet in outlets:
        other = by_slug.setdefault(outlet.slug, outlet)
        if other.path != outlet.path:
            raise CrawlerError(
                f"outlet {outlet.slug} is declared twice: {other.path} and {outlet.path}; "
                "rename one file"
            )
    return [by_slug[slug] for slug in sorted(by_slug)]


def _is_within(host: str, port: int | None, own: str) -> bool:
    name, _, own_port = own.partition(":") if own.count(":") == 1 else (own, "", "")
    if own_port and str(port) != own_port:
        return False
    return host == name or host.endswith(f".{name}")
