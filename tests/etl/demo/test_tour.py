from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from crawler.home import Home
from etl.demo.truth import world_truth
from warehouse.query import Snapshot

if TYPE_CHECKING:
    from pathlib import Path

    from etl.demo.truth import ExpectedArticle

RUN = "from etl.cli import main; main()"


def wirecopy(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        cwd=cwd, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Home]:
    folder = tmp_path_factory.mktemp("tour")
    done = wirecopy("demo", cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout, Home(folder / "wirecopy-demo")


@pytest.fixture(scope="module")
def found(demo: tuple[str, Home]) -> dict[tuple[str, str], dict[str, object]]:
    """Every article that came out, by outlet and path."""
    with Snapshot.open(demo[1].current) as snapshot:
        rows = snapshot.sql("select * from articles").records()
    return {(row["outlet"], "/" + row["url"].split("/", 3)[3]): row for row in rows}


def by(articles: list[ExpectedArticle], name: str) -> set[frozenset[tuple[str, str]]]:
    groups: dict[object, set[tuple[str, str]]] = defaultdict(set)
    for article in articles:
        groups[getattr(article, name)].add(article.key)
    return {frozenset(group) for group in groups.values()}


def test_tells_every_step_and_what_to_type_next(demo: tuple[str, Home]) -> None:
    told = demo[0]
    headings = ["1. An invented world", "2. Crawl", "3. Build", "4. The stories", "5. Who ran",
                "6. What one outlet did", "7. Where one answer", "8. Three questions",
                "9. What next"]  # fmt: skip
    places = [told.index(heading) for heading in headings]
    assert places == sorted(places)
    assert "wirecopy --home wirecopy-demo shell" in told
    assert "[-1,240-]{+12,400+}" in told


def test_shows_that_forbidden_pages_were_linked_and_not_requested(demo: tuple[str, Home]) -> None:
    assert demo[0].count("linked, not requested") == 3
    assert "REQUESTED" not in demo[0]


def test_names_the_file_and_offset_of_one_capture(demo: tuple[str, Home]) -> None:
    assert ".warc.gz" in demo[0].partition("7. Where")[2]


def test_every_article_of_the_world_comes_out(found: dict[tuple[str, str], object]) -> None:
    assert found.keys() == {article.key for article in world_truth()}


def test_the_stories_are_those_of_the_world(
    found: dict[tuple[str, str], dict[str, object]],
) -> None:
    stories = defaultdict(set)
    for key, row in found.items():
        stories[row["story_id"]].add(key)
    assert {frozenset(story) for story in stories.values()} == by(world_truth(), "story")


def test_times_of_publication_are_those_of_the_world(
    found: dict[tuple[str, str], dict[str, object]],
) -> None:
    for article in world_truth():
        assert found[article.key]["published_at"] == article.published, article.key


def test_agencies_credits_and_roles_of_agency_copy_are_those_of_the_world(
    found: dict[tuple[str, str], dict[str, object]], demo: tuple[str, Home]
) -> None:
    with Snapshot.open(demo[1].current) as snapshot:
        rows = snapshot.sql("select article_id, role from story_copies where role <> 'roundup' "
                            "and role <> 'excerpt'").records()  # fmt: skip
    roles = {row["article_id"]: row["role"] for row in rows}
    assert len(rows) == len(found)
    for article in world_truth():
        row = found[article.key]
        if article.relation == "full":
            assert row["agency"] == article.agency, article.key
            assert row["credited"] == article.credited, article.key
            assert roles[row["article_id"]] == article.role, article.key
        elif article.relation == "none":
            assert row["agency"] is None, article.key
            assert roles[row["article_id"]] == "original", article.key


def test_a_folder_of_somebody_else_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes").write_text("x")
    done = wirecopy("demo", "--home", "mine", cwd=tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert (tmp_path / "mine" / "notes").exists()
