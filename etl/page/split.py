"""Lines that the extractor made of several: cut where a browser breaks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.page.texts import squeezed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_AHEAD = 60
_MAX_PARTS = 200


def split_glued(lines: Sequence[str], parts: Sequence[str]) -> list[str]:
    """Cut each line that is nothing but several parts of the region, one behind the other.

    Args:
        lines: what the extractor kept.
        parts: the lines of the region as it reads.

    >>> split_glued(["Jane RoeThe ferry stopped."], ["Jane Roe", "The ferry stopped."])
    ['Jane Roe', 'The ferry stopped.']
    """
    keys = [squeezed(part) for part in parts]
    known = {key: index for index, key in reversed(list(enumerate(keys)))}
    split: list[str] = []
    reached = 0
    for line in lines:
        key = squeezed(line)
        if (index := known.get(key)) is not None:
            reached = max(reached, index + 1)
            split.append(line)
            continue
        found = list(_parts_of(key, keys, reached))
        reached = found[-1] + 1 if found else reached
        split += [parts[index] for index in found] if len(found) > 1 else [line]
    return split


def _parts_of(line: str, keys: Sequence[str], start: int) -> Iterator[int]:
    """Indexes of the parts that a line consists of; none unless they are all of it."""
    for first in range(start, min(start + _AHEAD, len(keys))):
        if keys[first] and line.startswith(keys[first]):
            found, place = [], 0
            for index in range(first, min(first + _MAX_PARTS, len(keys))):
                if not line.startswith(keys[index], place):
                    break
                found.append(index)
                place += len(keys[index])
            if place == len(line):
                yield from found
                return
