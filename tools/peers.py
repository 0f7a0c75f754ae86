"""Other people's near-duplicate finders, each from texts to clusters at its best known settings.

All get the same job: word 5-grams, MinHash of `bands` x `rows`, a band in common, an estimated
resemblance of at least `least` (0: none is asked for), connected components. None of them
verifies on the text, knows containment, or guards against chains.

`python tools/peers.py PEER --planted COUNT` scores one on planted articles; `--texts FILE` reads
JSON Lines with `text` and prints the clusters. Run it with a Python that has the peer (`pip
install datasketch gaoya rensa tors` in an environment of its own); they are no dependencies.
One core: set RAYON_NUM_THREADS=1.

On 20,000 planted articles (bands x rows, `least`): recall and precision of pairs, ARI

                    datasketch         gaoya              rensa              tors
    20 x 5, .5       .781 1.000  .876   .821 1.000  .902   .849 1.000  .918   .807 1.000  .893
    32 x 4, .4       .918  .946  .932   .930 1.000  .964   .938  .978  .957   .931  .999  .964
    42 x 3, .4       .943  .997  .970   .949  .984  .966   .953  .978  .965   .951  .934  .942
    42 x 3, .25      .991  .715  .830   .987  .697  .816   .988  .743  .848   .989  .506  .669
    64 x 2, .1      1.000  .015  .024  1.000  .014  .023  1.000  .014  .024  1.000  .013  .022

and recall, a story, of copies cut to a half, and to a quarter with 120 foreign words

    42 x 3, .4       .909  .081         .825  .086         .939  .117         .855  .094
    64 x 2, .1      1.000  .946        1.000  .908        1.000  .941        1.000  .924

So BEST are those with the highest ARI. What finds wrapped quarters (WIDEST) joins nearly all.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

sys.path.insert(0, str(Path(__file__).parents[1]))

from tools.components import components
from tools.planted import planted
from tools.planted.score import score_planted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Peer = Callable[["Sequence[str]", "Setting"], list[int]]

SHINGLE_WORDS = 5
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Setting:
    """How many bands of how many rows, and the least estimated resemblance of a pair."""

    bands: int
    rows: int
    least: float

    @property
    def permutations(self) -> int:
        """Length of a signature."""
        return self.bands * self.rows


def shingles(text: str) -> list[str]:
    """Word 5-grams of a text; a shorter text is one of them."""
    words = _WORD.findall(text.lower())
    last = max(len(words) - SHINGLE_WORDS + 1, 1)
    return [" ".join(words[place : place + SHINGLE_WORDS]) for place in range(last)]


def datasketch(texts: Sequence[str], setting: Setting) -> list[int]:
    """The fastest of datasketch 2.0: bulk, `affine32` on CRC-32 hashes, an insertion session."""
    library = needed("datasketch")
    hashed = ([crc32(each.encode()) for each in shingles(text)] for text in texts)
    signatures = library.MinHash.bulk(
        hashed, num_perm=setting.permutations, scheme="affine32", hashfunc=int
    )
    index = library.MinHashLSH(num_perm=setting.permutations, params=(setting.bands, setting.rows))
    with index.insertion_session() as session:
        for number, signature in enumerate(signatures):
            session.insert(number, signature, check_duplication=False)

    def pairs() -> Iterator[tuple[int, int]]:
        for number, signature in enumerate(signatures):
            for other in index.query(signature):
                if other < number and (
                    not setting.least or signature.jaccard(signatures[other]) >= setting.least
                ):
                    yield other, number

    return components(len(texts), pairs())


def gaoya(texts: Sequence[str], setting: Setting) -> list[int]:
    """gaoya: tokens, shingles, signatures and the check of candidates are all in Rust."""
    library = needed("gaoya")
    index = library.minhash.MinHashStringIndex(
        hash_size=32, jaccard_threshold=setting.least, num_bands=setting.bands,
        band_size=setting.rows, num_hashes=setting.permutations, analyzer="word",
        lowercase=True, ngram_range=(SHINGLE_WORDS, SHINGLE_WORDS), id_container="vec",
    )  # fmt: skip
    listed = list(texts)
    index.par_bulk_insert_docs(list(range(len(listed))), listed)
    found = index.par_bulk_query(listed)
    pairs = ((number, other) for number, near in enumerate(found) for other in near)
    return components(len(listed), pairs)


def rensa(texts: Sequence[str], setting: Setting) -> list[int]:
    """Rensa: signatures and bands are in Rust, the shingles are Python's."""
    library = needed("rensa")
    signatures = library.RMinHash.from_token_sets(
        [shingles(text) for text in texts], setting.permutations, 1
    )
    index = library.RMinHashLSH(setting.least, setting.permutations, setting.bands)
    index.insert_many(signatures)

    def pairs() -> Iterator[tuple[int, int]]:
        for number, near in enumerate(index.query_all(signatures)):
            for other in near:
                if other < number and (
                    not setting.least
                    or signatures[number].jaccard(signatures[other]) >= setting.least
                ):
                    yield other, number

    return components(len(texts), pairs())


def tors(texts: Sequence[str], setting: Setting) -> list[int]:
    """tors: signatures and the join of bands are in Rust, one call a text and one in all."""
    library = needed("tors")
    signatures = [
        library.minhash_signature(text, num_perm=setting.permutations, shingle_size=SHINGLE_WORDS)
        for text in texts
    ]
    found = library.lsh_candidates(signatures, bands=setting.bands, rows=setting.rows)
    pairs = (
        (a, b)
        for a, b in found["pairs"]
        if not setting.least
        or library.minhash_jaccard(signatures[a], signatures[b]) >= setting.least
    )
    return components(len(texts), pairs)


PEERS: dict[str, Peer] = {each.__name__: each for each in (datasketch, gaoya, rensa, tors)}
BEST = {
    "datasketch": Setting(42, 3, 0.4),
    "gaoya": Setting(42, 3, 0.4),
    "rensa": Setting(42, 3, 0.4),
    "tors": Setting(32, 4, 0.4),
}
WIDEST = Setting(64, 2, 0.1)


def needed(name: str) -> Any:
    """Import a peer.

    Raises:
        SystemExit: it is not installed; the message says how it would be.
    """
    try:
        return import_module(name)
    except ImportError:
        sys.exit(f"{name} is not installed here: `pip install {name}` in an environment of its own")


def score(peer: str, count: int, setting: Setting) -> dict[str, Any]:
    """Score a peer on planted articles: CPU seconds from texts to clusters, and how right."""
    articles = list(planted(count))
    texts = [each.text for each in articles]
    needed(peer)
    start = time.process_time()
    clusters = PEERS[peer](texts, setting)
    seconds = time.process_time() - start
    homes = {each.id: cluster for each, cluster in zip(articles, clusters, strict=True)}
    found = score_planted([each.label() for each in articles], homes)
    recall = {kind: round(found.kinds[kind].recall, 4) for kind in ("cut_50", "cut_25_foreign")}
    return {
        "peer": peer,
        "bands": setting.bands,
        "rows": setting.rows,
        "least": setting.least,
        "articles_a_second": round(count / seconds),
        "recall": round(found.agreement.recall, 4),
        "precision": round(found.agreement.precision, 4),
        "ari": round(found.agreement.ari, 4),
        **recall,
    }


def main() -> int:
    """Score a peer, or cluster texts with it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("peer", choices=PEERS)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--planted", type=int, metavar="COUNT", help="score on planted articles")
    what.add_argument("--texts", type=Path, metavar="FILE", help="cluster the lines of a JSONL")
    parser.add_argument("--bands", type=int)
    parser.add_argument("--rows", type=int)
    parser.add_argument("--least", type=float)
    parser.add_argument("--widest", action="store_true", help="WIDEST instead of BEST")
    given = parser.parse_args()
    known = WIDEST if given.widest else BEST[given.peer]
    setting = Setting(
        given.bands or known.bands,
        given.rows or known.rows,
        known.least if given.least is None else given.least,
    )
    if given.planted:
        print(json.dumps(score(given.peer, given.planted, setting)))
    else:
        print(json.dumps(clustered(given.peer, given.texts, setting)))
    return 0


def clustered(peer: str, file: Path, setting: Setting) -> dict[str, Any]:
    """Cluster the texts of a JSON Lines file: CPU seconds, and a cluster a line."""
    with file.open(encoding="utf-8") as stream:
        texts = [json.loads(line)["text"] for line in stream]
    needed(peer)
    start = time.process_time()
    clusters = PEERS[peer](texts, setting)
    return {"cpu_seconds": time.process_time() - start, "clusters": clusters}


if __name__ == "__main__":
    sys.exit(main())
