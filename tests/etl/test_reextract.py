"""The laws of a re-extraction: it ends as a rebuild does, keeps what was, and says what changed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self

import duckdb
import pytest
from click.testing import CliRunner

from crawler.home import Home
from crawler.outlet import shipped_outlets
from etl.article import Article
from etl.capture import Capture, Rejection
from etl.cli import cli
from etl.errors import EtlError
from etl.extract import extract
from etl.ingest import ingest
from etl.outlets import Outlets
from etl.pipeline import build
from etl.reextract import ArchiveDamagedError, Changes, digest_of_program, reextract
from etl.tabulated import tabulate
from etl.version_marks import VersionMark
from warehouse.check import failing_checks

from .conftest import BAKERY, FERRY, write_rows
from .test_pipeline import LOGS, world

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from crawler.home import Home
    from etl.article import Article
    from etl.tabulated import Tabulated

    Change = Callable[[Article], Article | None]

HISTORY = {
    "reextraction",
    "capture_change",
    "former_version",
    "former_credit",
    "former_version_mark",
    "former_member",
}
APP = "Get our app for all the news of the coast, every day."


class InProcess:
    """A pool that extracts in this process, as an earlier program did if it is told how."""

    change: Change | None = None
    pages = 0

    def __init__(self, workers: int, outlets: Sequence[Any]) -> None:
        assert workers
        self._outlets = outlets

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def tabulated(self, chunks: Iterable[list[Any]]) -> Iterator[list[Tabulated]]:
        for chunk in chunks:
            captures = [item for item in chunk if isinstance(item, Capture)]
            yield [tabulate(captures, [self._result(capture) for capture in captures])]

    def _result(self, item: Capture) -> Any:
        InProcess.pages += 1
        result = extract(item, Outlets(self._outlets).of(item))
        if InProcess.change is None or not isinstance(result, Article):
            return result
        seen = replace(item, payload=b"")
        return InProcess.change(result) or Rejection(
            item.file_id, item.position, "extract", "no_article_text", "none", item.url, seen
        )


@pytest.fixture(autouse=True)
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.stage_articles.ExtractionPool", InProcess)
    monkeypatch.setattr(InProcess, "change", None)
    monkeypatch.setattr(InProcess, "pages", 0)
    monkeypatch.setattr("etl.reextract.digest_of_program", lambda _: "today")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What today's program makes of the world, without any history."""
    folder = tmp_path_factory.mktemp("fresh")
    home = Home(folder / "home")
    ingest(home, [write_rows(folder / "world.jsonl", world())])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("etl.stage_articles.ExtractionPool", InProcess)
        build(home, workers=1)
    return contents(home)


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    return write_rows(tmp_path / "world.jsonl", world())


@pytest.fixture
def read_by(home: Home, rows: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Change], Home]:
    """Build as a program of the scheme before did, which read pages in another way."""

    def read_by_(change: Change) -> Home:
        ingest(home, [rows])
        with monkeypatch.context() as patch:
            patch.setattr(InProcess, "change", staticmethod(change))
            for module in ("pipeline", "stage_articles", "rows"):
                patch.setattr(f"etl.{module}.EXTRACTION_SCHEME", "0")
            build(home, workers=1)
        return home

    return read_by_


def earlier(article: Article) -> Article:
    """What the program before made of the seven articles: five of them differ."""
    name = article.external_id
    if name == "gazette":
        return replace(article, body=f"{article.body}\n\n{APP}")
    if name == "post":
        return replace(article, headline=f"{article.headline} | The Post")
    if name == "herald":
        return replace(article, body=BAKERY)
    if name == "echo":
        return replace(article, byline=replace(article.byline, authors=("News Desk",)))
    if name == "star":
        return replace(article, published=None)
    return article


def contents(home: Home) -> dict[str, list[str]]:
    """Every table of the snapshot but logs and history, in a fixed order."""
    with duckdb.connect(str(home.current), read_only=True) as connection:
        tables = connection.execute(
            "select table_name from information_schema.tables where table_type = 'BASE TABLE'"
        ).fetchall()
        return {
            name: sorted(map(repr, connection.table(name).fetchall()))
            for (name,) in tables
            if name not in LOGS | HISTORY
        }


def ask(home: Home, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(home.current), read_only=True) as connection:
        return connection.execute(query).fetchall()


def version_of(home: Home, external_id: str) -> int:
    rows = ask(
        home,
        "select v.external_id, m.version_id from story_member m"
        " join article_version v using (version_id) where m.is_home",
    )
    return int(dict(rows)[external_id])


def run(home: Home, *words: str) -> Any:
    return CliRunner().invoke(cli, ["--home", str(home.path), *words])


def test_a_warehouse_of_another_scheme_is_not_built_on(read_by: Callable[..., Home]) -> None:
    home = read_by(earlier)
    with pytest.raises(EtlError, match=r"build --reextract` \(keeps the history\) or .*--rebuild"):
        build(home, workers=1)


def test_what_is_current_afterwards_is_what_a_rebuild_makes(read_by: Callable[..., Home]) -> None:
    home = read_by(earlier)
    before = contents(home)
    reextract(home, workers=1)
    after = contents(home)
    build(home, workers=1, rebuild=True)
    assert contents(home) == after
    assert after != before


def test_it_says_what_changed_in_captures_and_in_stories(read_by: Callable[..., Home]) -> None:
    home = read_by(earlier)
    assert reextract(home, workers=1).changes == Changes(
        captures=7,
        captures_new=0,
        captures_gone=0,
        captures_changed=5,
        became_articles=0,
        became_rejections=0,
        bodies=2,
        headlines=1,
        authors=1,
        bylines=0,
        datelines=0,
        dates=1,
        agencies=0,
        # The herald was with the bakery; it has come to the ferry's others.
        stories_before=3,
        stories_after=3,
        stories_same=1,
        stories_split=1,
        stories_merged=1,
        stories_gone=0,
        stories_new=0,
    )
    changed = ask(home, "select url, changed from capture_changes order by url")
    assert [(url.split("/")[2].split(".")[0], what) for url, what in changed] == [
        ("echo", ["authors"]),
        ("gazette", ["body"]),
        ("herald", ["body"]),
        ("post", ["headline"]),
        ("star", ["dates"]),
    ]


def without(name: str) -> Change:
    return lambda article: None if article.external_id == name else article


def test_articles_that_become_rejections_and_the_other_way_are_told(
    read_by: Callable[..., Home], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = read_by(without("bugle"))
    first = reextract(home, workers=1).changes
    assert (first.became_articles, first.became_rejections) == (1, 0)
    assert (first.stories_new, first.stories_same, first.stories_gone) == (1, 2, 0)
    monkeypatch.setattr(InProcess, "change", staticmethod(without("bugle")))
    second = reextract(home, workers=1).changes
    assert (second.became_articles, second.became_rejections) == (0, 1)
    assert (second.stories_new, second.stories_same, second.stories_gone) == (0, 2, 1)
    changed = "select changed, reason_before, reason_after from capture_changes order by changed_at"
    assert ask(home, changed) == [
        (["became_article"], "no_article_text", None),
        (["became_rejection"], None, "no_article_text"),
    ]


def test_nothing_changes_when_nothing_did(home: Home, rows: Path) -> None:
    ingest(home, [rows])
    build(home, workers=1)
    before = contents(home)
    InProcess.pages = 0
    done = reextract(home, workers=1)
    assert InProcess.pages == 7
    assert contents(home) == before
    assert (done.changes.captures, done.changes.captures_changed) == (7, 0)
    assert done.changes.stories_same == done.changes.stories_before == 3
    assert done.built.snapshot == home.current.resolve()


def test_a_superseded_version_is_still_found_with_what_superseded_it(
    read_by: Callable[..., Home],
) -> None:
    home = read_by(earlier)
    old = version_of(home, "gazette")
    reextract(home, workers=1)
    new = version_of(home, "gazette")
    (chain,) = json.loads(run(home, "provenance", str(old), "--json").output)
    (reading,) = chain["former_readings"]
    assert (reading["version_id"], reading["superseded_by"]) == (str(old), str(new))
    assert (reading["extraction_scheme"], reading["changed"]) == ("0", ["body"])
    assert reading["body"].endswith(APP)
    assert (reading["check"], chain["verified"]) == ("verified", True)
    assert any("dateline: PORT ALDER (AP)" in credit for credit in reading["credits"])
    (capture,) = chain["captures"]
    assert (reading["path"], reading["position"]) == (capture["path"], capture["position"])
    printed = run(home, "provenance", str(old)).output
    assert f"superseded_by  {new}" in printed
    assert APP not in json.dumps(run(home, "sql", "--json", "from articles").output)


def test_an_article_that_is_none_any_more_is_still_found(
    home: Home, rows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(home, [rows])
    build(home, workers=1)
    old = version_of(home, "bugle")
    ((article, story),) = ask(
        home, "select article_id, story_id from articles where external_id = 'bugle'"
    )
    monkeypatch.setattr(InProcess, "change", staticmethod(without("bugle")))
    reextract(home, workers=1)
    for name in (old, article, story, "bugle", "https://bugle.example/2026/03/6"):
        done = run(home, "provenance", str(name), "--json")
        (gone,) = json.loads(done.output)
        assert (done.exit_code, gone["article_id"]) == (0, str(article))
        assert gone["former_readings"][0]["rejected_now"] == "no_article_text"
    assert "No article any more" in run(home, "provenance", str(old)).output
    assert run(home, "copies", str(old)).exit_code != 0


def test_the_id_of_a_story_whose_first_article_is_gone_still_finds_the_story(
    home: Home, rows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(home, [rows])
    build(home, workers=1)
    story = "select story_id from articles where external_id = 'post'"
    ((before,),) = ask(home, story)
    monkeypatch.setattr(InProcess, "change", staticmethod(without("gazette")))
    reextract(home, workers=1)
    ((after,),) = ask(home, story)
    assert before != after
    (found,) = json.loads(run(home, "story", str(before), "--json").output)
    assert found["story_id"] == str(after)


GAZETTE = """
name = "The Gazette"
home_url = "https://gazette.example/"
hosts = ["gazette.example"]
country = "us"
language = "en"
kind = "newspaper"
time_zone = "America/New_York"
"""


@pytest.fixture
def declared(home: Home) -> Path:
    """The file of an outlet in the home folder."""
    home.outlets.mkdir(parents=True)
    path = home.outlets / "gazette.toml"
    path.write_text(GAZETTE)
    return path


def test_a_corrected_outlet_file_shows_although_the_program_is_the_same(
    home: Home, tmp_path: Path, declared: Path
) -> None:
    row = {"url": "https://gazette.example/1", "text": FERRY, "published": "2026-03-05 08:30"}
    ingest(home, [write_rows(tmp_path / "one.jsonl", [row])])
    build(home, workers=1)
    published = "select published_at::varchar from articles"
    assert ask(home, published) == [("2026-03-05 13:30:00+00",)]
    declared.write_text(declared.read_text().replace("America/New_York", "America/Chicago"))
    assert build(home, workers=1).snapshot is None
    changes = reextract(home, workers=1).changes
    assert (changes.captures_changed, changes.dates, changes.bodies) == (1, 1, 0)
    assert ask(home, published) == [("2026-03-05 14:30:00+00",)]
    former = "select published_at::varchar from former_version"
    assert ask(home, former) == [("2026-03-05 13:30:00+00",)]


@pytest.mark.parametrize(
    "declaration",
    [
        'caption_labels = ["Vintage view"]',
        '[[selector]]\nfield = "body"\ncss = "div.story p"',
        '[[selector]]\nfield = "cut"\ncss = "div.story i"',
        '[[selector]]\nfield = "cut"\ncss = "div.story i"\nuntil = 2026-03-31',
    ],
)
def test_what_an_outlet_declares_of_its_pages_is_picked_up(
    home: Home, tmp_path: Path, declared: Path, declaration: str
) -> None:
    caption = "Vintage view of the ferry at its pier, when the islands had four of them."
    lines = FERRY.replace("\n\n", "</p><p>")
    row = {
        "url": "https://gazette.example/1",
        "html": f"<div class=story><p>{lines}</p><div><i>{caption}</i></div></div>",
        "fetched_at": "2026-03-05T12:00:00Z",
    }
    ingest(home, [write_rows(tmp_path / "one.jsonl", [row])])
    build(home, workers=1)
    body = "select body from articles"
    assert caption in ask(home, body)[0][0]
    declared.write_text(f"{GAZETTE}{declaration}\n")
    changes = reextract(home, workers=1).changes
    assert (changes.captures_changed, changes.bodies) == (1, 1)
    assert caption not in ask(home, body)[0][0]
    declared.write_text(GAZETTE)
    assert reextract(home, workers=1).changes.bodies == 1
    assert caption in ask(home, body)[0][0]


def test_what_came_since_the_last_build_is_read_too(home: Home, tmp_path: Path) -> None:
    ingest(home, [write_rows(tmp_path / "one.jsonl", world()[:5])])
    build(home, workers=1)
    ingest(home, [write_rows(tmp_path / "two.jsonl", world()[5:])])
    changes = reextract(home, workers=1).changes
    assert (changes.captures, changes.captures_new, changes.captures_changed) == (5, 2, 0)


def test_a_file_that_is_away_stops_it_and_nothing_is_lost(home: Home, rows: Path) -> None:
    ingest(home, [rows], in_place=True)
    build(home, workers=1)
    before, snapshot = contents(home), home.current.resolve()
    away = rows.rename(rows.with_name("elsewhere"))
    with pytest.raises(ArchiveDamagedError, match="1 file"):
        reextract(home, workers=1)
    assert build(home, workers=1).snapshot is None
    assert home.current.resolve() == snapshot
    away.rename(rows)
    assert reextract(home, workers=1).changes.captures_changed == 0
    assert contents(home) == before


def test_without_a_warehouse_it_says_what_to_do(home: Home, rows: Path) -> None:
    ingest(home, [rows])
    with pytest.raises(EtlError, match="run `wirecopy build`"):
        reextract(home, workers=1)


def test_a_second_one_keeps_the_history_of_the_first(
    read_by: Callable[..., Home], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = read_by(earlier)
    reextract(home, workers=1)
    monkeypatch.setattr(InProcess, "change", staticmethod(without("argus")))
    reextract(home, workers=1)
    kept = ask(
        home,
        "select r.command, count(*) from run r join capture_change c using (run_id)"
        " group by r.run_id, r.command, r.started_at order by r.started_at",
    )
    assert kept == [("reextract", 5), ("reextract", 1)]
    assert [row[0] for row in ask(home, "select command from runs order by started_at")] == [
        "build",
        "reextract",
        "reextract",
    ]


def test_the_warehouse_keeps_its_laws(read_by: Callable[..., Home]) -> None:
    home = read_by(earlier)
    reextract(home, workers=1)
    with duckdb.connect(str(home.current), read_only=True) as connection:
        assert failing_checks(connection) == {}


STEPS = (
    "etl.reextract.load_articles",
    "etl.reextract.sign_versions",
    "etl.reextract.verify_pairs",
    "etl.reextract.tell_stories",
    "etl.reextract.run_row",
    "etl.reextract.publish_anew",
    "warehouse.load.Loader.follow",
    "pathlib.Path.replace",
)
DONE = ("etl.reextract.publish_anew", True)


@pytest.mark.parametrize(
    ("step", "after"),
    [(step, after) for step in STEPS for after in (False, True) if (step, after) != DONE],
)
def test_interrupted_at_any_step_it_is_finished_by_the_next(
    step: str,
    after: bool,
    read_by: Callable[..., Home],
    fresh: dict[str, list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    home = read_by(earlier)
    module, _, name = step.rpartition(".")
    owner: Any = __import__("pkgutil").resolve_name(module)
    whole = getattr(owner, name)

    def interrupted(*given: Any, **named: Any) -> Any:
        if after:
            whole(*given, **named)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, interrupted)
        with pytest.raises(KeyboardInterrupt):
            reextract(home, workers=1)
    InProcess.pages = 0
    changes = reextract(home, workers=1).changes
    assert (changes.captures, changes.captures_changed, changes.bodies) == (7, 5, 2)
    assert InProcess.pages == (7 if step.endswith("load_articles") and not after else 0)
    assert len(ask(home, "select * from reextractions")) == 1
    assert [row[0] for row in ask(home, "select command from runs order by started_at")] == [
        "build",
        "reextract",
    ]
    assert list(home.warehouse.parent.iterdir()) == [home.warehouse]
    assert contents(home) == fresh


def test_an_interrupted_one_starts_anew_when_an_outlet_file_changes(
    read_by: Callable[..., Home], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = read_by(earlier)
    with monkeypatch.context() as patch:
        patch.setattr("etl.reextract.sign_versions", lambda *_: (_ for _ in ()).throw(SystemExit))
        with pytest.raises(SystemExit):
            reextract(home, workers=1)
    InProcess.pages = 0
    with monkeypatch.context() as patch:
        patch.setattr("etl.reextract.digest_of_program", lambda _: "another")
        reextract(home, workers=1)
    assert InProcess.pages == 7
    assert list(home.warehouse.parent.iterdir()) == [home.warehouse]


def test_the_digest_of_the_program_is_of_its_source_and_of_the_outlet_files(
    tmp_path: Path,
) -> None:
    outlet = replace(shipped_outlets()[0], path=tmp_path / "outlet.toml")
    outlet.path.write_text("name = 'one'")
    before = digest_of_program([outlet])
    assert digest_of_program([outlet]) == before
    outlet.path.write_text("name = 'two'")
    assert digest_of_program([outlet]) != before
    assert digest_of_program([]) != digest_of_program([outlet])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('caption_labels = ["Pic"]', 'caption_labels = ["Pix"]'),
        ('css = "div.old"', 'css = "div.new"'),
        ("until = 2025-06-30", "until = 2025-07-01"),
    ],
)
def test_the_digest_of_the_program_is_of_all_that_an_outlet_declares(
    tmp_path: Path, one: str, other: str
) -> None:
    outlet = replace(shipped_outlets()[0], path=tmp_path / "outlet.toml")
    outlet.path.write_text(one)
    before = digest_of_program([outlet])
    outlet.path.write_text(other)
    assert digest_of_program([outlet]) != before


def test_ordinary_builds_go_on_beside_an_interrupted_one(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(home, [write_rows(tmp_path / "one.jsonl", world()[:5])])
    build(home, workers=1)
    with monkeypatch.context() as patch:
        patch.setattr("etl.reextract.tell_stories", lambda *_: (_ for _ in ()).throw(SystemExit))
        with pytest.raises(SystemExit):
            reextract(home, workers=1)
    ingest(home, [write_rows(tmp_path / "two.jsonl", world()[5:])])
    assert build(home, workers=1).captures == 2
    changes = reextract(home, workers=1).changes
    assert (changes.captures, changes.captures_new, changes.captures_changed) == (7, 0, 0)
    now = contents(home)
    build(home, workers=1, rebuild=True)
    assert contents(home) == now


def test_killed_at_any_moment_it_is_finished_by_the_next(
    read_by: Callable[..., Home], fresh: dict[str, list[str]]
) -> None:
    home = read_by(earlier)
    command = [sys.executable, "-m", "etl", "--home", str(home.path), "build", "--reextract"]
    for delay in (0.6, 1.0, 1.4):
        process = subprocess.Popen(
            [*command, "--workers", "1"], start_new_session=True, stdout=subprocess.DEVNULL
        )
        time.sleep(delay)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    reextract(home, workers=1)
    assert contents(home) == fresh


def test_the_command_prints_what_changed_and_lines_that_are_no_judgements(
    read_by: Callable[..., Home],
) -> None:
    home = read_by(earlier)
    done = run(home, "build", "--reextract")
    assert done.exit_code == 0
    assert "Compared 7 captures with what they were" in done.output
    assert "with another body" in done.output
    assert "Stories: 3 before, 3 now" in done.output
    home.judgements.write_bytes(b'{"what": "same"\x1b[31m\n')
    told = f"{home.judgements}, line 1: it is no JSON; passed over"
    again = run(home, "build", "--reextract", "--json")
    assert json.loads(again.stdout)["changes"]["captures_changed"] == 0
    assert json.loads(again.stdout)["passed_over"] == [told]
    assert again.stderr == f"wirecopy: {told}\n"
    again = run(home, "build", "--reextract")
    assert "nothing changed" in again.stdout
    assert again.stderr == f"wirecopy: {told}\n"


def test_it_is_either_forgetting_or_keeping(home: Home) -> None:
    done = run(home, "build", "--reextract", "--rebuild")
    assert done.exit_code == 2
    assert "choose one" in done.output


def test_marks_that_are_read_differently_are_a_change_and_the_former_ones_are_kept(
    read_by: Callable[..., Home],
) -> None:
    mark = VersionMark("kill", "KILL", "headline", 0, 4)

    def marked(article: Article) -> Article:
        return replace(article, marks=(mark,)) if article.external_id == "gazette" else article

    home = read_by(marked)
    kinds = "select kind from version_marks where external_id = 'gazette'"
    assert ask(home, kinds) == [("kill",)]
    reextract(home, workers=1)
    assert ask(home, "select changed from capture_changes") == [(["marks"],)]
    assert ask(home, "select kind, mark_text from former_version_mark") == [("kill", "KILL")]
    assert ask(home, kinds) == []
    reextract(home, workers=1)
    assert ask(home, "select count(*) from former_version_mark") == [(1,)]


def test_a_column_that_versions_get_is_kept_in_their_history(read_by: Callable[..., Home]) -> None:
    home = read_by(earlier)
    columns = "select column_name from duckdb_columns() where table_name = '{}'"
    for table, former in (
        ("article_version", "former_version"),
        ("credit", "former_credit"),
        ("version_mark", "former_version_mark"),
    ):
        now, kept = (set(ask(home, columns.format(name))) for name in (table, former))
        assert now | {("run_id",)} == kept
