from __future__ import annotations

import itertools
import random
import shutil
import subprocess
import sys
import tempfile
import textwrap
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Never

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.arrow import SCHEMAS
from warehouse.load import Loader

if TYPE_CHECKING:
    from conftest import Folder, World

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def read(path: Path, query: str, **parameters: Any) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(query, parameters or None).fetchall()


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    tables = [name for name in SCHEMAS if name not in {"chunk", "displaced", "parted"}]
    rows = "select * from query_table($name) order by all"
    return {name: read(path, rows, name=name) for name in tables}


def test_loading_the_same_rows_again_changes_nothing(folder: Folder, world: World) -> None:
    folder.load(world.tables)
    before = contents(folder.warehouse)
    assert [name for name, rows in before.items() if not rows] == [
        "outlet",
        "paragraph",
        "revisit",
        "signature",
    ]
    folder.load(world.tables, world.tables)
    assert contents(folder.warehouse) == before


def test_twins_inside_one_batch_are_loaded_once(folder: Folder, world: World) -> None:
    folder.load(world.tables)
    once = contents(folder.warehouse)
    replaced = {
        "component",
        "judgement",
        "outlet",
        "run",
        "story",
        "story_member",
        "story_version",
        "canonical_choice",
        "threshold",
    }
    twice = {
        name: rows if name in replaced else [*rows, *rows] for name, rows in world.tables.items()
    }
    other = type(folder)(folder.path / "other")
    other.load(twice)
    assert contents(other.warehouse) == once


def test_stories_of_articles_that_are_told_anew_are_replaced(
    folder: Folder, world: World, row: Any
) -> None:
    told = ("story", "story_member", "canonical_choice")
    anew = {name: world.tables[name][:1] for name in told}
    folder.load(world.tables, {"component": [row("component", article_id=2, component=2)], **anew})
    stories = read(folder.warehouse, "select story_id from story order by all")
    assert stories == [(1000,), (4000,)]
    members = "select story_id, article_id, is_home from story_member order by all"
    assert read(folder.warehouse, members) == [(1000, 1, True), (4000, 4, True)]
    chosen = "select story_id, article_id from canonical_choice order by all"
    assert read(folder.warehouse, chosen) == [(1000, 1), (4000, 4)]


def test_a_run_is_replaced_by_its_later_state(folder: Folder, row: Any) -> None:
    folder.load(
        {"run": [row("run", status="running", finished_at=None)]},
        {"run": [row("run"), row("run", run_id=2)]},
    )
    runs = read(folder.warehouse, "select run_id, status from run order by run_id")
    assert runs == [(1, "done"), (2, "done")]


def test_signed_versions_are_not_signed_twice(folder: Folder, row: Any) -> None:
    def signed(*sketch: int) -> dict[str, list[dict[str, Any]]]:
        given = {"shingles": len(sketch), "sketch": list(sketch), "compared": False}
        return {"signature": [row("signature", version_id=1, **given)]}

    folder.load(signed(5, 6), signed(7, 8, 9), {"displaced": []})
    assert read(folder.warehouse, "select shingles, sketch, compared from signature") == [
        (2, [5, 6], True)
    ]


def test_what_is_new_of_an_article_makes_its_story_untold(folder: Folder, world: World) -> None:
    folder.load(world.tables)
    assert read(folder.warehouse, "select article_id from untold order by 1") == [
        (number,) for number in range(1, 5)
    ]


def test_values_survive_the_way_through_parquet(folder: Folder, world: World, row: Any) -> None:
    shown = world.tables["article_version"][0]["shown_at"]
    odd = "Zoë said “no”;\x00 \U0001f99c $file '; drop table story; -- \""
    version = row(
        "article_version",
        version_id=2**64 - 1,
        article_id=2**63,
        capture_id=0,
        shown_at=shown,
        url="https://post.example/1",
        url_key="k",
        outlet="post",
        headline=odd,
        authors=["Ada", odd],
        furniture=[{"kind": "caption", "body": odd, "start_offset": 7, "end_offset": None}],
        published_at=None,
    )
    folder.load({"article_version": [version]})
    stored = read(
        folder.warehouse,
        "select version_id, article_id, headline, authors, furniture, epoch_us(shown_at),"
        " published_at from article_version",
    )
    microseconds = round(shown.timestamp() * 1_000_000)
    furniture = [{"kind": "caption", "body": odd, "start_offset": 7, "end_offset": None}]
    assert stored == [(2**64 - 1, 2**63, odd, ["Ada", odd], furniture, microseconds, None)]


SIGHTINGS = st.lists(
    st.tuples(
        st.integers(1, 3),
        st.one_of(st.none(), st.integers(0, 2)),
        st.booleans(),
    ),
    min_size=1,
    max_size=7,
)


@settings(max_examples=15, deadline=None)
@given(sightings=SIGHTINGS, data=st.data())
def test_versions_merge_alike_in_any_order_and_batching(
    templates: Path, row: Any, sightings: Any, data: Any
) -> None:
    """Of all captures of a text the first shown stands for it, with its credits and marks."""
    captures = [
        (version, hour, credited, 100 + number)
        for number, (version, hour, credited) in enumerate(sightings)
    ]
    expected = {}
    for version in {version for version, *_ in captures}:
        seen = [each for each in captures if each[0] == version]
        best = min(seen, key=lambda each: (each[1] is None, each[1] or 0, each[3]))
        quotes = [str(best[3])] if best[2] else []
        expected[version] = (best[3], quotes, quotes)
    shuffled = data.draw(st.permutations(captures))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(captures)), max_size=3)))
    bounds = [0, *cuts, len(captures)]
    with tempfile.TemporaryDirectory() as work:
        path = Path(shutil.copyfile(templates / "empty.duckdb", Path(work, "w.duckdb")))
        with Loader.open(path) as loader:
            for start, end in itertools.pairwise(bounds):
                loader.load(_version_rows(shuffled[start:end], row))
        merged = read(
            path,
            "select v.version_id, v.capture_id, list(c.quote) filter (c.quote is not null),"
            " list(m.mark_text) filter (m.mark_text is not null)"
            " from article_version v left join credit c using (version_id)"
            " left join version_mark m using (version_id) group by all",
        )
    assert {
        version: (capture, quotes or [], marks or []) for version, capture, quotes, marks in merged
    } == expected


ITEMS = st.lists(
    st.tuples(st.integers(0, 2), st.one_of(st.none(), st.integers(0, 2)), st.integers(0, 1)),
    min_size=1,
    max_size=6,
)


@settings(max_examples=15, deadline=None)
@given(shown=ITEMS, data=st.data())
def test_what_items_say_of_one_text_is_said_by_the_last_in_any_order_and_batching(
    templates: Path, row: Any, shown: Any, data: Any
) -> None:
    """The first shown stands for the text; a page among them, which says nothing, hides nothing."""
    items = [
        row(
            "article_version",
            article_id=1,
            url="u",
            url_key="u",
            outlet="post",
            version_id=1,
            capture_id=100 + number,
            shown_at=NOON + timedelta(hours=hour),
            version=None if created is None else version,
            versioncreated=None if created is None else NOON + timedelta(hours=created),
            ednote=None if created is None else f"note {version}",
        )
        for number, (hour, created, version) in enumerate(shown)
    ]
    first = min((hour, 100 + number) for number, (hour, *_) in enumerate(shown))[1]
    created = [(hour, version) for _, hour, version in shown if hour is not None]
    last = max(created)[1] if created else None
    shuffled = data.draw(st.permutations(items))
    cut = data.draw(st.integers(0, len(items)))
    with tempfile.TemporaryDirectory() as work:
        path = Path(shutil.copyfile(templates / "empty.duckdb", Path(work, "w.duckdb")))
        with Loader.open(path) as loader:
            for batch in (shuffled[:cut], shuffled[cut:]):
                loader.load({"article_version": batch})
        merged = read(path, "select capture_id, version, ednote from article_version")
    assert merged == [(first, last, None if last is None else f"note {last}")]


def _version_rows(captures: Any, row: Any) -> dict[str, list[dict[str, Any]]]:
    same = {"article_id": 1, "url": "u", "url_key": "u", "outlet": "post"}
    return {
        "article_version": [
            row(
                "article_version",
                **same,
                version_id=version,
                capture_id=capture,
                shown_at=None if hour is None else NOON + timedelta(hours=hour),
            )
            for version, hour, _, capture in captures
        ],
        "credit": [
            row("credit", version_id=version, capture_id=capture, quote=str(capture))
            for version, _, credited, capture in captures
            if credited
        ],
        "version_mark": [
            row("version_mark", version_id=version, capture_id=capture, mark_text=str(capture))
            for version, _, credited, capture in captures
            if credited
        ],
    }


LOAD_FOR_EVER = """
    import sys
    from datetime import UTC, datetime
    from pathlib import Path
    from warehouse.load import Loader

    now = datetime.now(UTC)
    with Loader.open(Path(sys.argv[1])) as loader:
        done = {row[0] for row in loader.rows("file_progress")}
        for file_id in range(int(sys.argv[2])):
            if file_id in done:
                continue
            loader.load({
                "capture": [
                    {"capture_id": file_id * 100 + n, "file_id": file_id, "position": n}
                    for n in range(50)
                ],
                "load_ledger": [{
                    "batch_id": file_id, "run_id": 1, "file_id": file_id,
                    "extraction_scheme": "s", "next_position": 50, "finished": True,
                    "captures": 50, "articles": 0, "rejections": 0, "loaded_at": now,
                }],
            })
            print(file_id, flush=True)
"""


def test_killed_loads_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    path, files = tmp_path / "w.duckdb", 60
    command = [sys.executable, "-c", textwrap.dedent(LOAD_FOR_EVER), str(path), str(files)]
    reported: set[str] = set()
    chance = random.Random(2017)
    for _ in range(4):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as loading:
            assert loading.stdout
            reported.add(loading.stdout.readline().strip())
            time.sleep(chance.uniform(0, 0.2))
            loading.kill()
            reported.update(loading.stdout.read().split())
    subprocess.run(command, check=True, capture_output=True)
    counts = read(
        path, "select file_id, count(*), count(distinct capture_id) from capture group by 1"
    )
    assert sorted(counts) == [(file_id, 50, 50) for file_id in range(files)]
    assert read(path, "select count(*), count(distinct file_id) from load_ledger") == [
        (files, files)
    ]
    assert {int(file_id) for file_id in reported if file_id} <= set(range(files))


def test_what_was_reported_before_a_kill_is_there_after_it(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    command = [sys.executable, "-c", textwrap.dedent(LOAD_FOR_EVER), str(path), "1000"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as loading:
        assert loading.stdout
        told = [loading.stdout.readline() for _ in range(20)]
        loading.kill()
    with Loader.open(path) as loader:
        loaded = {row[0] for row in loader.rows("file_progress")}
    assert {int(line) for line in told} <= loaded


@pytest.mark.parametrize("working", ["rows", "columns", "load", "change"])
def test_an_interrupted_query_is_an_interruption_and_no_fault(
    working: str, empty_warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> Never:
        raise RuntimeError("Query interrupted")

    with Loader.open(empty_warehouse) as loader, monkeypatch.context() as patch:
        patch.setattr(loader, "_run", interrupted)
        given = {"run": []} if working == "load" else "untold"
        with pytest.raises(KeyboardInterrupt):
            getattr(loader, working)(given)


def test_a_loader_uses_little_memory_however_much_there_is(folder: Folder) -> None:
    with Loader.open(folder.warehouse) as loader:
        said = loader._connection.execute(
            "select parse_formatted_bytes(current_setting('memory_limit'))"
        )
        assert 0 < said.fetchall()[0][0] <= 2_000_000_000
