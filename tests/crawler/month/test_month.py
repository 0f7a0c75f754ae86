"""Days of crawling in a minute: outlets that behave, and outlets that do not, by a moved clock.

`WIRECOPY_SIMULATED_DAYS=30` is the month; the suite takes a few days of it.
"""

from __future__ import annotations

import os
import random
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, get_args

import pytest

from crawler.clock import FileClock
from crawler.health.book import HealthBook
from crawler.health.silence import is_silent, silence
from crawler.health.state import states
from crawler.home import Home
from crawler.outlet import find_outlets
from crawler.run import Simulation, crawl
from crawler.schedule import Pace
from crawler.url import url_key
from crawler.visits import Visits

from .papers import Paper, Piece, Way, plan
from .press import INSIDE, METADATA, Press

if TYPE_CHECKING:
    from crawler.known import Known
    from crawler.tally import CrawlReport

DAYS = int(os.environ.get("WIRECOPY_SIMULATED_DAYS", "3"))
A_DAY, DAILY_PAGES = 8, 150
LEARNT = 20
START = datetime(2031, 3, 31, tzinfo=UTC)
END = START + timedelta(days=DAYS)
PACE = Pace()


def tell(figures: str) -> None:
    """Print, for whoever runs this with -s."""
    sys.stdout.write(f"{figures}\n")


@dataclass
class World:
    """What was crawled, and what there was."""

    home: Home
    press: Press
    reports: dict[str, CrawlReport]
    known: dict[str, Known]

    def of(self, paper: Paper, piece: Piece) -> Known | None:
        for path in (piece.path, f"/moved{piece.path}"):
            key = url_key(self.press.url_of(paper, path))
            if key in self.known:
                return self.known[key]
        return None

    def paper(self, way: Way) -> Paper:
        return next(each for each in self.press.papers if each.way == way)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    folder = tmp_path_factory.mktemp("month")
    clock = FileClock(folder / "clock")
    clock.set(START)
    chance = random.Random(7)
    papers = [plan(way, START, DAYS, A_DAY, chance) for way in get_args(Way)]
    home = Home(folder / "home")
    with Press(papers, clock) as press:
        press.write_outlets(folder / "outlets", DAILY_PAGES)
        outlets = find_outlets(home, [str(folder / "outlets")])
        reports = crawl(
            home,
            outlets,
            only_due=True,
            simulation=Simulation(folder / "clock", END, timeout_s=0.5),
        )
        with Visits.open(home.visits) as book:
            known = {each.key: each for each in book.every()}
        world = World(home, press, {each.outlet: each for each in reports}, known)
    for report in reports:
        tell(str(report))
    return world


def articles(world: World, *ways: Way) -> list[tuple[Paper, Piece]]:
    return [
        (paper, piece)
        for paper in world.press.papers
        if not ways or paper.way in ways
        for piece in paper.pieces
    ]


def is_reachable(paper: Paper, piece: Piece) -> bool:
    """Whether an article can be had at all, and is there for long enough to be seen."""
    number = paper.pieces.index(piece)
    never = (
        paper.is_forbidden(piece.path)
        or (paper.way == "hostile" and number % 2)
        or (paper.way in {"hanging", "endless"} and number % 5 == 0)
    )
    return not never and piece.deleted is None and piece.published < END - PACE.longest


def test_every_article_that_a_source_showed_is_captured(world: World) -> None:
    missing = [
        piece.path
        for paper, piece in articles(world)
        if is_reachable(paper, piece)
        and ((known := world.of(paper, piece)) is None or known.fetched_at is None)
    ]
    total = sum(is_reachable(paper, piece) for paper, piece in articles(world))
    tell(f"{total - len(missing)} of {total} articles captured")
    assert total > 40 * DAYS
    assert missing == []


def test_every_edit_is_seen_within_the_schedule(world: World) -> None:
    """By the first visit of an article's schedule after the edit, and what visits allow."""
    late = []
    edits = 0
    for paper, piece in articles(world, "plain", "lying", "moving", "broken", "robots"):
        known = world.of(paper, piece)
        if known is None or known.fetched_at is None or piece.deleted is not None:
            continue
        for edit in piece.edits:
            visits = [known.fetched_at + wait for wait in PACE.revisits]
            first = next((visit for visit in visits if visit > edit), None)
            if edit <= known.fetched_at or first is None or first > END - timedelta(hours=1):
                continue
            edits += 1
            seen = [
                at
                for at, path, status in paper.asked
                if path.removeprefix("/moved") == piece.path and status == 200 and at >= edit
            ]
            if not seen or min(seen) > first + timedelta(minutes=1):
                late.append((piece.path, edit, first, seen[:1]))
    tell(f"{edits - len(late)} of {edits} edits seen in time")
    assert edits > 5 * DAYS
    assert late == []


def test_budgets_are_kept(world: World) -> None:
    most: Counter[tuple[str, object]] = Counter()
    for paper in world.press.papers:
        for at, path, _ in paper.asked:
            if path not in {"/robots.txt", "/feed.xml", "/"} and not path.startswith("/sitemap"):
                most[paper.slug, at.date()] += 1
    tell(f"most articles asked of an outlet on one day: {max(most.values())}")
    # A redirect is a second request for the same page.
    assert max(most.values()) <= 2 * DAILY_PAGES


def test_no_rule_of_robots_is_broken(world: World) -> None:
    paper = world.paper("robots")
    assert [path for _, path, _ in paper.asked if paper.is_forbidden(path)] == []
    assert world.reports[paper.slug].refused > 0


def test_nothing_inside_was_asked_for(world: World) -> None:
    inside = [url_key(METADATA), url_key(INSIDE)]
    assert not world.known.keys() & {*inside}
    paper = world.paper("hostile")
    hidden = [world.of(paper, piece) for piece in paper.pieces[1::2] if piece.published < END]
    assert all(known is None or known.fetched_at is None for known in hidden)


def test_a_busy_server_is_left_alone_for_as_long_as_it_asks(world: World) -> None:
    paper = world.paper("busy")
    refusals = Counter((at.date(), at.hour) for at, _, status in paper.asked if status == 429)
    tell(f"busy hours: {len(refusals)}, refused requests: {sum(refusals.values())}")
    assert refusals
    assert max(refusals.values()) <= 3


def test_an_old_sitemap_of_half_a_million_urls_is_no_reason_to_fetch_them(world: World) -> None:
    paper = world.paper("huge")
    assert not [path for _, path, _ in paper.asked if path.startswith("/archive/")]
    assert sum("archive/old" in key for key in world.known) == 0


def test_servers_that_lie_about_changes_are_found_out(world: World) -> None:
    paper = world.paper("lying")
    feed = next(
        known
        for known in world.known.values()
        if known.outlet == paper.slug and known.kind == "feed"
    )
    assert feed.is_distrusted


@pytest.mark.skipif(DAYS < LEARNT, reason=f"a rhythm is learnt in some {LEARNT} simulated days")
def test_silent_outlets_are_reported_and_slow_ones_are_not(world: World) -> None:
    outlets = find_outlets(world.home)
    opened = HealthBook.open(world.home.visits)
    assert opened is not None
    with opened as book:
        silent = {
            state.outlet.slug
            for state in states(book, outlets, END)
            if is_silent(list(silence(state, END)))
        }
    tell(f"silent: {', '.join(sorted(silent))}")
    assert silent == {world.paper("silent").slug}
