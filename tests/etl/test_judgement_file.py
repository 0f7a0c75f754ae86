"""The file of judgements: appended to by any number of processes, whole after any crash."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from etl.errors import EtlError
from etl.judgement import Judgement, Withdrawal
from etl.judgement_file import journal_of, passed_over, record

if TYPE_CHECKING:
    from collections.abc import Callable

    from crawler.home import Home
    from etl.judgement import Journal

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ONE = "https://post.example/ferry"


def same(number: int) -> Callable[[Journal, datetime], Judgement]:
    return lambda _, when: Judgement.of("same", ONE, f"https://echo.example/{number}", when)


def test_what_was_recorded_is_read(home: Home) -> None:
    assert journal_of(home).judgements == ()
    said = record(home, same(1))
    taken_back = record(home, lambda _, when: Withdrawal(said.judgement_id, when))
    journal = journal_of(home)
    assert (journal.judgements, journal.withdrawals) == ((said,), (taken_back,))


def test_a_line_is_later_than_all_before_though_the_clock_was_put_back(home: Home) -> None:
    future = datetime.now(UTC) + timedelta(days=400)
    record(home, lambda _, __: _at(future))
    assert record(home, same(2)).when == future + timedelta(microseconds=1)


def _at(when: datetime) -> Judgement:
    return Judgement.of("same", ONE, "https://echo.example/1", when)


def test_nothing_that_was_written_is_ever_changed(home: Home) -> None:
    before = b""
    for number in range(4):
        record(home, same(number))
        content = home.judgements.read_bytes()
        assert content.startswith(before)
        before = content


@pytest.mark.parametrize("kept", [1, 40, -2])
def test_a_line_that_a_crash_cut_off_stays_alone_and_is_told(home: Home, kept: int) -> None:
    record(home, same(1))
    with home.judgements.open("ab") as file:
        file.write(_at(NOON).line()[:kept])
    assert len(journal_of(home).judgements) == 1
    record(home, same(3))
    journal = journal_of(home)
    assert len(journal.judgements) == 2
    assert passed_over(home, journal) == [f"{home.judgements}, line 2: it is no JSON; passed over"]


def test_a_full_disk_leaves_the_file_as_it_was(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    record(home, same(1))
    before = home.judgements.read_bytes()
    write = os.write

    def half(descriptor: int, data: bytes) -> int:
        if len(data) < 20:
            raise OSError(28, "No space left on device")
        return write(descriptor, bytes(data[: len(data) // 2]))

    monkeypatch.setattr(os, "write", half)
    with pytest.raises(EtlError, match="No space left on device; nothing was judged"):
        record(home, same(2))
    assert home.judgements.read_bytes() == before


def test_a_decision_against_it_writes_nothing(home: Home) -> None:
    def refuse(_: Journal, __: datetime) -> Judgement:
        raise EtlError("no")

    with pytest.raises(EtlError, match="no"):
        record(home, refuse)
    assert home.judgements.read_bytes() == b""


def test_a_home_that_cannot_be_written_is_told_in_one_line(home: Home) -> None:
    home.path.parent.mkdir(exist_ok=True)
    home.path.write_text("a file")
    with pytest.raises(EtlError, match="cannot write to"):
        record(home, same(1))
    home.path.unlink()
    home.judgements.mkdir(parents=True)
    with pytest.raises(EtlError, match="Is a directory"):
        journal_of(home)


WRITER = """
import sys
from crawler.home import Home
from etl.judgement import Judgement
from etl.judgement_file import record
home, first = Home.resolve(sys.argv[1]), int(sys.argv[2])
for number in range(first, first + 1000):
    urls = "https://post.example/ferry", f"https://echo.example/{number}"
    record(home, lambda _, when: Judgement.of("same", *urls, when))
    print(number, flush=True)
"""


def writer(home: Home, first: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(home.path), str(first)],
        stdout=subprocess.PIPE,
        text=True,
    )


def test_what_was_said_to_be_recorded_survives_a_kill_and_other_writers(home: Home) -> None:
    running = [writer(home, 0), writer(home, 5000)]
    acknowledged = set()
    for process in running:
        assert process.stdout is not None
        acknowledged |= {process.stdout.readline().strip() for _ in range(5)}
    time.sleep(0.05)
    for process in running:
        process.kill()
        acknowledged |= set(process.communicate()[0].split("\n")[:-1])
    journal = journal_of(home)
    kept = {key.rpartition("/")[2] for each in journal.judgements
            for key in (each.url_key_a, each.url_key_b)}  # fmt: skip
    assert acknowledged <= kept
    assert len(acknowledged) >= 10
    assert len({each.when for each in journal.judgements}) == len(journal.judgements)
    record(home, same(99_999))
    assert len(journal_of(home).judgements) == len(journal.judgements) + 1
