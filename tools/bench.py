"""`make bench`: how right and how fast, in one run; ratios matter, not absolute times.

Quality is scored on the labelled sets beside the checkout where they are; speed is measured on
their pages, else on the pages of the demo's world.
"""

from __future__ import annotations

import gzip
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trafilatura import bare_extraction

from crawler.home import Home
from etl.capture import Capture, Rejection
from etl.demo.world import pages
from etl.evaluate import evaluate
from etl.evaluate_agency import score_agency
from etl.extract import extract
from etl.gold import read_lines
from warehouse.query import Snapshot

if TYPE_CHECKING:
    from collections.abc import Callable

SHARED = Path(__file__).parents[2] / "shared" / "data"
GOLD = ("ap_reprints_2018", "fnc1_web_news", "reuters21578", "basil_hard_negatives")
RUNS = 5


def main() -> int:
    """Print the tables."""
    if SHARED.is_dir():
        stories()
        attribution()
    else:
        print("no labelled sets beside the checkout: quality is not scored\n")
    extraction()
    return 0


def stories() -> None:
    """Quality of the stories, and texts a second from file to published snapshot."""
    print("stories                 texts   prec.  recall      F1     ARI  wrong  texts/s")
    for name in GOLD:
        with tempfile.TemporaryDirectory() as work:
            start = time.perf_counter()
            score = evaluate(SHARED / "neardup" / f"{name}.jsonl", Path(work))
            seconds = time.perf_counter() - start
        print(
            f"{name:22}{score.texts:7}{score.precision:8.3f}{score.recall:8.3f}{score.f1:8.3f}"
            f"{score.ari:8.3f}{score.merged:7}{score.texts / seconds:9.0f}"
        )
    print()


def attribution() -> None:
    """Which articles of stories of the AP are told to be the AP's, and which others are."""
    gold = SHARED / "neardup" / f"{GOLD[0]}.jsonl"
    with tempfile.TemporaryDirectory() as work:
        evaluate(gold, Path(work))
        with Snapshot.open(Home(Path(work, "home")).current) as snapshot:
            score = score_agency(read_lines(gold), snapshot, "AP")
    print(f"attributed to the AP in {GOLD[0]}")
    for what, found, texts in (
        ("articles of its stories, two or more (AP) datelines", score.members_found, score.members),
        ("those of them without any mark of it", score.unmarked_found, score.unmarked),
        ("articles of stories without any mark of it", score.strangers_wrong, score.strangers),
    ):
        print(f"  {what:52}{found:5} of {texts:4}{found / max(texts, 1):7.3f}")
    print()


def extraction() -> None:
    """Pages a CPU-second of ours beside trafilatura's own, median of five alternating runs."""
    sample = sample_pages()
    ours, theirs = [], []
    for _ in range(RUNS):
        ours.append(cpu_seconds(lambda: [extract(capture, None) for capture in sample]))
        theirs.append(cpu_seconds(lambda: [trafilatura_record(capture) for capture in sample]))
    ratio = statistics.median(b / a for a, b in zip(ours, theirs, strict=True))
    rejected = sum(isinstance(extract(capture, None), Rejection) for capture in sample)
    print(f"extraction of {len(sample)} pages, {rejected} rejected: pages a CPU-second")
    print(f"  ours, with evidence       {len(sample) / statistics.median(ours):7.1f}")
    print(f"  trafilatura with metadata {len(sample) / statistics.median(theirs):7.1f}")
    print(f"  ratio                     {ratio:7.2f}")


def sample_pages() -> list[Capture]:
    """The real pages where they are at hand, else the demo's."""
    if not SHARED.is_dir():
        return [capture_of(page.url, page.body) for page in pages() if page.kind == "article"]
    rows = [json.loads(line) for line in (SHARED / "html/index.jsonl").open(encoding="utf-8")]
    return [
        capture_of(row["url"], gzip.decompress((SHARED / row["file"]).read_bytes())) for row in rows
    ]


def capture_of(url: str, body: bytes) -> Capture:
    """A capture that stands in no archive."""
    return Capture(0, 0, None, url, "html", body, "")


def trafilatura_record(capture: Capture) -> Any:
    """What trafilatura gives by itself."""
    return bare_extraction(capture.payload, with_metadata=True, include_comments=False)


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU time that some work takes in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
