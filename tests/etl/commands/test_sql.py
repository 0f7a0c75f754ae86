from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from crawler.home import Home


def test_json_has_ids_as_text_times_in_utc_and_intervals_in_seconds(ask: Any) -> None:
    query = (
        "select 18446744073709551615::ubigint as id, [1::ubigint] as ids, 1 as n, null as nothing,"
        " timestamptz '2024-03-01 12:00:00+02' as told_at, interval 90 minute as lag,"
        " date '2024-03-01' as day, 1.5 as share, 'nan'::double as odd, {'a': [true]} as nested"
    )
    assert ask("sql", query, "--json").rows == [
        {
            "id": "18446744073709551615",
            "ids": ["1"],
            "n": 1,
            "nothing": None,
            "told_at": "2024-03-01T10:00:00Z",
            "lag": 5400.0,
            "day": "2024-03-01",
            "share": 1.5,
            "odd": None,
            "nested": {"a": [True]},
        }
    ]


def test_an_answer_without_rows_is_an_empty_array(ask: Any) -> None:
    assert ask("sql", "from story where false", "--json").rows == []


def test_csv_has_a_header_and_the_values_of_json(ask: Any) -> None:
    done = ask("sql", "select external_id, authors from articles order by 1 limit 2", "--csv")
    assert list(csv.reader(io.StringIO(done.out))) == [
        ["external_id", "authors"],
        ["briefs", "[]"],
        ["lone", "[]"],
    ]


def test_a_query_comes_from_standard_input_too(ask: Any) -> None:
    done = ask("sql", "-", "--json", stdin=b"select 1 as a;\nselect 'b' as b")
    assert done.rows == [{"b": "b"}]


def test_a_table_fits_a_hundred_columns_and_never_cuts_an_id(ask: Any) -> None:
    query = "select story_id, article_id, headline, url from story_copies order by all"
    done = ask("sql", query)
    lines = done.out.splitlines()
    assert max(map(len, lines)) <= 100
    ids = ask("sql", query, "--json").rows
    assert all(row["article_id"] in done.out for row in ids)


@pytest.mark.parametrize(
    "command", [["sql", "from articles"], ["copies", "lone"], ["story", "lone"]]
)
def test_escape_sequences_in_a_headline_never_reach_the_terminal(
    command: list[str], ask: Any
) -> None:
    out = ask(*command).out
    assert "Evil" in out
    assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(out)


@pytest.mark.parametrize("query", ["selec 1", "drop view articles", "copy story to 'x.csv'", ""])
def test_a_refused_query_is_wrong_use_told_in_one_line(query: str, ask: Any) -> None:
    done = ask("sql", query)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("wirecopy: ")
    assert done.err.count("\n") == 1


def test_without_a_snapshot_every_answer_is_no(run: Any, tmp_path: Path) -> None:
    for words in (["sql", "select 1"], ["copies", "x"], ["story", "1"], ["status"], ["shell"]):
        done = run(tmp_path, *words)
        assert done.code == 1
        assert "run `wirecopy build`" in done.err


@pytest.mark.parametrize("words", [["sql", "from articles"], ["copies", "s1o1"], ["status"]])
def test_a_process_answers_within_a_second(words: list[str], built_home: Home) -> None:
    code = (
        "import sys; from etl.cli import main\n"
        "try: main()\n"
        "finally:\n"
        "    heavy = {'numpy', 'pyarrow', 'scrapy', 'datasketch', 'trafilatura'}\n"
        "    print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    line = [sys.executable, "-c", code, "--home", str(built_home.path), *words]
    # Seconds of the processor, not of the clock: others may be busy on the machine.
    before = os.times()
    done = subprocess.run(line, capture_output=True, text=True, check=True)
    after = os.times()
    assert done.stderr == "[]\n"
    assert sum(after[2:4]) - sum(before[2:4]) < 1
