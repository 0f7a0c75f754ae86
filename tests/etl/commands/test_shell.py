from __future__ import annotations

import json
from typing import Any

from etl.commands.shell import entries


def test_lines_are_put_together_until_a_semicolon() -> None:
    lines = iter(["select 1", "  as a;", "", ".tables", "select ';", "x';", "last", None])
    assert list(entries(lambda _: next(lines))) == [
        "select 1\n  as a;",
        ".tables",
        "select ';",
        "x';",
        "last",
    ]


def test_ctrl_c_throws_away_what_was_typed() -> None:
    typed = iter(["select 1", KeyboardInterrupt, "select 2;", None])

    def read(_prompt: str) -> str | None:
        line = next(typed)
        if isinstance(line, type):
            raise line
        return line

    assert list(entries(read)) == ["select 2;"]


def test_piped_queries_are_answered_one_after_the_other(ask: Any) -> None:
    done = ask("shell", "--json", stdin=b"select 1\n as a;\nselect count(*) as n from articles;\n")
    assert done.code == 0
    first, _, second = done.out.partition("]\n")
    assert json.loads(first + "]") == [{"a": 1}]
    assert json.loads(second) == [{"n": 10}]


def test_views_and_their_columns_are_described(ask: Any) -> None:
    out = ask("shell", stdin=b".tables\n.schema story_copies\n.help\n").out
    assert "canonical_articles" in out
    assert "INTERVAL" in out
    assert ".quit" in out


def test_a_failed_query_does_not_end_the_shell_but_shows_in_its_exit_code(ask: Any) -> None:
    done = ask("shell", stdin=b"selec;\n.nix\n.schema nix\nselect 42 as answer;\n")
    assert "42" in done.out
    assert done.err.count("wirecopy: ") == 3
    assert done.code == 2


def test_nothing_after_quit_is_run(ask: Any) -> None:
    done = ask("shell", stdin=b"select 41 as a;\n.quit\nselect 42 as a;\n")
    assert "41" in done.out
    assert "42" not in done.out
