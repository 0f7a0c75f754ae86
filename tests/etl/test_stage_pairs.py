from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import duckdb
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.home import Home
from etl import meetings
from etl.ingest import ingest
from etl.pipeline import build
from etl.stage_pairs import chunks
from tools.planted import planted
from tools.planted.files import write_jsonl

ID = st.integers(1, 30)


@given(st.sets(st.tuples(ID, ID).filter(lambda pair: pair[0] < pair[1])), st.integers(2, 12))
def test_each_pair_is_in_one_chunk(drawn: set[tuple[int, int]], texts: int) -> None:
    pairs = np.array(sorted(drawn), dtype=np.uint64).reshape(-1, 2)
    found = [chunk.tolist() for chunk in chunks(pairs, texts)]
    assert sorted(tuple(pair) for chunk in found for pair in chunk) == sorted(drawn)
    assert all(len(np.unique(chunk)) <= max(texts, 2) for chunk in found)


def test_texts_of_one_form_share_a_chunk_though_a_chain_connects_all_forms() -> None:
    forms, size = 10, 20
    everything = np.random.default_rng(1).permutation(np.arange(1, 1 + forms * size))
    parts = everything.reshape(forms, size)
    pairs = [(a, b) for part in parts for a in part for b in part if a < b]
    chain = [tuple(sorted((one[0], other[0]))) for one, other in pairwise(parts)]
    told = np.array(sorted(pairs + chain), dtype=np.uint64)
    held = sum(len(np.unique(chunk)) for chunk in chunks(told, 2 * size))
    assert held <= 2 * forms * size


def test_candidates_are_the_same_in_however_many_parts_they_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = tmp_path / "world.jsonl"
    write_jsonl(planted(150), world, tmp_path / "labels.jsonl")
    found = []
    for part in (meetings.HASHES_A_PART, 100):
        monkeypatch.setattr(meetings, "HASHES_A_PART", part)
        monkeypatch.setattr(meetings, "ROWS_A_SLICE", part)
        home = Home(tmp_path / str(part))
        ingest(home, [world])
        build(home, workers=1)
        with duckdb.connect(str(home.current), read_only=True) as connection:
            found.append(connection.execute("from pair order by all").fetchall())
    assert len(found[0]) > 100
    assert found[0] == found[1]
