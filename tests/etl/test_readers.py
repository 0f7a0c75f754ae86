from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from crawler.home import Home
from etl.capture import Capture, Rejection
from etl.ingest import ingest
from etl.register import Register

from .conftest import PAGE, items, read_all, reasons, write_rows


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])
def test_a_row_is_a_capture_found_again_by_its_offset(
    home: Home, tmp_path: Path, suffix: str
) -> None:
    rows = [
        {"url": "https://one.example/a", "text": "The mill closed.", "headline": "Mill"},
        {"id": "x-7", "text": "A ferry left.", "published": "2026-03-01", "outlet": "one"},
    ]
    data = "".join(json.dumps(row) + "\n" for row in rows).encode()
    path = tmp_path / f"a{suffix}"
    path.write_bytes(gzip.compress(data) if suffix.endswith("gz") else data)
    ingest(home, [path])
    first, second = items(home)
    assert isinstance(first, Capture)
    assert isinstance(second, Capture)
    assert (first.url, first.given.headline) == ("https://one.example/a", "Mill")
    assert (second.url, second.given.external_id) == ("urn:wirecopy:one:x-7", "x-7")
    again = read_all(home, second.position)
    assert [each.item for each in again] == [second]


def test_bad_rows_are_rejections_and_lose_nothing_that_is_good(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        b'{"text": "The mill closed.", "id": 1}\n'
        b"{not json\n"
        b"[1, 2]\n"
        b'{"id": 2}\n'
        b'{"id": 3, "text": "x", "fetched_at": "yesterday"}\n'
        b'{"id": 4, "html_file": "gone.html"}\n'
        b"\xff\xfe\n"
        b'{"text": "A ferry left.", "id": 5}\n'
    )
    ingest(home, [path])
    good = [item.given.external_id for item in items(home) if isinstance(item, Capture)]
    assert good == ["1", "5"]
    assert reasons(home) == ["bad_row"] * 4 + ["missing_page_file", "bad_row"]


def test_page_files_named_by_rows_come_into_the_archive(home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "rows"
    folder.mkdir()
    (folder / "page.html.gz").write_bytes(gzip.compress(PAGE))
    write_rows(folder / "a.jsonl", [{"url": "https://one.example/a", "html_file": "page.html.gz"}])
    ingest(home, [folder / "a.jsonl"])
    (folder / "page.html.gz").unlink()
    (capture,) = items(home)
    assert isinstance(capture, Capture)
    assert (capture.kind, capture.payload) == ("html", PAGE)


def test_a_parquet_row_is_a_capture_found_again_by_its_number(home: Home, tmp_path: Path) -> None:
    table = pa.table(
        {
            "id": list(range(600)),
            "text": [f"Ferry number {n} left the pier." for n in range(600)],
            "unknown": [None] * 600,
        }
    )
    pq.write_table(table, tmp_path / "a.parquet")
    ingest(home, [tmp_path / "a.parquet"])
    everything = items(home)
    assert [item.position for item in everything] == list(range(600))
    assert [each.item for each in read_all(home, 300)] == everything[300:]


def test_a_damaged_parquet_file_is_one_rejection(home: Home, tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and then nothing")
    ingest(home, [tmp_path / "a.parquet"])
    assert reasons(home) == ["unreadable_file"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [(Path.unlink, "missing_file"), (lambda path: path.write_text("longer"), "altered_file")],
)
def test_a_file_that_changed_behind_our_back_is_not_believed(
    home: Home, tmp_path: Path, change: Any, reason: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The mill closed.")
    ingest(home, [path], in_place=True)
    change(path)
    assert reasons(home) == [reason]


def test_a_gzip_bomb_is_refused_before_it_unfolds(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "bomb.html.gz"
    with gzip.open(path, "wb") as stream:
        for _ in range(64):
            stream.write(b" " * (1 << 20))
    ingest(home, [path])
    assert reasons(home) == ["too_large"]


def test_a_file_without_a_record_is_a_rejection(home: Home, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n\n")
    ingest(home, [tmp_path / "a.jsonl"])
    assert reasons(home) == ["empty"]


def test_a_parquet_value_that_cannot_be_read_rejects_its_row_only(
    home: Home, tmp_path: Path
) -> None:
    table = pa.table(
        {
            "id": ["good", "bad"],
            "text": ["The mill closed.", "A ferry left."],
            "fetched_at": pa.array([0, 1], pa.timestamp("ns", tz="UTC")),
        }
    )
    pq.write_table(table, tmp_path / "a.parquet")
    ingest(home, [tmp_path / "a.parquet"])
    first, second = items(home)
    assert isinstance(first, Capture)
    assert isinstance(second, Rejection)
    assert second.reason == "bad_row"


@pytest.mark.parametrize("name", ["n" * 250 + ".txt", "caf\udce9.txt", "-rf;$(x).txt"])
def test_awkward_file_names_stop_nothing(home: Home, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("The mill closed.")
    (tmp_path / "plain.txt").write_text("A ferry left.")
    ingest(home, [tmp_path / name, tmp_path / "plain.txt"])
    with Register.open(home) as register:
        assert len(register.files()) == 2
