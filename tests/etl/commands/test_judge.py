from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from crawler.home import Home
from etl.judgement_file import journal_of
from etl.pipeline import build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def home(built_home: Home, tmp_path: Path) -> Home:
    """A home of the test's own, for judgements are written into it."""
    shutil.copytree(built_home.path, tmp_path / "home", symlinks=True)
    return Home(tmp_path / "home")


@pytest.fixture
def tell(run: Callable[..., Any], home: Home) -> Callable[..., Any]:
    return lambda *words: run(home, *words)


def members(tell: Any, name: str) -> list[str]:
    rows = tell("copies", name, "--json").rows
    return [row["external_id"] for row in rows if row["role"] not in {"excerpt", "roundup"}]


def test_a_judgement_counts_from_the_next_build_on_and_until_it_is_withdrawn(
    tell: Any, home: Home
) -> None:
    before = members(tell, "s1o0")
    said = tell("judge", "s1o0", "lone", "same", "--note", "by phone", "--by", "ada", "--json")
    assert said.code == 0
    assert members(tell, "s1o0") == before
    build(home, workers=1)
    assert sorted(members(tell, "s1o0")) == sorted([*before, "lone"])
    assert tell("judge", "--withdraw", said.rows["judgement_id"]).code == 0
    build(home, workers=1)
    assert members(tell, "s1o0") == before


def test_a_program_gets_what_was_said(tell: Any, home: Home) -> None:
    urls = ["https://outlet0.example/news/1", "https://outlet3.example/lone"]
    words = (f"{urls[0]}/?utm_source=x", urls[1], "different", "--note", "a\x1b[31mb\nc")
    said = tell("judge", *words, "--json").rows
    assert {said["url_key_a"], said["url_key_b"]} == set(urls)
    assert (said["what"], said["note"], said["by"], said["overrules"]) == (
        "different",
        "ab c",
        None,
        [],
    )
    assert said["judgement_id"].isdecimal()
    assert json.loads(home.judgements.read_bytes()).items() <= said.items()


@pytest.mark.parametrize(
    ("one", "other", "what", "follows"),
    [
        ("s1o0", "s1o1", "same", "They are in one story and will stay together."),
        ("s1o0", "s1o1", "different", "They are in one story now, which the next build will part."),
        (
            "s1o0",
            "s2o1",
            "same",
            "They are in two stories of 4 and 4 article(s) now, which will be",
        ),
        ("s1o0", "s2o1", "different", "They are in two stories and will stay apart."),
    ],
)
def test_people_are_told_what_follows(
    one: str, other: str, what: str, follows: str, tell: Any
) -> None:
    done = tell("judge", one, other, what)
    assert follows in done.out
    assert "Run `wirecopy build` to apply it." in done.out
    assert "To take it back: wirecopy judge --withdraw " in done.out


def test_hostile_headlines_are_harmless(tell: Any) -> None:
    done = tell("judge", "s1o0", "lone", "different")
    assert "Evil" in done.out
    assert "\x1b" not in done.out + tell("judgements").out


def test_story_ids_stand_for_their_canonical_articles(tell: Any) -> None:
    ids = {row["story_id"] for row in tell("copies", "s1o0", "--json").rows}
    ids |= {row["story_id"] for row in tell("copies", "s2o0", "--json").rows}
    assert len(ids) == 2
    assert tell("judge", *ids, "same").code == 0


def test_it_is_told_which_judgements_are_overruled_and_which_stand_again(tell: Any) -> None:
    first = tell("judge", "s1o0", "lone", "same", "--json").rows["judgement_id"]
    shown = tell("judge", "s1o0", "lone", "different")
    assert f"It overrules judgement {first}, same: https://" in shown.out
    (old, new) = tell("judgements", "--json").rows
    assert (old["state"], old["contradicted_by"]) == ("overruled", [new["judgement_id"]])
    back = tell("judge", "--withdraw", new["judgement_id"], "--note", "a slip")
    assert f"Withdrawn: judgement {new['judgement_id']}, different" in back.out
    assert f"It stands again: judgement {first}, same" in back.out
    (old, new) = tell("judgements", "--json").rows
    assert (old["state"], new["state"], new["withdrawal"]["note"]) == (
        "stands",
        "withdrawn",
        "a slip",
    )


def test_a_program_is_told_what_is_overruled_and_restored(tell: Any) -> None:
    first = tell("judge", "s1o0", "lone", "same", "--json").rows["judgement_id"]
    second = tell("judge", "lone", "s1o0", "different", "--json").rows
    assert second["overrules"] == [first]
    back = tell("judge", "--withdraw", second["judgement_id"], "--json").rows
    assert (back["withdraws"], back["restores"]) == (second["judgement_id"], [first])


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ((), 2, "give two articles and `same` or `different`"),
        (("s1o0", "lone"), 2, "give two articles and `same` or `different`"),
        (("s1o0", "lone", "alike"), 2, "is not one of"),
        (("s1o0", "nobody", "same"), 1, "nothing in the snapshot is called nobody"),
        (("s1o0", "https://outlet0.example/news/1", "same"), 2, "both are one article: https://"),
        (("s1o0", "lone", "same", "--note", " "), 2, "--note takes 1 to 2,000 characters"),
        (("s1o0", "lone", "same", "--by", "x" * 2001), 2, "--by takes 1 to 2,000 characters"),
        (("--withdraw", "lone"), 2, "lone is no id"),
        (("--withdraw", "7"), 1, "there is no judgement 7 in "),
        (("--withdraw", "7", "s1o0"), 2, "takes the id of a judgement and no articles"),
    ],
)
def test_what_cannot_be_judged_is_told_in_one_line_and_nothing_is_written(
    words: tuple[str, ...], code: int, says: str, tell: Any, home: Home
) -> None:
    done = tell("judge", *words)
    assert (done.code, done.out) == (code, "")
    assert says in done.err
    assert done.err.count("\n") == 1
    journal = journal_of(home)
    assert journal.judgements == ()
    assert journal.withdrawals == ()


def test_the_same_is_judged_once_and_withdrawn_once(tell: Any, home: Home) -> None:
    said = tell("judge", "s1o0", "lone", "same", "--json").rows["judgement_id"]
    again = tell("judge", "lone", "s1o0", "same")
    assert (again.code, again.out) == (1, "")
    assert "already judged same on 20" in again.err
    assert f"judgement {said}: nothing was written" in again.err
    assert tell("judge", "--withdraw", said).code == 0
    again = tell("judge", "--withdraw", said)
    assert (again.code, again.err) == (1, f"wirecopy: judgement {said} is withdrawn already\n")
    assert tell("judge", "lone", "s1o0", "same").code == 0
    assert len(journal_of(home).judgements) == 2


def test_without_a_snapshot_nothing_can_be_judged(run: Any, tmp_path: Path) -> None:
    done = run(tmp_path / "none", "judge", "a", "b", "same")
    assert (done.code, done.out) == (1, "")
    assert "no snapshot yet" in done.err
    assert not (tmp_path / "none").exists()


def test_the_list_says_what_the_snapshot_knows(tell: Any, home: Home) -> None:
    assert tell("judgements").out.startswith("Nothing was judged yet")
    assert tell("judgements", "--json").rows == []
    tell("judge", "s1o0", "lone", "same", "--note", "by phone", "--by", "ada")
    (row,) = tell("judgements", "--json").rows
    assert (row["state"], row["built"]) == ("stands", False)
    build(home, workers=1)
    (row,) = tell("judgements", "--json").rows
    assert (row["state"], row["built"]) == ("stands", True)
    shown = tell("judgements").out
    assert "by phone" in shown
    assert "ada" in shown


def test_a_home_without_a_snapshot_lists_its_judgements(tell: Any, home: Home) -> None:
    tell("judge", "s1o0", "lone", "same")
    home.current.unlink()
    (row,) = tell("judgements", "--json").rows
    assert row["built"] is False


def test_a_bad_line_is_told_by_every_command_that_reads_the_file(tell: Any, home: Home) -> None:
    home.judgements.write_bytes(b'{"what": "same"\x1b[31m\n')
    told = f"wirecopy: {home.judgements}, line 1: it is no JSON; passed over\n"
    assert tell("judgements").err == told
    assert tell("judge", "s1o0", "lone", "same").err == told
    done = tell("build", "--workers", "1")
    assert (done.code, done.err) == (0, told)
    assert "Judgements: 1 (stands 1)" in done.out
    assert json.loads(tell("build", "--json").out)["passed_over"] == [
        told.removeprefix("wirecopy: ").rstrip()
    ]
