from __future__ import annotations

import shutil
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from crawler.home import Home
from etl.moved import Moved, MovedArticles, MovedStories, Turned, VerdictCount
from etl.pipeline import only_builder
from etl.shown_moved import print_moved
from etl.thresholds import NAMES, listed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HOSTILE = "Evil \x1b[31mred\x1b[0m\x07\u202egpj"
# Less than a whole text in common is a quotation, so a cut is a story of its own.
MOVES = ("--set", "same_covered=1", "--set", "quote_words=2000")


@pytest.fixture
def home(built_home: Home, tmp_path: Path) -> Home:
    """A home of the test's own, for thresholds are moved in it."""
    shutil.copytree(built_home.path, tmp_path / "home", symlinks=True)
    return Home(tmp_path / "home")


@pytest.fixture
def tell(run: Callable[..., Any], home: Home) -> Callable[..., Any]:
    return lambda *words: run(home, *words)


def files(home: Home) -> dict[str, str]:
    """Every file of the home with the digest of what is in it."""
    return {
        str(path.relative_to(home.path)): sha256(path.read_bytes()).hexdigest()
        for path in home.path.rglob("*")
        if path.is_file()
    }


def contents(home: Home) -> dict[str, list[Any]]:
    """Every table of the snapshot but the logs."""
    logs = {"former_choice", "story_history", "run", "load_ledger"}
    with duckdb.connect(str(home.current), read_only=True) as connection:
        tables = connection.execute("select table_name from duckdb_tables()").fetchall()
        return {
            name: sorted(map(repr, connection.table(name).fetchall()))
            for (name,) in tables
            if name not in logs
        }


def test_without_options_every_threshold_is_listed_with_what_it_means(tell: Any) -> None:
    rows = tell("rethreshold", "--json").rows
    assert [row["name"] for row in rows] == list(NAMES)
    assert all(row["value"] == row["default"] and row["built"] for row in rows)
    shown = " ".join(tell("rethreshold").out.split())
    assert all(each.meaning in shown for each in listed())


def test_a_file_that_was_edited_by_hand_is_said_to_wait_for_a_build(tell: Any, home: Home) -> None:
    home.thresholds.write_text("inside = 0.6\n")
    rows = {row["name"]: row for row in tell("rethreshold", "--json").rows}
    assert (rows["inside"]["value"], rows["inside"]["default"]) == (0.6, 0.5)
    assert [name for name, row in rows.items() if not row["built"]] == ["inside"]
    assert "`wirecopy build` goes by it" in tell("rethreshold").out
    assert tell("rethreshold", "--preview", "--json").rows["thresholds"] == [
        {"name": "inside", "before": 0.5, "after": 0.6}
    ]


def test_a_preview_shows_what_applying_does_and_changes_nothing(tell: Any, home: Home) -> None:
    before = files(home)
    told = tell("rethreshold", *MOVES, "--json")
    assert told.code == 0
    assert told.rows["applied"] is False
    assert files(home) == before
    done = tell("rethreshold", *MOVES, "--apply", "--json")
    assert done.code == 0
    assert done.rows["moved"] == told.rows["moved"]
    assert done.rows["thresholds"] == told.rows["thresholds"]
    stories = told.rows["moved"]["stories"]
    assert (stories["before"], stories["after"]) == (4, 6)
    assert (stories["split"], stories["merged"], stories["articles"]) == (2, 0, 2)
    (turned,) = [each for each in told.rows["moved"]["turned"] if each["before"] == "write_thru"]
    assert (turned["after"], turned["pairs"]) == ("shared_quote", 6)
    assert turned["headline_a"].startswith("Headline ")
    assert {each["outlet"] for each in told.rows["moved"]["examples"]} == {"outlet2"}


def test_people_see_pairs_stories_and_examples(tell: Any) -> None:
    shown = tell("rethreshold", *MOVES)
    assert shown.code == 0
    for part in (
        "quote_words   40      2000",
        "of them with another verdict",
        "write_thru",
        "Stories: 4 before, 6 after; articles in another story: 2",
        "outlet2: Headline",
        "Nothing was changed; with --apply it is.",
    ):
        assert part in shown.out
    done = tell("rethreshold", *MOVES, "--apply")
    assert "Stories: 4 before, 6 after" in done.out
    assert "Published " in done.out


def test_a_preview_that_changes_nothing_is_no_error(tell: Any) -> None:
    shown = tell("rethreshold", "--set", "least_words=24")
    assert shown.code == 0
    assert "all with the verdict that they had" in shown.out
    moved = tell("rethreshold", "--reset-all", "--json").rows["moved"]
    assert (moved["turned"], moved["stories"]["the_same"], moved["stories"]["after"]) == ([], 4, 4)


def test_putting_thresholds_back_restores_everything(tell: Any, home: Home) -> None:
    before = contents(home)
    tell("rethreshold", *MOVES, "--apply")
    assert contents(home) != before
    assert tell("rethreshold", "--reset", "same_covered", "--apply").code == 0
    assert home.thresholds.read_text().splitlines()[1:] == ["quote_words = 2000  # 40 by default"]
    assert tell("rethreshold", "--reset-all", "--apply").code == 0
    assert not home.thresholds.exists()
    assert contents(home) == before
    again = tell("rethreshold", "--reset-all", "--apply")
    assert (again.code, "up to date" in again.out) == (0, True)


def test_what_asks_the_snapshot_goes_by_its_thresholds(tell: Any, tmp_path: Path) -> None:
    (row,) = tell("sql", "--json", "from articles select body where external_id = 's1o2'").rows
    file = tmp_path / "cut.txt"
    file.write_text(row["body"])
    assert len(tell("copies", str(file), "--json").rows) > 4
    tell("rethreshold", *MOVES, "--apply")
    verdicts = {row["match_verdict"] for row in tell("copies", str(file), "--json").rows}
    # What only belongs to a story of one of these has none.
    assert verdicts - {None} == {"same_version", "roundup"}
    assert tell("diff", "s1o0", str(file), "--json").rows["pair"]["verdict"] == "shared_quote"
    assert tell("diff", str(file), str(file), "--json").rows["pair"]["verdict"] == "same_version"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--set", "insid=1"), "no threshold is called 'insid', perhaps inside is meant"),
        (("--reset", "\x1b[31mred"), "no threshold is called"),
        (("--set", "inside"), "--set takes NAME=VALUE, such as inside=0.6, not inside"),
        (("--set", "inside=half"), "inside is a share, a number from 0 to 1"),
        (("--set", "inside=1.01"), "inside is a share"),
        (("--set", "least_words=2.5"), "least_words is a count, a whole number from 0 on"),
        (("--set", "inside=0.6", "--set", "inside=0.7"), "inside is given twice"),
        (("--set", "inside=0.6", "--reset", "inside"), "inside is given twice"),
        (("--preview", "--apply"), "choose one"),
    ],
)
def test_wrong_use_is_told_in_one_line_and_nothing_is_written(
    words: tuple[str, ...], says: str, tell: Any, home: Home
) -> None:
    done = tell("rethreshold", *words, *(() if "--preview" in words else ("--apply",)))
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert says in done.err
    assert "\x1b" not in done.err
    assert not home.thresholds.exists()


@pytest.mark.parametrize("words", [(), ("--preview",), MOVES, (*MOVES, "--apply")])
def test_a_wrong_file_is_told_by_whatever_reads_it(
    words: tuple[str, ...], tell: Any, home: Home
) -> None:
    home.thresholds.write_text("inside = 2\n")
    told = f"wirecopy: {home.thresholds}: inside is a share, a number from 0 to 1; mend or remove"
    for command in (("rethreshold", *words), ("build",)):
        done = tell(*command)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
        assert done.err.startswith(told)
    assert home.thresholds.read_text() == "inside = 2\n"


def test_while_a_build_is_running_there_are_previews_and_nothing_is_applied(
    tell: Any, home: Home
) -> None:
    with only_builder(home):
        assert tell("rethreshold", *MOVES).code == 0
        done = tell("rethreshold", *MOVES, "--apply")
    assert (done.code, done.out) == (1, "")
    assert "another build is running" in done.err
    assert not home.thresholds.exists()


def test_without_a_snapshot_there_is_a_list_and_no_preview(run: Any, tmp_path: Path) -> None:
    assert not any(row["built"] for row in run(tmp_path / "none", "rethreshold", "--json").rows)
    done = run(tmp_path / "none", "rethreshold", *MOVES)
    assert (done.code, done.out) == (1, "")
    assert "no snapshot yet" in done.err
    assert not (tmp_path / "none").exists()


def test_without_room_for_a_copy_there_is_no_preview(
    tell: Any, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(home)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(9, 9, 1 << 20))
    done = tell("rethreshold", *MOVES)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert f"for which {home.path} has no room" in done.err
    assert "1 free; make room" in done.err
    assert files(home) == before


def test_hostile_headlines_are_harmless(capsys: pytest.CaptureFixture[str]) -> None:
    print_moved(
        Moved(
            (VerdictCount("excerpt", 0, 1), VerdictCount("write_thru", 1, 0)),
            (
                Turned(
                    "write_thru", "excerpt", 1, HOSTILE, HOSTILE, HOSTILE, HOSTILE, None, HOSTILE
                ),
            ),
            MovedStories(1, 2, 0, 1, 0, 0, 1),
            (MovedArticles("split", 1, HOSTILE, HOSTILE, HOSTILE, "1", HOSTILE, "2", None),),
        )
    )
    shown = capsys.readouterr().out
    assert "Evil red" in shown
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)
