from __future__ import annotations

from typing import Any

import pytest

from etl.article import Article
from etl.capture import Capture, Rejection, digest
from etl.pool import ExtractionPool

from .hostile import pages

GOOD = pages.page().encode()


def capture(payload: bytes) -> Capture:
    return Capture(1, 0, None, "https://post.example/a", "html", payload, digest(payload))


def results(pool: ExtractionPool, *chunks: list[bytes]) -> list[list[Any]]:
    items = ([capture(payload) for payload in chunk] for chunk in chunks)
    return list(pool.results(items))  # type: ignore[arg-type]


def reason(result: Article | Rejection | None) -> str:
    assert isinstance(result, Rejection)
    return result.reason


def test_a_page_that_takes_too_long_is_rejected_and_its_chunk_is_done() -> None:
    with ExtractionPool(2, [], page_seconds=0.3) as pool:
        (before, slow, after), (other,) = results(pool, [GOOD, pages.many_breaks(), GOOD], [GOOD])
    assert reason(slow) == "timeout"
    assert all(isinstance(each, Article) for each in (before, after, other))


@pytest.mark.parametrize("make", [pages.many_links, pages.only_tags, pages.many_breaks])
def test_a_page_that_needs_too_much_memory_is_rejected_and_its_chunk_is_done(make: Any) -> None:
    with ExtractionPool(1, [], worker_bytes=100 << 20) as pool:
        ((before, large, after),) = results(pool, [GOOD, make(), GOOD])
    assert reason(large) == "out_of_memory"
    assert isinstance(before, Article)
    assert isinstance(after, Article)


def test_what_is_no_capture_is_handed_through_in_its_place() -> None:
    rejection = Rejection(1, 0, "read", "torn_record", "cut off", None, None)
    with ExtractionPool(1, []) as pool:
        ((first, second, third),) = pool.results([[rejection, capture(GOOD), None]])
    assert (first, third) == (rejection, None)
    assert isinstance(second, Article)
