from __future__ import annotations

from typing import Any

import pytest

from tools.planted import Planted
from tools.planted.score import score_planted


def label(name: str, story: str, kind: str, *links: str) -> dict[str, Any]:
    return {"id": name, "cluster": story, "copy": kind, "version": 1, "links": list(links)}


LABELS = [
    label("a1", "a", "verbatim"),
    label("a2", "a", "cut_25"),
    label("a3", "a", "cut_25"),
    label("b1", "b", "verbatim"),
    label("b2", "b", "cut_25"),
    label("r", "r", "roundup", "a", "b"),
    label("s", "s", "single"),
]


def test_the_right_stories_score_one(three_days: list[Planted]) -> None:
    labels = [each.label() for each in three_days]
    homes = {each.id: each.story for each in three_days}
    links = {(each.id, link) for each in three_days for link in each.links}
    found = score_planted(labels, homes, links)
    assert found.agreement.ari == found.agreement.precision == 1.0
    assert all(kind.recall == 1.0 and kind.strangers == 0 for kind in found.kinds.values())
    assert all(each.found == each.labelled for each in found.links.values())
    assert not any(each.joined for each in found.links.values())


def test_recall_is_a_mean_over_stories_not_over_copies() -> None:
    homes = {"a1": 1, "a2": 1, "a3": 9, "b1": 2, "b2": 2}
    cuts = score_planted(LABELS, homes).kinds["cut_25"]
    assert (cuts.articles, cuts.found, cuts.stories) == (3, 2, 2)
    assert cuts.recall == pytest.approx((1 / 2 + 1) / 2)


def test_a_story_that_falls_in_two_is_where_its_first_article_is() -> None:
    kinds = score_planted(LABELS, {"a1": 1, "a2": 1, "a3": 1, "b1": 2, "b2": 3}).kinds
    assert (kinds["verbatim"].recall, kinds["cut_25"].recall) == (1.0, 0.5)


def test_an_article_without_a_story_stands_alone() -> None:
    found = score_planted(LABELS, {})
    assert found.agreement.found_pairs == 0
    assert found.kinds["single"].strangers == 0


def test_strangers_in_one_home_are_counted_by_kind() -> None:
    kinds = score_planted(LABELS, {"a1": 1, "a2": 1, "a3": 1, "s": 1}).kinds
    assert (kinds["single"].strangers, kinds["cut_25"].strangers) == (1, 2)
    assert kinds["verbatim"].strangers == 1


def test_a_link_is_found_in_any_part_of_its_story_and_lost_when_it_joins() -> None:
    homes = {"a1": 1, "a2": 1, "a3": 4, "b1": 2, "b2": 2, "r": 2}
    links = score_planted(LABELS, homes, {("r", 4)}).links["roundup"]
    assert (links.labelled, links.found, links.joined) == (2, 1, 1)


def test_a_million_articles_are_scored_without_listing_their_pairs() -> None:
    count = 100_000  # a tenth, which is enough to make a square of it too slow
    labels = [label(str(n), str(n // 500), "verbatim") for n in range(count)]
    found = score_planted(labels, {str(n): n // 1000 for n in range(count)})
    assert found.agreement.precision == pytest.approx(0.5, abs=0.001)
    assert found.kinds["verbatim"].strangers == count
