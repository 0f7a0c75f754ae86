"""When to run next: every so often, a little off the beat, once after a gap. Only arithmetic.

Beats lie on a grid from the first run on, so that lateness does not add up. The runs of two homes
that were started together would meet at every beat; so each waits a small, random while longer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SHORTEST_S, LONGEST_S = 1, 31 * 86_400
# How far a run may be off its beat: a share of the interval, and at most so many seconds.
JITTER, MOST_JITTER_S = 0.05, 30.0

_UNITS = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}
_DURATION = re.compile(r"(?:(\d{1,9})d)?(?:(\d{1,9})h)?(?:(\d{1,9})m)?(?:(\d{1,9})s)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Beat:
    """A run that is to come: the number of its beat, and the time in seconds of the same clock."""

    number: int
    at: float


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Beat 0 is at `start`, beat n at `start` + n * `interval`; all in seconds of one clock.

    The clock must not go back, and should go on while the machine sleeps.
    """

    interval: float
    start: float

    def beat_at(self, now: float) -> int:
        """Number of the last beat up to now.

        >>> Rhythm(600, 0).beat_at(1250)
        2
        """
        number = int((now - self.start) // self.interval)
        # Rounding: a beat's own time belongs to that beat.
        return number + 1 if self._time(number + 1) <= now else number

    def next(self, done: int, now: float, chance: float) -> Beat:
        """The run that follows the one of beat `done`.

        When other beats passed meanwhile, because that run took so long or the machine slept, one
        run stands for all of them, and it is at once. Else it is at the next beat and `chance`, a
        random number from 0 to 1, of the jitter later.

        >>> Rhythm(600, 0).next(0, now=40, chance=0.5)
        Beat(number=1, at=615.0)
        >>> Rhythm(600, 0).next(0, now=3000, chance=0.5)
        Beat(number=5, at=3000)
        """
        passed = self.beat_at(now)
        if passed > done:
            return Beat(passed, now)
        jitter = min(JITTER * self.interval, MOST_JITTER_S) * chance
        return Beat(done + 1, max(now, self._time(done + 1) + jitter))

    def _time(self, number: int) -> float:
        return self.start + number * self.interval


def seconds_of(duration: str) -> int:
    """Read a duration such as 30s, 10m, 1h or 1h30m.

    >>> seconds_of("1h30m")
    5400

    Raises:
        ValueError: it is none, or shorter than a second, or longer than 31 days.
    """
    match = _DURATION.fullmatch(duration.strip().lower())
    parts = match.groups(default="0") if match else ()
    seconds = sum(int(part) * unit for part, unit in zip(parts, _UNITS.values(), strict=False))
    if not SHORTEST_S <= seconds <= LONGEST_S:
        raise ValueError(f"{duration!r} is no duration from 1s to 31d: write 30s, 10m, 1h or 1h30m")
    return seconds
