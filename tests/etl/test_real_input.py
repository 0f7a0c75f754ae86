"""The main job on real pages and labelled texts, where they lie beside the checkout."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest

from etl.evaluate import evaluate
from etl.ingest import ingest
from etl.pipeline import build

from .conftest import write_rows

if TYPE_CHECKING:
    from crawler.home import Home

SHARED = Path(__file__).parents[3] / "shared" / "data"

pytestmark = pytest.mark.shared


def test_real_pages_and_a_real_warc_all_become_articles_or_rejections(
    home: Home, tmp_path: Path
) -> None:
    with (SHARED / "html" / "index.jsonl").open(encoding="utf-8") as lines:
        index = [json.loads(line) for line in lines]
    rows = [
        {"id": row["file"], "url": row["url"], "html_file": str(SHARED / row["file"])}
        for row in index
    ]
    ingest(home, [write_rows(tmp_path / "pages.jsonl", rows), SHARED / "warc"], in_place=True)
    done = build(home, workers=2)
    assert done.captures == done.articles + done.rejections
    with duckdb.connect(str(home.current), read_only=True) as connection:
        ((seen,),) = connection.execute(
            "select count(distinct external_id) from captures"
        ).fetchall()
        agencies = connection.execute(
            "select agency from articles where url like '%americans-could-feel%'"
        ).fetchall()
    assert seen == len(index)
    assert agencies == [("AP",)]


def test_stories_of_real_reprints_are_found(tmp_path: Path) -> None:
    score = evaluate(SHARED / "neardup" / "ap_reprints_2018.jsonl", tmp_path)
    assert score.f1 >= 0.95
    assert score.ari >= 0.85


def test_independent_reports_of_one_event_are_not_merged(tmp_path: Path) -> None:
    score = evaluate(SHARED / "neardup" / "basil_hard_negatives.jsonl", tmp_path)
    assert score.merged == 0
