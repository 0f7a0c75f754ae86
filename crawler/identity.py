"""Ids that are the same on any machine: 64-bit hashes of content, never insertion order."""

from __future__ import annotations

from hashlib import blake2b


def hash64(*parts: str | bytes) -> int:
    """Hash the parts, in order, to one unsigned 64-bit integer.

    Parts are framed by their length, so that ("ab", "c") and ("a", "bc") differ. Text that is
    not valid Unicode (lone surrogates) hashes by its surrogate bytes instead of failing.

    >>> hash64("article", "example.org/a") == hash64("article", "example.org/a")
    True
    >>> hash64("ab", "c") == hash64("a", "bc")
    False
    """
    digest = blake2b(digest_size=8)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "little"))
        digest.update(data)
    return int.from_bytes(digest.digest(), "little")
