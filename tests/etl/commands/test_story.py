from __future__ import annotations

from typing import Any

import pytest


def test_a_story_has_members_reasons_and_pairs(ask: Any) -> None:
    (story,) = ask("story", "s2o1", "--json").rows
    assert (story["articles"], story["outlets"], story["agency"]) == (4, 4, "AP")
    assert [row["external_id"] for row in story["members"]] == [
        "s2o0",
        "s2o1",
        "s2o2",
        "s2o3",
        "briefs",
    ]
    assert story["canonical_choice"][0]["rank"] == 1
    assert story["canonical_choice"][0]["reasons"]
    assert len(story["verified_pairs"]) == 6
    assert sum(row["copies"] + row["cuts"] for row in story["versions"]) == 4
    assert [row["place"] for row in story["versions"]] == list(range(1, len(story["versions"]) + 1))
    assert story["past"] == []
    assert story["first_at"] == "2024-03-02T08:00:00Z"


def test_a_story_is_found_by_an_id_it_had_before_it_grew(ask: Any) -> None:
    (story,) = ask("story", "s2o1", "--json").rows
    query = "select story_id, story_key from story_member where is_home"
    keys = [
        row["story_key"]
        for row in ask("sql", query, "--json").rows
        if row["story_id"] == story["story_id"]
    ]
    assert len(keys) == 4
    for key in keys:
        assert ask("story", key, "--json").rows == [story]


@pytest.mark.parametrize("part", ["Members", "Canonical because", "6 verified pairs", "agency  AP"])
def test_people_see_the_whole_story(part: str, ask: Any) -> None:
    done = ask("story", "s2o1")
    assert done.code == 0
    assert part in done.out
