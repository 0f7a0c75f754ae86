"""The rules against the labelled pages and texts of tests/etl/wire, and against real pages."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from etl.agencies import agencies

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[2]
# What is asked of the rules, on the invented pages and on the real ones.
PRECISION, RECALL, CONTRIBUTED_RECALL = 0.98, 0.97, 0.85


def _bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_wire", ROOT / "tools" / "bench_wire.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["bench_wire"] = module
    spec.loader.exec_module(module)
    return module


bench = _bench()


@cache
def invented() -> list[Any]:
    return [bench.judge(case) for case in bench.invented()]


def meets_the_goals(judged: list[Any]) -> None:
    wrong = [each.case.name for each in judged if not each.is_right]
    right, said, having = bench.precision_recall(judged, "full")
    assert right >= PRECISION * said, wrong
    assert right >= RECALL * having, wrong
    right, _, having = bench.precision_recall(judged, "contributed")
    assert right >= CONTRIBUTED_RECALL * having, wrong


def test_invented_pages_and_texts_are_told_as_a_reader_tells_them() -> None:
    meets_the_goals(invented())


def test_no_trap_gives_a_false_alarm() -> None:
    alarms = [
        each.case.name
        for each in invented()
        if each.case.is_trap and each.case.relation == "none" and each.verdict.relation != "none"
    ]
    assert alarms == []


def test_the_right_agency_is_named() -> None:
    wrong = [
        each.case.name
        for each in invented()
        if each.case.agency and each.verdict.agency not in {None, each.case.agency}
    ]
    assert wrong == []


def test_confidence_is_calibrated() -> None:
    claims = [each for each in invented() if each.verdict.agency]
    mean = sum(each.verdict.confidence for each in claims) / len(claims)
    right = sum(each.is_right for each in claims) / len(claims)
    assert abs(mean - right) < 0.1


def test_the_set_covers_many_languages_and_its_cases_are_sound() -> None:
    cases = list(bench.invented())
    assert max(Counter(case.name for case in cases).values()) == 1
    assert len(cases) >= 150
    known = {agency.key for agency in agencies()}
    assert {key for case in cases for key in case.agencies} <= known
    assert all((case.relation == "none") == (not case.agencies) for case in cases)


@pytest.mark.shared
def test_real_pages_are_told_as_their_readers_told_them() -> None:
    meets_the_goals([bench.judge(case) for case in bench.real() if case.is_sure])


@pytest.mark.shared
def test_crawled_texts_are_told_as_their_readers_told_them() -> None:
    meets_the_goals([bench.judge(case) for case in bench.real_texts() if case.is_sure])


@pytest.mark.shared
def test_every_real_page_has_a_label() -> None:
    labelled = {case.name for case in bench.real()}
    pages = {row["file"] for row in bench._rows(bench.SHARED / "html" / "index.jsonl")}
    assert labelled == pages
