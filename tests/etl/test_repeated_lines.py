"""Lines that an outlet prints under story after story are furniture; what only looks so is not."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from crawler.home import Home
from etl.ingest import ingest
from etl.pipeline import build
from etl.reextract import reextract

from .conftest import write_rows
from .test_reextract import InProcess, contents

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LINE = "Whoever saw more of it may write to the desk at the old pier, which is open day and night."
NOUNS = [
    *("orchard", "bridge", "council", "lantern", "harvest", "winter", "signal", "copper"),
    *("meadow", "ferry", "tunnel", "library", "bakery", "museum", "harbor", "railway"),
    *("canal", "quarry", "market", "theatre", "stadium", "hospital", "school", "airport"),
]


@pytest.fixture(autouse=True)
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.stage_articles.ExtractionPool", InProcess)
    monkeypatch.setattr("etl.reextract.digest_of_program", lambda _: "today")


def paragraph(chance: random.Random) -> str:
    return f"The {' '.join(chance.choices(NOUNS, k=14))} was there on Tuesday."


def article(number: int, outlet: str = "gazette", *extra: str, **given: Any) -> dict[str, Any]:
    """An article that has nothing but the extra lines in common with any other one."""
    chance = random.Random(number)
    own = [paragraph(chance) for _ in range(4)]
    return {
        "id": f"{outlet}-{number}",
        "url": f"https://{outlet}.example/{number}",
        "outlet": outlet,
        "headline": f"The {NOUNS[number]} now",
        "text": "\n\n".join([*own[:3], *extra, own[3]]),
        "fetched_at": "2026-03-04T10:00:00Z",
    } | given


def built(home: Home, folder: Path, rows: Iterable[dict[str, Any]], name: str = "all") -> Home:
    ingest(home, [write_rows(folder / f"{name}.jsonl", rows)])
    build(home, workers=1)
    return home


def ask(home: Home, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(home.current), read_only=True) as connection:
        return connection.execute(query).fetchall()


def lines(home: Home) -> list[tuple[str, str, int]]:
    return ask(home, "select outlet, line, articles from repeated_lines order by all")


def test_a_line_under_five_different_stories_is_furniture(home: Home, tmp_path: Path) -> None:
    built(home, tmp_path, [article(number, "gazette", LINE) for number in range(5)])
    assert lines(home) == [("gazette", LINE, 5)]
    shown = ask(home, "select body from articles")
    assert len(shown) == 5
    assert not any(LINE in body for (body,) in shown)
    assert all(body.count("\n\n") == 3 for (body,) in shown)
    kept = ask(
        home, "select v.body, c.lines from article_version v join cut_version c using (version_id)"
    )
    assert all(LINE in body and cut == [LINE] for body, cut in kept)


def test_under_four_it_is_not(home: Home, tmp_path: Path) -> None:
    built(home, tmp_path, [article(number, "gazette", LINE) for number in range(4)])
    assert lines(home) == []


def test_punctuation_and_case_do_not_hide_it(home: Home, tmp_path: Path) -> None:
    rows = [article(number, "gazette", LINE if number % 2 else LINE.upper()) for number in range(6)]
    built(home, tmp_path, rows)
    assert [articles for *_, articles in lines(home)] == [6]


def test_one_story_under_many_urls_is_no_furniture(home: Home, tmp_path: Path) -> None:
    text = article(1)["text"]
    heads = [f"{noun.title()} seen from afar {number}" for number, noun in enumerate(NOUNS[:8])]
    rows = [article(number, text=text, headline=heads[number]) for number in range(8)]
    built(home, tmp_path, rows)
    assert lines(home) == []
    assert ask(home, "select articles from canonical_articles") == [(8,)]


def test_copies_of_one_story_under_one_name_are_text(home: Home, tmp_path: Path) -> None:
    story = [paragraph(random.Random(place)) for place in range(100, 105)]
    rows = []
    for number in range(8):
        added = [paragraph(random.Random(number)), paragraph(random.Random(1000 + number))]
        rows.append(article(number, "collected", text="\n\n".join([*story, *added])))
    built(home, tmp_path, rows)
    assert lines(home) == []
    assert ask(home, "select articles from canonical_articles") == [(8,)]


def test_the_background_of_a_running_story_is_text(home: Home, tmp_path: Path) -> None:
    rows = [
        article(number, "gazette", LINE, headline=f"Flood: {NOUNS[number]} now")
        for number in range(8)
    ]
    built(home, tmp_path, rows)
    assert lines(home) == []


def test_agency_copy_that_other_outlets_ran_too_is_text(home: Home, tmp_path: Path) -> None:
    rows = [article(number, "gazette", LINE) for number in range(6)]
    rows += [article(number, f"outlet{number}", LINE) for number in range(10, 13)]
    built(home, tmp_path, rows)
    assert lines(home) == []


def test_a_line_of_a_whole_chain_is_furniture_in_each_of_its_outlets(
    home: Home, tmp_path: Path
) -> None:
    rows = [article(number, f"outlet{number % 2}", LINE) for number in range(12)]
    built(home, tmp_path, rows)
    assert lines(home) == [("outlet0", LINE, 6), ("outlet1", LINE, 6)]


def test_pages_of_nobody_known_have_no_furniture_in_common(home: Home, tmp_path: Path) -> None:
    rows = [article(number, "gazette", LINE) for number in range(6)]
    for row in rows:
        del row["url"], row["outlet"]
    built(home, tmp_path, rows)
    assert lines(home) == []


def test_a_text_is_not_cut_to_nothing(home: Home, tmp_path: Path) -> None:
    rows = [article(number, "gazette", LINE) for number in range(5)]
    stub = f"Only twelve words of the {NOUNS[9]} can be read before the wall.\n\n{LINE}"
    built(home, tmp_path, [*rows, article(9, text=stub)])
    assert [articles for *_, articles in lines(home)] == [6]
    assert ask(home, "select body from articles where external_id = 'gazette-9'") == [(stub,)]


def test_teasers_that_share_only_the_wall_are_no_copies(home: Home, tmp_path: Path) -> None:
    wall = [f"{LINE} {paragraph(random.Random(place))}" for place in (100, 101)]
    teasers = [
        article(
            n,
            text="\n\n".join(
                [paragraph(random.Random(n)), paragraph(random.Random(1000 + n)), *wall]
            ),
        )
        for n in range(1, 9)
    ]
    built(home, tmp_path, teasers)
    assert len(lines(home)) == 2
    assert ask(home, "select distinct articles from canonical_articles") == [(1,)]
    assert ask(home, "select verdict from verified_pairs where verdict != 'unrelated'") == []


@pytest.mark.parametrize("seed", range(3))
def test_neither_order_nor_builds_show(home: Home, tmp_path: Path, seed: int) -> None:
    wall = [f"{LINE} {paragraph(random.Random(place))}" for place in (100, 101)]
    rows = [
        article(
            n,
            text="\n\n".join(
                [paragraph(random.Random(n)), paragraph(random.Random(1000 + n)), *wall]
            ),
        )
        for n in range(1, 9)
    ]
    # From here on it is no furniture any more: too many others have it.
    rows += [article(n, f"outlet{n}", *wall[:1]) for n in range(20, 22)]
    at_once = built(home, tmp_path, rows)
    chance = random.Random(seed)
    chance.shuffle(rows)
    bit_by_bit = Home(tmp_path / "other")
    for number, row in enumerate(rows):
        ingest(bit_by_bit, [write_rows(tmp_path / f"{number}.jsonl", [row])])
        if chance.random() < 0.6:
            build(bit_by_bit, workers=1)
    build(bit_by_bit, workers=1)
    names = ("repeated_line", "cut_version", "signature", "pair", "story")
    one, other = contents(at_once), contents(bit_by_bit)
    assert {name: one[name] for name in names} == {name: other[name] for name in names}
    assert one["repeated_line"]
    assert one["cut_version"]


def test_a_re_extraction_cuts_the_same(home: Home, tmp_path: Path) -> None:
    built(home, tmp_path, [article(number, "gazette", LINE) for number in range(5)])
    before = contents(home)
    assert reextract(home, workers=1).changes.captures_changed == 0
    assert contents(home) == before
