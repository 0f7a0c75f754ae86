from __future__ import annotations

import pytest

from etl.evaluate import found_of
from etl.gold import Gold, GoldText
from tools import bench_stories


def test_planted_articles_are_built_scored_and_printed(capsys: pytest.CaptureFixture[str]) -> None:
    bench_stories.planted_world(150, seed=1)
    printed = capsys.readouterr().out
    assert printed.startswith("150 planted articles (seed 1)")
    assert "pairs: precision " in printed
    rows = {line.split()[0]: line.split() for line in printed.splitlines() if line}
    assert int(rows["single"][1]) > 30
    assert float(rows["verbatim"][3]) == 1.0


def test_a_roundup_that_joins_articles_of_two_clusters_is_counted() -> None:
    kinds = {"a": "article", "b": "article", "r": "roundup", "s": "roundup"}
    gold = Gold("x", {name: GoldText(name, "", name, kind, {}) for name, kind in kinds.items()}, {})
    joined = found_of(gold, {"a": 1, "b": 1, "r": 1, "s": 2})
    apart = found_of(gold, {"a": 1, "b": 2, "r": 1, "s": 1})
    assert bench_stories.joined_by_roundups(gold, joined) == 1
    assert bench_stories.joined_by_roundups(gold, apart) == 0
