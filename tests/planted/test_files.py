from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq

from crawler.home import Home
from etl.ingest import ingest
from etl.pipeline import build
from tools.planted import planted
from tools.planted.files import write_jsonl, write_parquet
from warehouse.query import Snapshot

ROOT = Path(__file__).parents[2]


def test_both_formats_hold_the_same_rows_and_no_label(tmp_path: Path) -> None:
    lines, table = tmp_path / "a.jsonl", tmp_path / "a.parquet"
    assert write_jsonl(planted(50), lines) == write_parquet(planted(50), table) == 50
    rows = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
    assert rows == pq.read_table(table).to_pylist()
    assert not {"story", "cluster", "copy", "kind", "version", "links"} & rows[0].keys()


def test_every_row_becomes_an_article_at_its_time(tmp_path: Path) -> None:
    write_parquet(planted(150), tmp_path / "a.parquet")
    home = Home(tmp_path / "home")
    ingest(home, [tmp_path / "a.parquet"])
    build(home, workers=1)
    with Snapshot.open(home.current) as snapshot:
        rows = snapshot.sql("select external_id, outlet, published_at, url from articles").rows
        assert snapshot.sql("select count(*) from rejections").rows == [(0,)]
    found = {row[0]: row[1:] for row in rows}
    assert len(found) == 150
    for each in planted(150):
        assert found[each.id] == (each.outlet, each.published, each.url)


def test_the_command_writes_articles_and_labels(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "tools.planted", "30", str(tmp_path), "--seed", "3"],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    rows, labels = (
        [json.loads(line) for line in (tmp_path / name).read_text("utf-8").splitlines()]
        for name in ("articles.jsonl", "labels.jsonl")
    )
    assert [row["id"] for row in rows] == [label["id"] for label in labels]
    assert [label["cluster"] for label in labels] == [each.story for each in planted(30, 3)]
