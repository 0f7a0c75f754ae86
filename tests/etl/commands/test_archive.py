from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from crawler.archive import Archive
from crawler.exchange import Exchange
from crawler.home import Home
from etl.cli import cli
from etl.errors import EtlError

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def index(home: Home, *options: str) -> Result:
    return CliRunner().invoke(cli, ["--home", str(home.path), "archive", "index", *options])


def write_segment(home: Home) -> Path:
    archive = Archive(home.segments, "x")
    moment = datetime(2026, 3, 2, 8, tzinfo=UTC)
    archive.write(
        Exchange("https://post.example/a", "GET", (), 200, (), b"tide", moment, None, None)
    )
    archive.close()
    return archive.completed[0]


def test_the_index_of_all_segments_is_made_where_it_is_said_to_be(home: Home) -> None:
    first, second = write_segment(home), write_segment(home)
    first.with_name(first.name.replace(".warc.gz", ".cdxj")).unlink()
    done = index(home, "--json")
    assert done.exit_code == 0
    said = json.loads(done.output)
    assert (said["segments"], said["indexed_anew"]) == (2, 1)
    lines = home.segments.joinpath("index.cdxj").read_text("utf-8").splitlines()
    assert said["index"] == str(home.segments / "index.cdxj")
    assert [first.name in line or second.name in line for line in lines] == [True, True]
    assert "Segments: 2; indexed anew: 0" in index(home).output


def test_where_there_is_no_segment_the_command_says_what_to_do(home: Home) -> None:
    with pytest.raises(EtlError, match="run `wirecopy crawl` first"):
        raise_of(index(home))


@pytest.mark.parametrize(
    "bytes_",
    [b"no archive", gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\n\r\n", mtime=0)[:-9]],
)
def test_a_file_that_is_no_segment_is_named(home: Home, bytes_: bytes) -> None:
    home.segments.mkdir(parents=True)
    home.segments.joinpath("mine.warc.gz").write_bytes(bytes_)
    with pytest.raises(EtlError, match=r"mine\.warc\.gz: no .*; take the file out"):
        raise_of(index(home))


def raise_of(done: Result) -> None:
    assert done.exception is not None
    raise done.exception
