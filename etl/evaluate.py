"""How right the stories are: labelled texts are built in a home of their own, and scored.

What is labelled, and how, says `etl.gold`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crawler.home import Home
from etl.agreement import Agreement, agreement, f1
from etl.gold import FORBIDDEN, Gold, read_gold
from etl.ingest import ingest
from etl.pipeline import build
from etl.threshold_file import move as move_thresholds
from warehouse.query import Snapshot

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterator, Mapping
    from pathlib import Path

    from etl.gold import GoldText, Pair


@dataclass(frozen=True, slots=True)
class Found:
    """The found stories: home by text, and the texts that are linked to other stories.

    `homes` has every text; one that was no article stands alone.
    """

    homes: Mapping[str, Hashable]
    links: Collection[tuple[str, Hashable]] = frozenset()

    def is_joined(self, a: str, b: str) -> bool:
        """Whether two texts have the same home story."""
        return self.homes[a] == self.homes[b]

    def is_linked(self, a: str, b: str) -> bool:
        """Whether two texts have the same home story, or one is linked to the other's."""
        return (
            self.is_joined(a, b)
            or (a, self.homes[b]) in self.links
            or (b, self.homes[a]) in self.links
        )


@dataclass(frozen=True, slots=True)
class Score:
    """Figures of one gold file.

    Precision, recall and F1 are over pairs: `pairs` were to be found, `found` of them were;
    `merged` are in one story and must not be, `templates_merged` of these are labelled templates.
    ARI and B-cubed are over the texts that are articles. `excerpts` are labelled pairs,
    `excerpts_linked` of them are in one story or linked.
    """

    name: str
    texts: int
    articles: int
    clusters: int
    stories: int
    pairs: int
    found: int
    precision: float
    recall: float
    f1: float
    b_cubed_precision: float
    b_cubed_recall: float
    b_cubed_f1: float
    ari: float
    merged: int
    templates_merged: int
    excerpts: int
    excerpts_linked: int


def evaluate(
    gold: Path,
    work: Path,
    workers: int | None = None,
    moved: Mapping[str, float] | None = None,
) -> Score:
    """Build the texts of a gold file in a home of their own, and score the stories.

    Args:
        gold: the gold file.
        work: an empty folder for the home.
        workers: processes that extract.
        moved: thresholds of verdicts that are other than the defaults.

    Raises:
        EtlError: the gold file cannot be read as one.
    """
    known = read_gold(gold)
    return score(known, find_stories(known, work, workers, moved))


def find_stories(
    gold: Gold,
    work: Path,
    workers: int | None = None,
    moved: Mapping[str, float] | None = None,
) -> Found:
    """Ingest and build the texts of a gold file in a home of their own, `work`/home."""
    work.mkdir(parents=True, exist_ok=True)
    home, rows = Home(work / "home"), work / "texts.jsonl"
    with rows.open("w", encoding="utf-8") as stream:
        for row in _rows(gold):
            stream.write(json.dumps(row) + "\n")
    ingest(home, [rows])
    move_thresholds(home, moved or {})
    build(home, workers=workers)
    with Snapshot.open(home.current) as snapshot:
        homes = dict(snapshot.answer("home_stories").rows)
        linked = snapshot.answer("linked_stories").rows
    return found_of(gold, homes, {(name, story) for name, story, _ in linked})


def found_of(
    gold: Gold,
    homes: Mapping[str, Hashable],
    links: Collection[tuple[str, Hashable]] = frozenset(),
) -> Found:
    """The found stories of a gold file's texts; a text without a story stands alone."""
    return Found({each: homes.get(each, ("alone", each)) for each in gold.texts}, links)


_INGESTED = {
    "headline": "headline", "title": "headline", "outlet": "outlet", "publisher": "outlet",
    "fetched_at": "fetched_at", "scrape_time": "fetched_at", "published": "published",
    "byline": "byline",
}  # fmt: skip


def _rows(gold: Gold) -> Iterator[dict[str, Any]]:
    """The texts as `wirecopy ingest` reads them, each one an article whatever URL it shares."""
    urls: set[str] = set()
    for text in gold.texts.values():
        row = {_INGESTED[key]: text.row[key] for key in _INGESTED if key in text.row}
        url = text.row.get("url")
        if isinstance(url, str) and url not in urls:
            urls.add(url)
            row["url"] = url
        yield {**row, "id": text.id, "text": text.text}


def score(gold: Gold, found: Found) -> Score:
    """Compare found stories with the labels; nothing here lists the pairs of a cluster."""
    paired, articles = _agreement(gold.paired, found), _agreement(gold.articles, found)
    pairs, right = _wanted(gold, found, paired)
    merged = _merged(gold, found, paired)
    precision = right / (right + merged) if right + merged else 1.0
    recall = right / pairs if pairs else 1.0
    b_precision, b_recall = articles.b_cubed
    joined = _joined(gold, found)
    excerpts = [pair for pair, sense in gold.pairs.items() if sense == "excerpt"]
    return Score(
        name=gold.name,
        texts=len(gold.texts),
        articles=articles.texts,
        clusters=sum(size > 1 for size in paired.labelled.values()),
        stories=sum(size > 1 for size in paired.found.values()),
        pairs=pairs,
        found=right,
        precision=precision,
        recall=recall,
        f1=f1(precision, recall),
        b_cubed_precision=b_precision,
        b_cubed_recall=b_recall,
        b_cubed_f1=f1(b_precision, b_recall),
        ari=articles.ari,
        merged=merged,
        templates_merged=sum(gold.pairs[pair] == "template" for pair in joined),
        excerpts=len(excerpts),
        excerpts_linked=sum(found.is_linked(*pair) for pair in excerpts),
    )


def _agreement(texts: Collection[GoldText], found: Found) -> Agreement:
    return agreement((text.cluster, found.homes[text.id]) for text in texts)


def _joined(gold: Gold, found: Found) -> list[Pair]:
    """The labelled pairs that are in one story."""
    return [pair for pair in gold.pairs if found.is_joined(*pair)]


def _wanted(gold: Gold, found: Found, paired: Agreement) -> tuple[int, int]:
    """How many pairs were to be found, and how many of them were."""
    if not gold.pairs:
        return paired.labelled_pairs, paired.right_pairs
    wanted = [pair for pair, sense in gold.pairs.items() if sense == "same"]
    return len(wanted), sum(found.is_joined(*pair) for pair in wanted)


def _merged(gold: Gold, found: Found, paired: Agreement) -> int:
    """How many pairs are in one story and must not be.

    All of different clusters, but for those that are labelled otherwise, and those of one cluster
    that are labelled different.
    """
    across = paired.found_pairs - paired.right_pairs
    for pair in _joined(gold, found):
        one, other = (gold.texts[each] for each in pair)
        is_counted = one.is_paired and other.is_paired and one.cluster != other.cluster
        across += (gold.pairs[pair] in FORBIDDEN) - is_counted
    return across
