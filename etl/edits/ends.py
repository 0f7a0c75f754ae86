"""What two sequences have in common at their beginnings and at their ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def same_ends(
    left: Sequence[str], right: Sequence[str], counts: Callable[[str], bool] | None = None
) -> tuple[int, int]:
    """How many items are the same at the beginning and, of the rest, at the end.

    Args:
        left: words, or a text.
        right: likewise.
        counts: which items may be counted; all, unless it is given.

    >>> same_ends("abcd", "abd")
    (2, 1)
    """
    most = min(len(left), len(right))
    head = 0
    while head < most and left[head] == right[head] and (not counts or counts(left[head])):
        head += 1
    tail, rest = 0, most - head
    while (
        tail < rest
        and left[-1 - tail] == right[-1 - tail]
        and (not counts or counts(left[-1 - tail]))
    ):
        tail += 1
    return head, tail
