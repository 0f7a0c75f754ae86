"""Words to shingles, to their hashes, and to the sketch that finds the candidates of a text.

Shingles are five consecutive words. A sketch holds the shingles that winnowing chooses: the least
hash of every window (Schleimer, Wilkerson and Aiken 2003, "Winnowing: local algorithms for document
fingerprinting"). Two texts that share a run of shingles as long as a window share a hash for sure,
wherever else they differ, so no cut, wrapped or stitched copy escapes: `2 * WINDOW + 4` words in a
row give two. A hash that a wide window chooses is chosen by any narrower one inside it, so a short
text may choose by narrower windows, and still shares its hashes with a long one.

This is how it reads for one text; `etl.bulk` does the same for many, and a test compares them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SHINGLE_WORDS = 5
WINDOW = 20
# Windows that a short text is cut into at least, so that it has hashes enough.
LEAST_WINDOWS = 8
# FNV-1a, 64 bits.
FNV_OFFSET, FNV_PRIME = 0xCBF29CE484222325, 0x100000001B3
# An odd multiplier, and the finaliser of SplitMix64 (Steele, Lea and Flood 2014).
FACTOR = 0x9E3779B97F4A7C15
MIX_1, MIX_2 = 0xBF58476D1CE4E5B9, 0x94D049BB133111EB
_64_BITS, _32_BITS = 0xFFFFFFFFFFFFFFFF, 0xFFFFFFFF


def shingles_of(words: Sequence[str]) -> list[str]:
    """Distinct shingles in order; a text shorter than a shingle is one shingle.

    >>> shingles_of("the ferry left the harbor again".split())
    ['the ferry left the harbor', 'ferry left the harbor again']
    """
    return list(dict.fromkeys(_shingles(words)))


def word_hash(word: str) -> int:
    """64-bit FNV-1a over the code points of a word."""
    value = FNV_OFFSET
    for char in word:
        value = ((value ^ ord(char)) * FNV_PRIME) & _64_BITS
    return value


def shingle_hash(shingle: bytes) -> int:
    """32 bits of a shingle's hash, words parted by spaces: a `hashfunc` for `datasketch.MinHash`.

    >>> shingle_hash(b"the ferry left the harbor")
    4213082258
    """
    return _hash(shingle.decode("utf-8", "surrogatepass")) & _32_BITS


def sketch_of(words: Sequence[str]) -> list[int]:
    """Low halves of the hashes that winnowing chooses, sorted, each once.

    >>> len(sketch_of([f"word{number}" for number in range(400)]))
    35
    """
    hashes = [_hash(shingle) for shingle in _shingles(words)]
    width = max(1, min(WINDOW, len(hashes) // LEAST_WINDOWS))
    chosen = {min(hashes[end - width : end]) for end in range(width, len(hashes) + 1)}
    return sorted({value & _32_BITS for value in chosen})


def _shingles(words: Sequence[str]) -> list[str]:
    if not words:
        return []
    last = max(len(words) - SHINGLE_WORDS + 1, 1)
    return [" ".join(words[start : start + SHINGLE_WORDS]) for start in range(last)]


def _hash(shingle: str) -> int:
    value = 0
    for word in shingle.split(" "):
        value = (value * FACTOR + word_hash(word)) & _64_BITS
    value = ((value ^ (value >> 30)) * MIX_1) & _64_BITS
    value = ((value ^ (value >> 27)) * MIX_2) & _64_BITS
    return value ^ (value >> 31)
