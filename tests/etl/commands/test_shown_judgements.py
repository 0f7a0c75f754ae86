"""What people judged is shown beside the articles and stories that it binds."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from crawler.home import Home
from etl.judgement import Judgement, Withdrawal
from etl.judgement_file import record
from etl.pipeline import build

if TYPE_CHECKING:
    from collections.abc import Callable

URLS = {
    "s1o0": "https://outlet0.example/news/1",
    "lone": "https://outlet3.example/lone",
    "briefs": "https://outlet1.example/briefs",
    "s2o0": "https://outlet0.example/news/2",
    "later": "https://outlet9.example/later",
}


@pytest.fixture(scope="module")
def home(built_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home in which a story, a lone article and a round-up were judged to be one story."""
    home = Home(tmp_path_factory.mktemp("judged") / "home")
    shutil.copytree(built_home.path, home.path, symlinks=True)

    def judge(what: Any, one: str, other: str, note: str | None = None) -> Judgement:
        return record(
            home, lambda _, when: Judgement.of(what, URLS[one], URLS[other], when, "ada", note)
        )

    judge("different", "lone", "briefs")
    judge("same", "s1o0", "lone", "by \x1b[31mphone")
    judge("same", "briefs", "s1o0")
    slip = judge("same", "s1o0", "s2o0")
    record(home, lambda _, when: Withdrawal(slip.judgement_id, when, "bob", "a slip"))
    judge("different", "s2o0", "later")
    build(home, workers=1)
    return home


@pytest.fixture
def tell(run: Callable[..., Any], home: Home) -> Callable[..., Any]:
    return lambda *words: run(home, *words)


def said(rows: list[dict[str, Any]]) -> list[tuple[str, str, bool]]:
    return [(row["what"], row["state"], row["names_it"]) for row in rows]


def test_a_story_has_the_judgements_that_name_its_articles_and_those_that_bind_them(
    tell: Any,
) -> None:
    (story,) = tell("story", "s2o1", "--json").rows
    assert said(story["judgements"]) == [
        ("same", "withdrawn", True),
        ("different", "stands", True),
    ]
    waiting = story["judgements"][1]
    assert (waiting["is_waiting"], waiting["judged_by"]) == (True, "ada")
    (story,) = tell("story", "s1o2", "--json").rows
    assert ("same", "withdrawn", True) in said(story["judgements"])
    assert said(story["judgements"]).count(("same", "stands", True)) == 2
    assert ("different", "overruled", True) in said(story["judgements"])


def test_the_chain_of_an_article_has_what_was_judged_of_it_and_of_which_other(tell: Any) -> None:
    (chain,) = tell("provenance", "lone", "--json").rows
    assert said(chain["judgements"]) == [
        ("different", "overruled", True),
        ("same", "stands", True),
        ("same", "stands", False),
    ]
    (overruled, first, bound) = chain["judgements"]
    ids = {
        name: tell("provenance", name, "--json").rows[0]["article_id"]
        for name in URLS
        if name != "later"
    }
    assert (first["other_article_id"], first["note"]) == (ids["s1o0"], "by \x1b[31mphone")
    assert overruled["other_article_id"] == ids["briefs"]
    assert len(overruled["contradicted_by"]) == 2
    assert bound["other_article_id"] is None
    assert {bound["article_a"], bound["article_b"]} == {ids["briefs"], ids["s1o0"]}


def test_people_see_who_judged_what_of_which_other_article_and_why(tell: Any) -> None:
    shown = tell("provenance", "lone").out
    part = shown.partition("as people judged")[2].partition("supplied by")[0]
    for line in ("outlet0: Headline 1 as told 0", "by phone", "contradicted by ", " ada"):
        assert line in part
    assert "Evil" in shown
    assert "Evil" not in part
    assert "\x1b" not in shown
    story = tell("story", "s2o0").out.partition("Judged by people:")[2]
    assert "withdrawn by bob: a slip" in story
    assert "not in the warehouse, so the judgement waits for it:" in story
    assert URLS["later"] in story


def test_where_nothing_was_judged_nothing_is_said_of_it(ask: Any, tell: Any) -> None:
    assert tell("provenance", "s2o1", "--json").rows[0]["judgements"] == []
    assert "judged" not in tell("provenance", "s2o1").out.partition("was captured")[0]
    assert ask("story", "s2o1", "--json").rows[0]["judgements"] == []
    assert "Judged" not in ask("story", "s2o1").out
