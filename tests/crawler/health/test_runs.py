"""Whether runs come as they used to, and end well."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from crawler.health.book import RunState
from crawler.health.runs import run_findings

NOW = datetime(2031, 4, 7, 12, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def every(interval: timedelta, number: int, last: datetime) -> list[RunState]:
    starts = [last - place * interval for place in range(number)]
    return [
        RunState(number - place, start, start + MINUTE, None) for place, start in enumerate(starts)
    ]


def kinds(runs: list[RunState]) -> list[str]:
    return [each.kind for each in run_findings(runs, NOW)]


def test_a_book_without_runs_says_that_nothing_was_crawled() -> None:
    assert kinds([]) == ["no_run"]


def test_runs_that_come_as_usual_are_well() -> None:
    assert kinds(every(10 * MINUTE, 20, NOW - 10 * MINUTE)) == []
    assert kinds(every(24 * HOUR, 20, NOW - 30 * HOUR)) == []


def test_a_run_is_missed_by_the_rhythm_of_those_before() -> None:
    assert kinds(every(10 * MINUTE, 20, NOW - 3 * HOUR)) == ["no_run"]
    assert kinds(every(24 * HOUR, 20, NOW - 80 * HOUR)) == ["no_run"]


def test_after_few_runs_the_next_one_is_missed_after_a_day() -> None:
    assert kinds(every(10 * MINUTE, 2, NOW - 20 * HOUR)) == []
    assert kinds(every(10 * MINUTE, 2, NOW - 30 * HOUR)) == ["no_run"]


def test_a_run_without_an_end_goes_on_or_has_died() -> None:
    assert kinds([RunState(1, NOW - HOUR, None, None)]) == []
    assert kinds([RunState(1, NOW - 13 * HOUR, None, None)]) == ["run_not_ended"]


def test_a_run_that_was_broken_off_is_told_with_its_problem() -> None:
    run = RunState(7, NOW - HOUR, NOW - HOUR, "the archive cannot be written: no space left")
    (found,) = run_findings([run], NOW)
    assert found.kind == "run_problem"
    assert "run 7 was broken off: the archive cannot be written" in found.says
