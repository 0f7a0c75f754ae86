"""`make bench-extraction`: our article record beside trafilatura's, on real pages, in one run.

Bodies are scored as the article-extraction-benchmark scores them (its evaluate.py): 4-word
shingles, precision and recall a page, F1 of their means. Intervals are 95 % bootstrap intervals
over pages, with a fixed seed.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import statistics
import sys
import textwrap
import time
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from trafilatura import bare_extraction

from etl.body import page_text
from etl.byline import parse_byline
from etl.capture import Capture, Rejection
from etl.extract import extract
from etl.furniture import kind_of
from etl.page.rules import ALL
from etl.pool import ExtractionPool

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SHARED = Path(__file__).parents[2] / "shared" / "data"
SPEED_RUNS = 5
SAMPLED_EVERY = 4
RULE_RUNS = 3
RESAMPLES = 1000
SHINGLE = 4
LINE_KINDS = (
    "byline", "caption", "contributor", "correction", "date_line", "editor_note", "headline",
    "notice", "promotion", "related", "share", "sign_off", "slugline", "tagline",
)  # fmt: skip
_TOKEN = re.compile(r"\w+")

Scores = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Record:
    """What a system makes of a page; a page that it rejects has none of it."""

    body: str = ""
    headline: str | None = None
    authors: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    published: datetime | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A real page with what is expected of it."""

    capture: Capture
    expected: dict[str, Any]

    @property
    def source(self) -> str:
        """Name of the collection that it belongs to."""
        return str(self.expected["source"])


def ours(capture: Capture) -> Record:
    """The record that wirecopy makes."""
    article = extract(capture, None)
    if isinstance(article, Rejection):
        return Record()
    published = article.published.instant if article.published else None
    byline = article.byline
    return Record(article.body, article.headline, byline.authors, byline.names, published)


def trafilatura(capture: Capture, **mode: bool) -> Record:
    """The record that trafilatura makes in one of its modes."""
    found: Any = bare_extraction(
        capture.payload, include_comments=False, with_metadata=True, **mode
    )
    if found is None:
        return Record()
    published = datetime.fromisoformat(found.date).replace(tzinfo=UTC) if found.date else None
    authors = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
    return Record(found.text or "", found.title, authors, authors, published)


SYSTEMS: dict[str, Callable[[Capture], Record]] = {
    "wirecopy": ours,
    "trafilatura": trafilatura,
    "fast": partial(trafilatura, fast=True),
    "precision": partial(trafilatura, favor_precision=True),
}


def main() -> int:
    """Print the tables; 2 where the real pages are not at hand."""
    if not SHARED.is_dir():
        print(f"no real pages at {SHARED}: nothing to score", file=sys.stderr)
        return 2
    found = pages()
    records = {name: [system(page.capture) for page in found] for name, system in SYSTEMS.items()}
    print(f"{'':44}" + "".join(f"{name:>24}" for name in SYSTEMS))
    bodies(found, records)
    segments(found, records)
    metadata(found, records)
    no_people(found)
    print()
    rules(found)
    print()
    speed([page.capture for page in found])
    return 0


def pages() -> list[Page]:
    """Read every real page with its expectations."""
    rows = [json.loads(line) for line in (SHARED / "html/index.jsonl").open(encoding="utf-8")]
    return [
        Page(capture_of(row["url"], gzip.decompress((SHARED / row["file"]).read_bytes())), row)
        for row in rows
    ]


def capture_of(url: str, body: bytes) -> Capture:
    """A capture that stands in no archive."""
    return Capture(0, 0, None, url, "html", body, "")


def bodies(found: list[Page], records: dict[str, list[Record]]) -> None:
    """Body F1 by source."""
    for label, wanted in (
        ("aeb", lambda page: page.source == "aeb"),
        ("fundus, all", lambda page: page.source == "fundus"),
        ("fundus, English", lambda page: page.source == "fundus" and page.expected["english"]),
    ):
        chosen = [index for index, page in enumerate(found) if wanted(page)]
        cells = [
            interval(
                [shingle_scores(found[i].expected["body"], system[i].body) for i in chosen], f1
            )
            for system in records.values()
        ]
        row(f"body F1, {label} ({len(chosen)})", cells)


def shingle_scores(expected: str, given: str) -> Scores:
    """Precision and recall of a body's shingles."""
    true, pred = shingles(expected), shingles(given)
    shared = (true & pred).total()
    extra, missing = (pred - true).total(), (true - pred).total()
    precision = shared / (shared + extra) if shared + extra else float(not missing)
    recall = shared / (shared + missing) if shared + missing else float(not extra)
    return precision, recall


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Runs of four words, with their number."""
    words = _TOKEN.findall(text)
    starts = range(max(1, len(words) - SHINGLE + 1))
    return Counter(tuple(words[start : start + SHINGLE]) for start in starts if words)


def f1(scores: Sequence[Scores]) -> float:
    """Harmonic mean of the mean precision and the mean recall."""
    precision = statistics.fmean(score[0] for score in scores)
    recall = statistics.fmean(score[1] for score in scores)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def segments(found: list[Page], records: dict[str, list[Record]]) -> None:
    """Segments that must be in a body and are, and that must not and are."""
    chosen = [i for i, page in enumerate(found) if page.source == "trafilatura-eval"]
    for label, key in (("segments kept", "must_contain"), ("segments leaked", "must_not_contain")):
        total = sum(len(found[i].expected[key]) for i in chosen)
        cells = []
        for system in records.values():
            hits = [
                float(sum(squeeze(part) in squeeze(system[i].body) for part in parts))
                for i in chosen
                if (parts := found[i].expected[key]) is not None
            ]
            cells.append(interval(hits, sum, "{:.0f}"))
        row(f"{label}, of {total}", cells)


def squeeze(text: str) -> str:
    """Text with every run of white space as one space."""
    return " ".join(text.split())


def metadata(found: list[Page], records: dict[str, list[Record]]) -> None:
    """Share of pages with exactly the expected headline, authors, day and minute."""
    for label, wanted in (("", lambda _: True), (", English", lambda page: page["english"])):
        chosen = [
            i for i, page in enumerate(found) if page.source == "fundus" and wanted(page.expected)
        ]
        for name, rule in RULES.items():
            scored = [i for i in chosen if found[i].expected[EXPECTED[name]]]
            cells = [
                interval(
                    [float(rule(found[i].expected, system[i])) for i in scored], share, "{:.1%}"
                )
                for system in records.values()
            ]
            row(f"{name} exact{label} ({len(scored)})", cells)


def same_headline(expected: dict[str, Any], record: Record) -> bool:
    """White space aside."""
    return squeeze(expected["title"]) == squeeze(record.headline or "")


def same_authors(expected: dict[str, Any], record: Record) -> bool:
    """The same names, in any order, agencies and desks among them as labels have them."""
    return {squeeze(name) for name in expected["authors"]} == set(record.named)


def same_people(expected: dict[str, Any], record: Record) -> bool:
    """The same people, in any order: agencies, outlets and roles count on neither side.

    Labels name them as authors where the page does; a record's authors are people only.
    """
    return people(expected["authors"]) == people(record.authors)


def people(names: Iterable[str]) -> set[str]:
    """The names that are people's."""
    return {person for name in names for person in parse_byline(name, recase=False).authors}


def no_people(found: list[Page]) -> None:
    """Print the names in labels that were taken for nobody's, so that they can be checked."""
    names = {squeeze(name) for page in found for name in page.expected.get("authors") or ()}
    left_out = sorted(name for name in names if not people([name]))
    lines = textwrap.wrap("; ".join(left_out), 96, initial_indent="  ", subsequent_indent="  ")
    print("names in labels that count as nobody's among people only:", *lines, sep="\n")


def same_day(expected: dict[str, Any], record: Record) -> bool:
    """The day as the page's own zone has it, or as UTC has it."""
    moment = datetime.fromisoformat(expected["date"])
    days = {moment.date(), instant(expected).date()}
    return record.published is not None and record.published.date() in days


def same_minute(expected: dict[str, Any], record: Record) -> bool:
    """The instant, to the minute."""
    if record.published is None:
        return False
    return abs((record.published - instant(expected)).total_seconds()) < 60  # noqa: PLR2004


def instant(expected: dict[str, Any]) -> datetime:
    """The expected time; one without zone is taken as UTC."""
    moment = datetime.fromisoformat(expected["date"])
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


RULES = {
    "headline": same_headline,
    "authors": same_authors,
    "people among authors": same_people,
    "day": same_day,
    "minute": same_minute,
}
EXPECTED = {
    "headline": "title",
    "authors": "authors",
    "people among authors": "authors",
    "day": "date",
    "minute": "date",
}


def rules(found: list[Page]) -> None:
    """What each rule gains on its own: the figures with every rule less those without this one.

    What it costs is measured on a sample, with and without it in turn.
    """
    whole = body_figures(found, [ours(page.capture) for page in found])
    sample = [page.capture for page in found[::SAMPLED_EVERY]]
    title = "gained by each rule on its own"
    print(f"{title:44}     aeb  fundus English    kept  leaked  ms a page")
    print(figures("with all of them", whole, "8.4f", "8.0f"))
    for name, switched_off in [*page_rules(), *line_rules()]:
        costs = []
        for _ in range(RULE_RUNS):
            with_it = cpu_seconds(ours, sample)
            with switched_off():
                costs.append((with_it - cpu_seconds(ours, sample)) / len(sample) * 1000)
        with switched_off():
            without = body_figures(found, [ours(page.capture) for page in found])
        gains = [a - b for a, b in zip(whole, without, strict=True)]
        line = figures(f"  {name}", gains, "+8.4f", "+8.0f")
        print(f"{line}{statistics.median(costs):+11.2f}", flush=True)


def figures(label: str, values: list[float], share: str, number: str) -> str:
    """A line of the table: three shares and two numbers."""
    cells = [format(value, share) for value in values[:3]]
    return f"{label:44}" + "".join(cells + [format(value, number) for value in values[3:]])


SwitchedOff = tuple[str, Callable[[], AbstractContextManager[object]]]


def page_rules() -> Iterable[SwitchedOff]:
    """The rules around the extractor, each with what switches it off."""
    for name in sorted(ALL):
        yield name, partial(patch, "etl.extract.page_text", partial(page_text, rules=ALL - {name}))


def line_rules() -> Iterable[SwitchedOff]:
    """The kinds of furniture that lines show, each with what leaves it in the body."""
    for kind in LINE_KINDS:

        def without(line: str, *headlines: str, kind: str = kind) -> str | None:
            found = kind_of(line, *headlines)
            return None if found == kind else found

        yield f"lines: {kind}", partial(patch, "etl.lines.kind_of", without)


def body_figures(found: list[Page], records: list[Record]) -> list[float]:
    """Body F1 of aeb, of fundus and of its English pages; segments kept and leaked."""
    bodies = [
        f1(
            [
                shingle_scores(page.expected["body"], record.body)
                for page, record in zip(found, records, strict=True)
                if wanted(page)
            ]
        )
        for wanted in (
            lambda page: page.source == "aeb",
            lambda page: page.source == "fundus",
            lambda page: page.source == "fundus" and page.expected["english"],
        )
    ]
    segments = [
        sum(
            squeeze(part) in squeeze(record.body)
            for page, record in zip(found, records, strict=True)
            if page.source == "trafilatura-eval"
            for part in page.expected[key]
        )
        for key in ("must_contain", "must_not_contain")
    ]
    return bodies + segments


def cpu_of(work: Callable[[], object]) -> float:
    """CPU time that some work takes in this process, in seconds."""
    start = time.process_time()
    work()
    return time.process_time() - start


def share(values: Sequence[float]) -> float:
    """Mean."""
    return statistics.fmean(values)


def interval(
    values: Sequence[Any], figure: Callable[[Sequence[Any]], float], form: str = "{:.3f}"
) -> str:
    """Format a figure with its 95 % bootstrap interval."""
    draw = random.Random(0)  # noqa: S311 - resampling needs no secrecy
    drawn = sorted(figure(draw.choices(values, k=len(values))) for _ in range(RESAMPLES))
    low, high = drawn[RESAMPLES // 40], drawn[-RESAMPLES // 40 - 1]
    return f"{form.format(figure(values))} [{form.format(low)}-{form.format(high)}]"


def row(label: str, cells: Iterable[str]) -> None:
    """Print one line of the table."""
    print(f"{label:44}" + "".join(f"{cell:>24}" for cell in cells), flush=True)


def speed(sample: list[Capture]) -> None:
    """Pages a CPU-second of ours and trafilatura's, median of alternating runs; then workers."""
    rivals = {
        "wirecopy, with evidence": lambda capture: extract(capture, None),
        "trafilatura, with metadata": SYSTEMS["trafilatura"],
        "trafilatura, fast": SYSTEMS["fast"],
    }
    for capture in sample[:5]:
        for rival in rivals.values():
            rival(capture)
    seconds: dict[str, list[float]] = {name: [] for name in rivals}
    for _ in range(SPEED_RUNS):
        for name, rival in rivals.items():
            seconds[name].append(cpu_seconds(rival, sample))
    base = seconds["trafilatura, with metadata"]
    print(f"pages a CPU-second, {len(sample)} pages, median of {SPEED_RUNS} runs")
    for name, taken in seconds.items():
        ratio = statistics.median(b / a for a, b in zip(taken, base, strict=True))
        print(f"  {name:30}{len(sample) / statistics.median(taken):8.1f}   ratio {ratio:5.2f}")
    print("pages a second of the worker pool")
    rates = {1: [], 2: []}
    for _ in range(SPEED_RUNS):
        for workers, taken in rates.items():
            taken.append(pool_rate(workers, sample))
    for workers, taken in rates.items():
        print(f"  {workers} worker{'s' * (workers > 1):29}{statistics.median(taken):8.1f}", end="")
        both = [b / a for a, b in zip(rates[1], taken, strict=True)]
        print(f"   ratio {statistics.median(both):5.2f}")


def cpu_seconds(work: Callable[[Capture], object], sample: list[Capture]) -> float:
    """CPU time that the pages take in this process."""
    return cpu_of(lambda: [work(capture) for capture in sample])


def pool_rate(workers: int, sample: list[Capture]) -> float:
    """Pages a second, counted from the first result: starting a process is not extraction."""
    chunks: list[list[Any]] = [sample[start : start + 8] for start in range(0, len(sample), 8)]
    with ExtractionPool(workers, []) as pool:
        results = pool.results([*chunks[: workers * 3], *chunks])
        for _ in range(workers * 3):
            next(results)
        start = time.perf_counter()
        done = sum(len(chunk) for chunk in results)
        return done / (time.perf_counter() - start)


if __name__ == "__main__":
    sys.exit(main())
