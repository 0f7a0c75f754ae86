"""The same bytes give the same record, whichever worker reads them, after whatever else."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from etl.article import Article
from etl.capture import Capture, Rejection, digest
from etl.commands.extract import record_of
from etl.demo.world import pages as demo_pages
from etl.pool import ExtractionPool

from .hostile import pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHARED = Path(__file__).parents[3] / "shared" / "data"
WORKERS = 3
TIMES = 20
CHUNK = 4


def capture(number: int, url: str, payload: bytes) -> Capture:
    return Capture(number, 0, None, url, "html", payload, digest(payload))


def orders(captures: Sequence[Capture]) -> Iterator[list[Capture | Rejection | None]]:
    """The captures in chunks, TIMES over, each time in another order."""
    for seed in range(TIMES):
        shuffled = random.Random(seed).sample(captures, len(captures))
        for start in range(0, len(shuffled), CHUNK):
            yield list(shuffled[start : start + CHUNK])


def said(result: Article | Rejection | None) -> str:
    assert result is not None
    if isinstance(result, Rejection):
        return json.dumps([result.reason, result.detail])
    return json.dumps(record_of(result))


def records(captures: Sequence[Capture]) -> dict[int, list[str]]:
    """Every record of every capture, in the order in which they were made."""
    found: dict[int, list[str]] = {}
    chunks = list(orders(captures))
    with ExtractionPool(WORKERS, []) as pool:
        for chunk, results in zip(chunks, pool.results(chunks), strict=True):
            for item, result in zip(chunk, results, strict=True):
                assert isinstance(item, Capture)
                found.setdefault(item.file_id, []).append(said(result))
    return found


def assert_same(captures: Sequence[Capture]) -> None:
    found = records(captures)
    assert {len(made) for made in found.values()} == {TIMES}
    assert {number for number, made in found.items() if len(set(made)) > 1} == set()


def test_three_workers_make_the_same_records_of_invented_pages_in_any_order() -> None:
    shown = [page for page in demo_pages() if page.kind in {"article", "front", "missing"}]
    captures = [capture(number, page.url, page.body) for number, page in enumerate(shown)]
    assert len(captures) > 50
    assert_same(captures)


def test_three_workers_make_the_same_records_of_hostile_pages_in_any_order() -> None:
    makers = [pages.misnested_formatting, pages.nested_quotes, pages.mojibake, pages.zalgo]
    makers += [pages.wide_jsonld, pages.many_authors, pages.xhtml_that_lies, pages.random_bytes]
    assert_same(
        [capture(number, "https://a.example/", make()) for number, make in enumerate(makers)]
    )


@pytest.mark.shared
def test_three_workers_make_the_same_records_of_real_pages_in_any_order() -> None:
    rows = [
        json.loads(line) for line in (SHARED / "html/index.jsonl").read_text("utf-8").splitlines()
    ]
    assert_same(
        [
            capture(number, row["url"], gzip.decompress((SHARED / row["file"]).read_bytes()))
            for number, row in enumerate(rows[::12])
        ]
    )
