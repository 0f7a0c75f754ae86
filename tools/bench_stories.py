"""`make bench-stories`: how right the stories are, ours beside the plain methods, in one run.

1. The labelled sets beside the checkout: ours by ingest and build, as `wirecopy evaluate` does it,
   and datasketch's LSH at three thresholds, believed and verified.
2. Planted articles (tools/planted): recall by kind of copy, traps joined, links found.
3. Speed: texts to stories, beside other people's near-duplicate finders (tools/story_speed.py).

`--sections labelled planted speed` runs some of them, `--planted N` sets how many articles are
planted.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from crawler.home import Home
from etl.evaluate import Found, find_stories, found_of, score
from etl.gold import Gold, read_gold
from etl.ingest import ingest
from etl.pipeline import build
from tools.plain_minhash import METHODS, cluster
from tools.planted import SINGLES, TRAPS, planted
from tools.planted.files import write_parquet
from tools.planted.score import score_planted
from tools.story_speed import print_speeds
from warehouse.query import Snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tools.planted import Planted
    from tools.planted.score import PlantedScore

SHARED = Path(__file__).parents[2] / "shared" / "data" / "neardup"
AP, FNC, REUTERS, BASIL = (
    "ap_reprints_2018", "fnc1_web_news", "reuters21578", "basil_hard_negatives",
)  # fmt: skip
PLANTED = 20_000
OURS = "wirecopy"
SECTIONS = ("labelled", "planted", "speed")


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--sections", nargs="+", choices=SECTIONS, default=SECTIONS)
    parser.add_argument("--planted", type=int, default=PLANTED, metavar="N")
    parser.add_argument("--seed", type=int, default=1, help="of the planted articles")
    parser.add_argument("--runs", type=int, default=5, help="of the speed of each")
    given = parser.parse_args()
    if "labelled" in given.sections:
        labelled()
    if "planted" in given.sections:
        planted_world(given.planted, given.seed)
    if "speed" in given.sections:
        print_speeds(given.planted, given.runs)
    return 0


def labelled() -> None:
    """The labelled sets, a row a method; nothing where they are not at hand."""
    if not SHARED.is_dir():
        print("no labelled sets beside the checkout: stories are not scored on them\n")
        return
    golds = {name: read_gold(SHARED / f"{name}.jsonl") for name in (AP, FNC, REUTERS, BASIL)}
    print(
        "                                             AP reprints 2018      web news        "
        "Reuters 1987\n"
        "                                             F1    ARI  excerpts   F1    ARI    "
        "F1    ARI  templ.  BASIL  round-ups"
    )
    for name, find in methods():
        found = {each: find(gold) for each, gold in golds.items()}
        scores = {each: score(golds[each], found[each]) for each in golds}
        ap, fnc, reuters, basil = scores[AP], scores[FNC], scores[REUTERS], scores[BASIL]
        excerpts = f"{ap.excerpts_linked} of {ap.excerpts}"
        bridges = sum(joined_by_roundups(golds[each], found[each]) for each in golds)
        print(
            f"{name:42}{ap.f1:7.3f}{ap.ari:7.3f}{excerpts:>10}{fnc.f1:7.3f}{fnc.ari:7.3f}"
            f"{reuters.f1:7.3f}{reuters.ari:7.3f}{reuters.templates_merged:7}{basil.merged:8}"
            f"{bridges:10}"
        )
    print(
        "\nexcerpts: labelled pairs in one story or linked; templ.: of "
        f"{sum(sense == 'template' for sense in golds[REUTERS].pairs.values())} labelled templates,"
        " those in one story;\nBASIL: independent reports in one story; round-ups: those in a story"
        " with articles of two clusters\n"
    )


def methods() -> Iterator[tuple[str, Callable[[Gold], Found]]]:
    """Ours and the plain ones, by name."""
    yield OURS, ours
    for name in METHODS:
        yield name, partial(plain, method=name)


def ours(gold: Gold) -> Found:
    """The stories of ingest and build."""
    with tempfile.TemporaryDirectory() as work:
        return find_stories(gold, Path(work))


def plain(gold: Gold, method: str) -> Found:
    """The connected components of a plain method."""
    clusters = cluster([text.text for text in gold.texts.values()], method)
    return found_of(gold, dict(zip(gold.texts, clusters, strict=True)))


def joined_by_roundups(gold: Gold, found: Found) -> int:
    """How many round-ups have their home with articles of two clusters or more."""
    clusters: dict[object, set[object]] = {}
    for text in gold.articles:
        clusters.setdefault(found.homes[text.id], set()).add(text.cluster)
    return sum(
        text.kind == "roundup" and len(clusters.get(found.homes[text.id], ())) > 1
        for text in gold.texts.values()
    )


def planted_world(count: int, seed: int) -> None:
    """Planted articles by ingest and build: figures, and a row a kind."""
    with tempfile.TemporaryDirectory() as work:
        rows = Path(work, "articles.parquet")
        labels: list[dict[str, object]] = []
        write_parquet(_noting(planted(count, seed), labels), rows)
        home = Home(Path(work, "home"))
        start, cpu = time.perf_counter(), _cpu()
        ingest(home, [rows], in_place=True)
        build(home)
        seconds, cpu_seconds = time.perf_counter() - start, _cpu() - cpu
        with Snapshot.open(home.current) as snapshot:
            homes = dict(snapshot.answer("home_stories").rows)
            links = {(name, story) for name, story, _ in snapshot.answer("linked_stories").rows}
        size = home.current.stat().st_size
    peak = max(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(
        f"{count:,} planted articles (seed {seed}), ingest and build: {count / seconds:,.0f} "
        f"articles a second, {count / cpu_seconds:,.0f} a CPU-second; "
        f"largest process {peak / 1024:,.0f} MB; {size / count / 1000:.1f} kB an article"
    )
    print_planted(score_planted(labels, homes, links))


def _noting(articles: Iterator[Planted], labels: list[dict[str, object]]) -> Iterator[Planted]:
    for article in articles:
        labels.append(article.label())
        yield article


def _cpu() -> float:
    """CPU seconds of this process and of its finished workers."""
    return sum(
        usage.ru_utime + usage.ru_stime
        for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def print_planted(found: PlantedScore) -> None:
    """The figures of a planted world."""
    total = found.agreement
    b_precision, b_recall = total.b_cubed
    print(
        f"pairs: precision {total.precision:.5f}, recall {total.recall:.4f}; B-cubed: precision "
        f"{b_precision:.4f}, recall {b_recall:.4f}; ARI {total.ari:.4f}\n\n"
        "kind              articles  in stories  recall a story   share a home with strangers"
    )
    for kind in (*_copies(found), *SINGLES, *TRAPS):
        if kind in found.kinds:
            each = found.kinds[kind]
            recall = f"{each.recall:14.4f}" if each.articles else " " * 14
            print(f"{kind:18}{each.all_articles:8}{each.articles:12}{recall}{each.strangers:12}")
    print("\nlinks             labelled  found     joined instead")
    for kind, link in found.links.items():
        share = link.found / link.labelled
        print(f"{kind:18}{link.labelled:8}{link.found:7} ({share:.3f}){link.joined:8}")


def _copies(found: PlantedScore) -> Sequence[str]:
    return [kind for kind in found.kinds if kind not in {*SINGLES, *TRAPS}]


if __name__ == "__main__":
    sys.exit(main())
