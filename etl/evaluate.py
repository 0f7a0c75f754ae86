"""How right the stories are, against labelled texts and pairs.

A gold file has one JSON object a line: `id`, `text`, and `cluster` (texts of one story share it;
without it, no two texts may be merged); optional `kind`: only `article` texts count for the
adjusted Rand index. Labelled pairs (`a`, `b`, `label`) may stand in `<name>.pairs.jsonl` beside
it: `same_version` and `write_through` are to be found; `different`, `recurring_template` and pairs
of different clusters that are not listed must not be; other labels do not count. Without labelled
pairs, all pairs within a cluster are to be found and all others must not be.
"""

from __future__ import annotations

import itertools
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crawler.home import Home
from etl.errors import EtlError
from etl.ingest import ingest
from etl.pipeline import build
from warehouse.query import Snapshot

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence
    from pathlib import Path

WANTED = frozenset({"same_version", "write_through"})
FORBIDDEN = frozenset({"different", "recurring_template"})


@dataclass(frozen=True, slots=True)
class Score:
    """Figures of one gold file; `merged` are pairs with a forbidden label in one story."""

    name: str
    texts: int
    precision: float
    recall: float
    f1: float
    ari: float
    merged: int
    templates_merged: int


def evaluate(gold: Path, work: Path, workers: int | None = None) -> Score:
    """Build the texts of a gold file in a home of their own, and score the stories.

    Args:
        gold: the gold file.
        work: an empty folder for the home.
        workers: processes that extract.

    Raises:
        EtlError: the gold file cannot be read as one.
    """
    texts = read_lines(gold)
    pairs_file = gold.with_name(f"{gold.name.removesuffix('.jsonl')}.pairs.jsonl")
    pairs = read_lines(pairs_file) if pairs_file.exists() else []
    stories = _stories_of(texts, work, workers)
    return score(gold.name, texts, pairs, stories)


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Read a JSONL file of objects.

    Raises:
        EtlError: it is none.
    """
    try:
        lines = path.read_text("utf-8").split("\n")
        rows = [json.loads(line) for line in lines if line.strip()]
    except (OSError, ValueError) as error:
        raise EtlError(f"cannot read {path} as JSON Lines: {error}") from error
    if not rows or not all(isinstance(row, dict) for row in rows):
        raise EtlError(f"{path} holds no labelled objects, one a line")
    return rows


def _stories_of(
    texts: Sequence[Mapping[str, Any]], work: Path, workers: int | None
) -> dict[str, Hashable]:
    home = Home(work / "home")
    work.mkdir(parents=True, exist_ok=True)
    rows = work / "texts.jsonl"
    keys = {"title": "headline", "publisher": "outlet", "scrape_time": "fetched_at"}
    with rows.open("w", encoding="utf-8") as stream:
        for text in texts:
            if not {"id", "text"} <= text.keys():
                raise EtlError(f"a labelled text needs id and text: {str(text)[:80]}")
            kept = {keys.get(key, key): value for key, value in text.items() if key in _KEPT}
            stream.write(json.dumps(kept) + "\n")
    ingest(home, [rows])
    build(home, workers=workers)
    with Snapshot.open(home.current) as snapshot:
        return dict(snapshot.answer("home_stories").rows)


_KEPT = ("id", "text", "title", "headline", "publisher", "outlet", "scrape_time", "date", "url")


def score(
    name: str,
    texts: Sequence[Mapping[str, Any]],
    pairs: Sequence[Mapping[str, Any]],
    stories: Mapping[str, Hashable],
) -> Score:
    """Compare stories (by text id) with labels; a text without a story stands alone."""
    cluster = {str(row["id"]): row.get("cluster", row["id"]) for row in texts}
    home: dict[str, Hashable] = {each: stories.get(each, ("alone", each)) for each in cluster}
    labels = {frozenset((str(row["a"]), str(row["b"]))): row["label"] for row in pairs}
    joined = {pair for members in _groups(home).values() for pair in _pairs(members)}
    wanted = _wanted(labels, cluster)
    wrong = [pair for pair in joined - wanted if _is_forbidden(pair, labels, cluster)]
    found = len(wanted & joined)
    precision = found / (found + len(wrong)) if found + len(wrong) else 1.0
    recall = found / len(wanted) if wanted else 1.0
    articles = [str(row["id"]) for row in texts if row.get("kind", "article") == "article"]
    return Score(
        name,
        len(texts),
        precision,
        recall,
        2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        adjusted_rand_index([cluster[i] for i in articles], [home[i] for i in articles]),
        len(wrong),
        sum(labels.get(pair) == "recurring_template" for pair in wrong),
    )


def _groups(home: Mapping[str, Hashable]) -> dict[Hashable, list[str]]:
    groups: dict[Hashable, list[str]] = defaultdict(list)
    for each, story in home.items():
        groups[story].append(each)
    return groups


def _pairs(members: Sequence[str]) -> list[frozenset[str]]:
    return [frozenset(pair) for pair in itertools.combinations(members, 2)]


def _wanted(
    labels: Mapping[frozenset[str], str], cluster: Mapping[str, Hashable]
) -> set[frozenset[str]]:
    """The pairs to be found: as labelled, else all within a cluster."""
    if labels:
        return {pair for pair, label in labels.items() if label in WANTED}
    return {pair for members in _groups(cluster).values() for pair in _pairs(members)}


def _is_forbidden(
    pair: frozenset[str], labels: Mapping[frozenset[str], str], cluster: Mapping[str, Hashable]
) -> bool:
    if label := labels.get(pair):
        return label in FORBIDDEN
    return len({cluster[each] for each in pair}) > 1


def adjusted_rand_index(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """Agreement of two clusterings, 0 by chance, 1 when equal (Hubert and Arabie 1985).

    >>> adjusted_rand_index("aabb", "xxyy")
    1.0
    """
    together = _choices(Counter(zip(one, other, strict=True)))
    first, second = _choices(Counter(one)), _choices(Counter(other))
    total = len(one) * (len(one) - 1) / 2
    by_chance = first * second / total if total else 0.0
    best = (first + second) / 2
    return (together - by_chance) / (best - by_chance) if best != by_chance else 1.0


def _choices(counts: Counter[Any]) -> float:
    return sum(count * (count - 1) / 2 for count in counts.values())
