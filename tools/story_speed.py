"""Texts to stories, ours beside other people's near-duplicate finders, in CPU time of one core.

Ours is signing, candidates, verification of every one, stories with their versions and canonical
articles, from texts that are loaded; the peers' is texts to clusters, each at its best settings
(tools/peers.py). Peers run in an environment of their own, which `make bench-stories` sets up.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from crawler.home import Home
from etl.ingest import ingest
from etl.pipeline import build
from etl.progress import quiet
from etl.stage_pairs import verify_pairs
from etl.stage_signatures import sign_versions
from etl.stage_stories import tell_stories
from tools.peers import PEERS
from tools.planted import planted
from tools.planted.files import write_jsonl
from tools.planted.score import score_planted
from warehouse.load import Loader
from warehouse.query import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parents[1]
PEERS_PYTHON = ROOT / ".venv-peers" / "bin" / "python"
_ONE_CORE = {"RAYON_NUM_THREADS": "1", "NUMBA_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
# Everything that is made of texts; what was extracted stays.
_FORGET = """
delete from signature;
delete from pair;
delete from story;
delete from story_version;
delete from story_member;
delete from canonical_choice;
delete from component;
delete from untold;
insert into untold select distinct article_id from article_version;
"""


@dataclass(frozen=True, slots=True)
class Speed:
    """Articles a CPU-second (the median of the runs), and how right the clusters are."""

    name: str
    articles_a_second: float
    ari: float
    cut_50: float
    cut_25_foreign: float


def print_speeds(count: int, runs: int) -> None:
    """Print a row for ours and for each peer that is installed."""
    print(
        f"{count:,} planted articles, texts to stories on one core, median of {runs}\n"
        "               articles a CPU-second  ours is   ARI     cut to 1/2  1/4 in foreign words"
    )
    mine = ours(count, runs)
    peers = [peer(name, count, runs) for name in PEERS] if PEERS_PYTHON.exists() else []
    for each in (mine, *peers):
        print(
            f"{each.name:15}{each.articles_a_second:18,.0f}"
            f"{mine.articles_a_second / each.articles_a_second:11.2f} x"
            f"{each.ari:9.4f}{each.cut_50:10.3f}{each.cut_25_foreign:14.3f}"
        )
    if not peers:
        print("no peers: `make bench-stories` installs them into .venv-peers")


def ours(count: int, runs: int) -> Speed:
    """The three stages on loaded texts, each run in a process that is bound to one core."""
    with tempfile.TemporaryDirectory() as work:
        home = Home(Path(work, "home"))
        articles = list(planted(count))
        write_jsonl(articles, Path(work, "rows.jsonl"))
        ingest(home, [Path(work, "rows.jsonl")], in_place=True)
        build(home)
        with Snapshot.open(home.current) as snapshot:
            homes = dict(snapshot.answer("home_stories").rows)
        # The first run compiles what is not compiled yet.
        seconds = [
            float(_said([sys.executable, __file__, str(home.warehouse), work]))
            for _ in range(runs + 1)
        ][1:]
    found = score_planted([each.label() for each in articles], homes)
    return Speed(
        "wirecopy",
        count / statistics.median(seconds),
        found.agreement.ari,
        *(found.kinds[kind].recall for kind in ("cut_50", "cut_25_foreign")),
    )


def peer(name: str, count: int, runs: int) -> Speed:
    """A peer at the settings that find most of the stories."""
    command = [str(PEERS_PYTHON), str(ROOT / "tools" / "peers.py"), name, "--planted", str(count)]
    said = [json.loads(_said(command)) for _ in range(runs)]
    return Speed(
        name,
        statistics.median(each["articles_a_second"] for each in said),
        said[0]["ari"],
        said[0]["cut_50"],
        said[0]["cut_25_foreign"],
    )


def _said(command: Iterable[str]) -> str:
    environment = {**os.environ, **_ONE_CORE, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run([*command], env=environment, check=True, capture_output=True, text=True)
    return ran.stdout


def _time_stages(warehouse: Path, scratch: Path) -> float:
    """CPU seconds from loaded texts to stories, on one core."""
    os.sched_setaffinity(0, [min(os.sched_getaffinity(0))])
    copy = shutil.copyfile(warehouse, scratch / "timed.duckdb")
    with Loader.open(copy) as loader:
        _forget(loader)
        start = time.process_time()
        for stage in (sign_versions, verify_pairs, tell_stories):
            stage(loader, quiet)
        return time.process_time() - start


def _forget(loader: Loader) -> None:
    for statement in _FORGET.strip().split("\n"):
        loader._connection.execute(statement)  # noqa: SLF001 - of no use outside a benchmark


if __name__ == "__main__":
    print(_time_stages(Path(sys.argv[1]), Path(sys.argv[2])))
