"""When a URL is visited again, as pure functions of what is known of it.

Articles are visited on a decaying schedule: a correction is seen by whoever looks again. Sources
are polled as often as they have news: twice as often after news, half as often again without.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.known import Answer, Known

FASTER, SLOWER = 0.5, 1.5
# After so many failures in a row an article is given up; a source never is.
MOST_FAILURES = 5
# Every so many polls nothing is asked to be left out, so that a server that says "not modified"
# of everything is found out.
UNCONDITIONAL = 4
GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
# A page that is not there any more is asked for once more: some are back an hour later.
GONE_AGAIN = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Pace:
    """How often an outlet's sources are polled, and when its articles are visited again.

    `revisits`: so long after the first fetch of an article.
    """

    shortest: timedelta = timedelta(minutes=10)
    longest: timedelta = timedelta(days=1)
    revisits: tuple[timedelta, ...] = (
        timedelta(minutes=10),
        timedelta(hours=1),
        timedelta(hours=6),
        timedelta(days=1),
        timedelta(days=7),
    )


def is_conditional(known: Known) -> bool:
    """Whether a visit may ask for changes only: there is a validator, and it can be believed."""
    if known.is_distrusted or known.digest is None or not (known.etag or known.last_modified):
        return False
    return (known.visits + 1) % UNCONDITIONAL != 0


def after_answer(known: Known, answer: Answer, pace: Pace) -> Known:
    """What is known of a URL after a visit that was answered.

    Args:
        known: before it.
        answer: what came.
        pace: of the outlet.
    """
    if answer.is_gone:
        return _gone(known, answer)
    if answer.status != HTTPStatus.NOT_MODIFIED and not _is_good(answer.status):
        return after_failure(known, answer.at, pace, status=answer.status)
    seen = replace(
        known,
        status=answer.status,
        visited_at=answer.at,
        fetched_at=known.fetched_at or answer.at,
        visits=known.visits + 1,
        failures=0,
        gone_at=None,
        is_distrusted=known.is_distrusted or _lies(known, answer),
    )
    if answer.status != HTTPStatus.NOT_MODIFIED:
        seen = replace(seen, etag=answer.etag, last_modified=answer.last_modified)
        if answer.digest != known.digest:
            seen = replace(
                seen,
                digest=answer.digest,
                record_id=answer.record_id,
                recorded_at=answer.at,
                changes=known.changes + (known.digest is not None),
            )
    if known.kind == "article":
        return replace(seen, next_at=next_revisit(seen, answer.at, pace))
    interval = next_interval(known.interval, answer.news, pace)
    return replace(seen, interval=interval, next_at=answer.at + interval)


def after_failure(known: Known, at: datetime, pace: Pace, *, status: int | None = None) -> Known:
    """What is known after a visit that came to nothing: it is put off, each time for longer."""
    failures = known.failures + 1
    wait = min(pace.longest, pace.shortest * 2 ** min(failures - 1, 10))
    given_up = known.kind == "article" and failures >= MOST_FAILURES
    return replace(
        known,
        status=status,
        visited_at=at,
        visits=known.visits + 1,
        failures=failures,
        next_at=None if given_up else at + wait,
    )


def next_interval(interval: timedelta | None, news: int, pace: Pace) -> timedelta:
    """How long to wait with the next poll of a source, which had so much news."""
    if interval is None:
        return pace.shortest
    wanted = interval * (FASTER if news else SLOWER)
    return max(pace.shortest, min(pace.longest, wanted))


def next_revisit(known: Known, now: datetime, pace: Pace) -> datetime | None:
    """When an article is due again: the next time of its schedule that is still to come.

    What was missed, since nobody was looking, is made up for by the visit that was just made.
    """
    first = known.fetched_at or now
    return next((first + wait for wait in pace.revisits if first + wait > now), None)


def _gone(known: Known, answer: Answer) -> Known:
    is_second = known.gone_at is not None
    is_source = known.kind != "article"
    again = answer.at + (known.interval or GONE_AGAIN if is_source else GONE_AGAIN)
    return replace(
        known,
        status=answer.status,
        visited_at=answer.at,
        visits=known.visits + 1,
        gone_at=known.gone_at or answer.at,
        next_at=None if is_second and not is_source else again,
    )


def _is_good(status: int) -> bool:
    return HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES


def _lies(known: Known, answer: Answer) -> bool:
    """Whether a validator stayed the same though the page has changed."""
    if answer.status == HTTPStatus.NOT_MODIFIED or known.digest in {None, answer.digest}:
        return False
    if known.etag and answer.etag:
        return known.etag == answer.etag
    return bool(known.last_modified) and known.last_modified == answer.last_modified
