from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from crawler.home import Home
from etl.evaluate import evaluate
from etl.evaluate_agency import AgencyScore, score_agency
from etl.gold import read_lines
from warehouse.query import Snapshot

from .conftest import BAKERY, FERRY, paragraphs, write_rows

SHARED = Path(__file__).parents[3] / "shared" / "data"
UNMARKED = FERRY.replace("(AP) — ", "— ")
LEAST_SHARE = 0.99


def scored(gold: Path, work: Path) -> AgencyScore:
    evaluate(gold, work, workers=1)
    with Snapshot.open(Home(work / "home").current) as snapshot:
        return score_agency(read_lines(gold), snapshot, "AP")


def test_articles_of_an_agencys_stories_and_strangers_are_counted_apart(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"id": "marked", "text": FERRY, "cluster": "ferry"},
        {"id": "cut", "text": paragraphs(FERRY, 0, 1, 2, 3), "cluster": "ferry"},
        {"id": "silent", "text": UNMARKED, "cluster": "ferry"},
        {"id": "missed", "text": BAKERY, "cluster": "ferry"},
        {"id": "stranger", "text": BAKERY.replace("1961", "1962")},
    ]
    found = scored(write_rows(tmp_path / "gold.jsonl", rows), tmp_path / "work")
    assert found == AgencyScore(
        members=4,
        members_found=3,
        unmarked=2,
        unmarked_found=1,
        strangers=1,
        strangers_wrong=0,
    )


@pytest.mark.shared
def test_real_reprints_are_the_agencys_with_and_without_its_mark(tmp_path: Path) -> None:
    found = scored(SHARED / "neardup" / "ap_reprints_2018.jsonl", tmp_path)
    assert found.members_found >= LEAST_SHARE * found.members
    assert found.unmarked_found >= LEAST_SHARE * found.unmarked > 0
    assert found.strangers_wrong == 0
