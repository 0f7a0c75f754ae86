"""What everybody does: datasketch's MinHash LSH on word 5-grams, and connected components.

128 permutations. Candidates are believed as they are, or after an exact comparison of the
shingles. The texts are taken as they come, furniture and datelines included.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from datasketch import MinHash, MinHashLSH

from tools.components import components

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Shingles = frozenset[str]
    Check = Callable[[Shingles, Shingles], bool]

PERMUTATIONS, SHINGLE_WORDS = 128, 5
_WORD = re.compile(r"\w+")


def believed(_: Shingles, __: Shingles) -> bool:
    """Take a candidate for a copy."""
    return True


def resembles(one: Shingles, other: Shingles) -> bool:
    """A quarter of the shingles of both texts is common."""
    shared = len(one & other)
    return shared >= 0.25 * (len(one) + len(other) - shared)


def is_inside(one: Shingles, other: Shingles) -> bool:
    """Half of the shorter text's shingles are in the longer one."""
    return len(one & other) >= 0.5 * min(len(one), len(other))


METHODS: dict[str, tuple[float, Check]] = {
    "LSH at J .8": (0.8, believed),
    "LSH at J .5": (0.5, believed),
    "LSH at J .3": (0.3, believed),
    "LSH at J .3, verified J >= .25": (0.3, resembles),
    "LSH at J .3, verified containment >= .5": (0.3, is_inside),
}


def cluster(texts: Sequence[str], method: str) -> list[int]:
    """The cluster of each text by one of METHODS."""
    threshold, check = METHODS[method]
    sets = [shingles_of(text) for text in texts]
    signatures = MinHash.bulk(
        [[each.encode() for each in shingles] for shingles in sets], num_perm=PERMUTATIONS
    )
    index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)

    def pairs() -> Iterator[tuple[int, int]]:
        for number, signature in enumerate(signatures):
            for other in index.query(signature):
                if check(sets[number], sets[other]):
                    yield other, number
            index.insert(number, signature)

    return components(len(texts), pairs())


def shingles_of(text: str) -> Shingles:
    """Word 5-grams in lower case; a shorter text is one of them."""
    words = _WORD.findall(text.lower())
    last = max(len(words) - SHINGLE_WORDS + 1, 1)
    return frozenset(" ".join(words[at : at + SHINGLE_WORDS]) for at in range(last))
