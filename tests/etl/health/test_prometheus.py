"""The text file is what Prometheus reads, by its own strict rules."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.health.book import RunState, Totals
from crawler.health.finding import Finding
from crawler.home import Home
from crawler.tally import CrawlReport
from etl.errors import EtlError
from etl.health.checkup import Checkup
from etl.health.prometheus import exposition, write_prometheus
from etl.health.room import Built, Disk

NOW = datetime(2031, 4, 7, 12, tzinfo=UTC)
NAME = re.compile(r"[a-zA-Z_:][a-zA-Z0-9_:]*")
LABEL = re.compile(r'([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\\\|\\"|\\n)*)"(,|$)')
UNESCAPED = {r"\\": "\\", r"\"": '"', r"\n": "\n"}
Samples = dict[tuple[str, tuple[tuple[str, str], ...]], float]


def parsed(text: str) -> tuple[dict[str, str], Samples]:
    """Read the format strictly: HELP, TYPE, then the samples of that metric, each once."""
    assert text.endswith("\n")
    kinds: dict[str, str] = {}
    samples: Samples = {}
    lines, current = iter(text[:-1].split("\n")), ""
    for line in lines:
        if line.startswith("# HELP "):
            current = line.split(" ")[2]
            assert NAME.fullmatch(current)
            assert current not in kinds
            _, _, typed, kind = next(lines).split(" ")
            assert typed == current
            assert kind in {"counter", "gauge"}
            kinds[current] = kind
            continue
        head, _, value = line.rpartition(" ")
        name, brace, inside = head.partition("{")
        assert name == current
        labels = labels_of(inside.removesuffix("}")) if brace else ()
        assert (name, labels) not in samples
        samples[name, labels] = float(value)
    return kinds, samples


def labels_of(text: str) -> tuple[tuple[str, str], ...]:
    found, place = [], 0
    while place < len(text):
        match = LABEL.match(text, place)
        assert match, text[place:]
        value = re.sub(r"\\[\\\"n]", lambda each: UNESCAPED[each[0]], match[2])
        found.append((match[1], value))
        place = match.end()
    return tuple(found)


def checkup(slug: str = "post") -> Checkup:
    report = CrawlReport(slug, due=9, new=3, bytes=1234567, seconds=1.5)
    return Checkup(
        Home(Path("home")), NOW,
        findings=[Finding("no_run", "a", "b"), Finding("backlog", "a", "b", slug)],
        runs=[
            RunState(2, NOW, None, None),
            RunState(1, NOW - timedelta(minutes=9), NOW - timedelta(minutes=5), None),
        ],
        totals={slug: Totals(report, NOW - timedelta(minutes=5))},
        disk=Disk(5_000, 1_000, 10.0),
        built=Built("warehouse-000001.duckdb", NOW - timedelta(hours=1), 4, NOW),
    )  # fmt: skip


def test_the_file_holds_the_ledger_the_last_run_and_the_snapshot() -> None:
    kinds, samples = parsed(exposition(checkup()))
    post = (("outlet", "post"),)
    assert kinds["wirecopy_outlet_new_total"] == "counter"
    assert samples["wirecopy_outlet_new_total", post] == 3
    assert samples["wirecopy_outlet_bytes_total", post] == 1234567
    assert samples["wirecopy_outlet_seconds_total", post] == 1.5
    success = (NOW - timedelta(minutes=5)).timestamp()
    assert samples["wirecopy_outlet_last_success_timestamp_seconds", post] == success
    assert samples["wirecopy_run_duration_seconds", ()] == 240
    assert samples["wirecopy_run_ok", ()] == 1
    assert samples["wirecopy_snapshot_age_seconds", ()] == 3600
    assert samples["wirecopy_files_waiting", ()] == 4
    assert samples["wirecopy_disk_free_bytes", ()] == 5000
    assert samples["wirecopy_findings", (("kind", "backlog"),)] == 1
    assert samples["wirecopy_check_ok", ()] == 0
    assert samples["wirecopy_check_timestamp_seconds", ()] == NOW.timestamp()


def test_every_count_of_the_ledger_is_a_counter() -> None:
    from dataclasses import fields

    kinds, _ = parsed(exposition(checkup()))
    counts = {field.name for field in fields(CrawlReport)} - {"outlet"}
    counters = {name for name, kind in kinds.items() if kind == "counter"}
    assert counters == {f"wirecopy_outlet_{name}_total" for name in counts}


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_whatever_an_outlet_is_called_its_label_says_so(slug: str) -> None:
    _, samples = parsed(exposition(checkup(slug)))
    assert samples["wirecopy_outlet_due_total", (("outlet", slug),)] == 9


def test_of_an_empty_home_there_is_little_but_it_is_sound() -> None:
    _, samples = parsed(exposition(Checkup(Home(Path("home")), NOW)))
    assert samples["wirecopy_check_ok", ()] == 1
    assert not [name for name, _ in samples if "snapshot" in name or "run" in name]


def test_a_file_is_replaced_at_once_and_all_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "wirecopy.prom"
    path.write_text("before")
    with path.open() as reader:
        write_prometheus(path, "after\n")
        assert reader.read() == "before"
    assert path.read_text() == "after\n"
    assert path.stat().st_mode & 0o777 == 0o644
    assert [each.name for each in tmp_path.iterdir()] == ["wirecopy.prom"]


def test_where_no_file_can_be_written_one_line_says_so(tmp_path: Path) -> None:
    with pytest.raises(EtlError, match=r"^cannot write .*/none/x\.prom: No such file"):
        write_prometheus(tmp_path / "none" / "x.prom", "text\n")
