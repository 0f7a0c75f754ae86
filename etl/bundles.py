"""Sets of articles that have to end in one story, and which of these sets must not meet."""

from __future__ import annotations

from collections import defaultdict


class Bundles:
    """Disjoint sets that grow by joining and know from which others they are parted.

    Any number may be asked for; it is a bundle of its own until it is joined. Asking and joining
    take next to no time, however large the bundles are: each bundle keeps the ones that it is
    parted from, not pairs of members, and of two bundles the one parted from fewer is folded into
    the other.
    """

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}
        self._parted: dict[int, set[int]] = defaultdict(set)

    def name(self, member: int) -> int:
        """The member that the bundle is called by until it is joined with another."""
        root = member
        while (above := self._parent.get(root, root)) != root:
            root = above
        while member != root:
            above = self._parent[member]
            self._parent[member] = root
            member = above
        return root

    def are_one(self, one: int, other: int) -> bool:
        """Whether two have been joined."""
        return self.name(one) == self.name(other)

    def may_join(self, one: int, other: int) -> bool:
        """Whether nothing in the bundles of both was parted; true of one bundle with itself."""
        first, second = self.name(one), self.name(other)
        if first not in self._parted or second not in self._parted:
            return True
        return second not in self._parted[first]

    def join(self, one: int, other: int) -> None:
        """Make one bundle of two.

        Raises:
            ValueError: they are parted.
        """
        first, second = self.name(one), self.name(other)
        if first == second:
            return
        if not self.may_join(first, second):
            raise ValueError(f"{one} and {other} are parted")
        if len(self._parted.get(first, ())) < len(self._parted.get(second, ())):
            first, second = second, first
        self._parent[second] = first
        for parted in self._parted.pop(second, ()):
            self._parted[parted].remove(second)
            self._parted[parted].add(first)
            self._parted[first].add(parted)

    def part(self, one: int, other: int) -> None:
        """Keep two bundles apart from now on.

        Raises:
            ValueError: they are one.
        """
        first, second = self.name(one), self.name(other)
        if first == second:
            raise ValueError(f"{one} and {other} are one")
        self._parted[first].add(second)
        self._parted[second].add(first)

    def is_parted(self, member: int) -> bool:
        """Whether its bundle is kept apart from any other."""
        return self.name(member) in self._parted
