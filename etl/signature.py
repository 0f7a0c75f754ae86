"""Comparable text to shingles, to a MinHash signature, to bands, and to a containment sketch.

Shingles are five consecutive words. A signature is `datasketch.MinHash` on them (Broder 1997,
"On the resemblance and containment of documents"); 42 bands of 3 rows find a pair of resemblance
.3 with probability 1 - (1 - .3^3)^42 = .68, of .5 with .996. What resembles little because one
text is short is found by the sketch: all shingle hashes below 1/8 of their range (FracMinHash,
Irber et al. 2022), at least the 16 smallest, so that short texts have enough of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha1
from typing import TYPE_CHECKING

import numpy as np

from crawler.identity import hash64

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

# To be raised whenever signing, verifying or what is compared (etl/normalize.py) changes:
# a re-extraction takes over signatures and pairs of the same scheme.
SIGNATURE_SCHEME = "1"
SHINGLE_WORDS = 5
PERMUTATIONS = 128
SEED = 1
BANDS, ROWS = 42, 3
SKETCH_LIMIT = 2**64 // 8
SKETCH_FLOOR = 16


@dataclass(frozen=True, slots=True)
class Signature:
    """What finds the candidates of one text: 128 minima, bucket ids, and sketch hashes."""

    shingles: int
    hashvalues: NDArray[np.uint32]
    buckets: tuple[int, ...]
    sketch: tuple[int, ...]


def shingles_of(words: Sequence[str]) -> list[str]:
    """Distinct shingles in order; a text shorter than a shingle is one shingle.

    >>> shingles_of("the ferry left the harbor again".split())
    ['the ferry left the harbor', 'ferry left the harbor again']
    """
    if not words:
        return []
    last = max(len(words) - SHINGLE_WORDS + 1, 1)
    return list(dict.fromkeys(" ".join(words[i : i + SHINGLE_WORDS]) for i in range(last)))


def hashes_of(shingles: Iterable[str]) -> NDArray[np.uint64]:
    """First 8 bytes of each shingle's SHA-1; the low half is datasketch's `sha1_hash32`."""
    digests = b"".join(
        sha1(shingle.encode("utf-8", "surrogatepass"), usedforsecurity=False).digest()[:8]
        for shingle in shingles
    )
    return np.frombuffer(digests, dtype="<u8")


def sketch_of(hashes: NDArray[np.uint64]) -> tuple[int, ...]:
    """The hashes below the limit, at least the floor's number of the smallest."""
    ordered = np.unique(hashes)
    below = int(np.searchsorted(ordered, np.uint64(SKETCH_LIMIT)))
    return tuple(ordered[: max(below, SKETCH_FLOOR)].tolist())


def sign(texts: Sequence[Sequence[str]]) -> list[Signature]:
    """Sign texts, each given as its words; a text without words gets no bucket and no sketch."""
    from datasketch import MinHash

    hashed = [hashes_of(shingles_of(words)) for words in texts]
    minima = MinHash.bulk(
        [(hashes & np.uint64(0xFFFFFFFF)).tolist() for hashes in hashed],
        num_perm=PERMUTATIONS,
        seed=SEED,
        scheme="affine32",
        hashfunc=int,
    )
    return [
        Signature(
            len(hashes),
            signature.hashvalues,
            buckets_of(signature.hashvalues) if len(hashes) else (),
            sketch_of(hashes),
        )
        for hashes, signature in zip(hashed, minima, strict=True)
    ]


def buckets_of(hashvalues: NDArray[np.uint32]) -> tuple[int, ...]:
    """One bucket id a band: hash of the band's number and its rows."""
    used = np.ascontiguousarray(hashvalues[: BANDS * ROWS], dtype="<u4").reshape(BANDS, ROWS)
    return tuple(hash64(str(band), rows.tobytes()) for band, rows in enumerate(used))
