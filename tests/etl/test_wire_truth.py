"""What a reader found in real pages, against what the rules find."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, date
from pathlib import Path
from typing import Any

import pytest

from etl.article import Article
from etl.capture import Capture, PayloadKind, digest
from etl.extract import extract

SHARED = Path(__file__).parents[3] / "shared" / "data"
PAGES_RIGHT = 25

pytestmark = pytest.mark.shared


def article(payload: bytes, kind: PayloadKind, url: str) -> Article:
    found = extract(Capture(1, 0, None, url, kind, payload, digest(payload)), None)
    assert isinstance(found, Article)
    return found


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SHARED / name).read_text("utf-8").splitlines()]


def test_relation_and_agency_agree_with_a_reader_on_real_pages() -> None:
    urls = {row["file"]: row.get("url") for row in rows("html/index.jsonl")}
    wrong = []
    truth = rows("html/wire_truth.jsonl")
    for row in truth:
        url = urls[row["file"]] or "https://post.example/story"
        found = article(gzip.decompress((SHARED / row["file"]).read_bytes()), "html", url).verdict
        relation = "contributed" if row["relation"] == "contrib" else row["relation"]
        if (found.relation, found.agency) != (relation, row["agency"]):
            wrong.append((row["file"], found))
    assert len(truth) - len(wrong) >= PAGES_RIGHT, wrong


def test_the_seed_is_read_as_its_reader_did() -> None:
    (path,) = (SHARED / "seed").glob("*.txt")
    found = article(path.read_bytes(), "text", "https://post.example/story")
    own = path.read_text("utf-8").strip().splitlines()
    assert found.headline == own[0]
    assert found.byline.printed is None
    assert found.byline.authors == ()
    assert found.published is not None
    assert found.published.instant is not None
    assert found.published.instant.astimezone(UTC).date() == date(2017, 9, 12)
    assert found.dateline is not None
    assert found.dateline.place == "Hemeimeem Air Base"
    assert found.dateline.country == "Syria"
    assert (found.verdict.relation, found.verdict.agency) == ("full", "AP")
    assert [each.rule for each in found.credits] == ["tagline_mark"]
    assert "Representational" not in found.body
    broken = next(line for line in own if line[:1].islower())
    assert f" {broken}" in found.body
