"""Planted reprints: invented news with labels, to measure how well copies are found.

A generator of articles for tests and benchmarks: wire stories with 2 to 500 copies, cut, wrapped,
stitched, retold in up to five versions and reset in other type, beside single articles and the
traps that join strangers. Every article says which story it belongs to, which kind of copy it is
and which other stories it contains. The texts are recombined from invented sentences.
"""

from tools.planted.model import COPIES, SINGLES, TRAPS, Planted
from tools.planted.world import DAY_ARTICLES, planted

__all__ = ["COPIES", "DAY_ARTICLES", "SINGLES", "TRAPS", "Planted", "planted"]
