"""A home's thresholds: read strictly, written without losing what else stands in the file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import EtlError
from etl.threshold_file import move, moved_in, thresholds_of
from etl.thresholds import (
    DEFAULTS,
    NAMES,
    Thresholds,
    WrongThresholdError,
    checked,
    listed,
    of_rows,
    of_values,
)

if TYPE_CHECKING:
    from crawler.home import Home

VALUES = {
    each.name: st.integers(0, 500) if isinstance(each.default_value, int) else st.floats(0, 1)
    for each in listed()
}
MOVED = st.fixed_dictionaries({}, optional=VALUES)


@pytest.fixture(autouse=True)
def made(home: Home) -> None:
    home.path.mkdir()


def test_without_a_file_a_home_has_the_defaults(home: Home) -> None:
    assert thresholds_of(home) == DEFAULTS


def test_a_file_names_the_thresholds_that_are_moved(home: Home) -> None:
    home.thresholds.write_text(
        "# stricter\nsame_covered = 0.95\nleast_words = 30 # words\ninside=1"
    )
    assert thresholds_of(home) == replace(DEFAULTS, same_covered=0.95, least_words=30, inside=1.0)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "same_coverd = 0.9",
            "no threshold is called 'same_coverd', perhaps same_covered is meant",
        ),
        ("banana = 1", "no threshold is called 'banana' (`wirecopy rethreshold` lists them)"),
        ("inside = 1.1", "inside is a share, a number from 0 to 1"),
        ("inside = -0.1", "inside is a share"),
        ("inside = nan", "inside is a share"),
        ("inside = true", "inside is a share"),
        ('inside = "0.5"', "inside is a share"),
        ("[inside]\nvalue = 1", "inside is a share"),
        ("least_words = 2.5", "least_words is a count, a whole number from 0 on"),
        ("least_words = -1", "least_words is a count"),
        ("least_words = true", "least_words is a count"),
        ("inside = ", "is not TOML: "),
        ("inside = 0.5\ninside = 0.5", "is not TOML: "),
        (f"least_words = {'9' * 5000}", "is not TOML: "),
        (f"x = {'[' * 5000}", "is not TOML: "),
        ("# \udcff", "is not UTF-8"),
        ("#" * 1_000_001, "too large"),
    ],
)
def test_a_wrong_file_is_told_in_one_line_that_says_where_and_what_to_do(
    text: str, says: str, home: Home
) -> None:
    home.thresholds.write_text(text, "utf-8", errors="surrogateescape")
    with pytest.raises(EtlError) as told:
        thresholds_of(home)
    assert str(told.value).startswith(f"{home.thresholds}: {says}")
    assert "mend or remove" in str(told.value)
    assert told.value.exit_code == 2


def test_what_is_no_file_is_told_too(home: Home) -> None:
    home.thresholds.mkdir()
    with pytest.raises(EtlError, match=r"thresholds\.toml: cannot be read: Is a directory"):
        thresholds_of(home)


@given(MOVED)
def test_every_set_of_thresholds_survives_the_file_and_the_table(
    home_of: Home, moved: dict[str, float]
) -> None:
    move(home_of, moved)
    assert moved_in(home_of) == moved
    assert home_of.thresholds.exists() == bool(moved)
    expected = of_values(moved)
    assert thresholds_of(home_of) == expected
    assert of_rows((each.name, float(each.value)) for each in listed(expected)) == expected


@pytest.fixture(scope="module")
def home_of(tmp_path_factory: pytest.TempPathFactory) -> Home:
    from crawler.home import Home

    return Home(tmp_path_factory.mktemp("home"))


def test_comments_stay_and_only_the_values_change(home: Home) -> None:
    home.thresholds.write_text("# of 2026\n inside = 0.4 # was tried\n\nrelated = 0.3\n")
    move(home, {"inside": 0.45, "least_words": 30})
    assert home.thresholds.read_text() == (
        "# of 2026\n inside = 0.45 # was tried\n\nleast_words = 30  # 25 by default\n"
    )
    move(home, {})
    assert home.thresholds.read_text() == "# of 2026\n\n"


def test_a_file_that_was_written_otherwise_comes_out_right_all_the_same(home: Home) -> None:
    home.thresholds.write_text('"inside" = 0.4\n')
    move(home, {"inside": 0.45})
    assert moved_in(home) == {"inside": 0.45}


def test_a_wrong_file_is_not_overwritten(home: Home) -> None:
    home.thresholds.write_text("insid = 0.4\n")
    with pytest.raises(EtlError):
        move(home, {"inside": 0.45})
    assert home.thresholds.read_text() == "insid = 0.4\n"


def test_a_file_that_cannot_be_written_is_as_it_was(home: Home) -> None:
    home.thresholds.write_text("inside = 0.4\n")
    home.thresholds.with_name(".thresholds.toml.partial").mkdir()
    with pytest.raises(EtlError, match=r"cannot write .*; it is as it was"):
        move(home, {"inside": 0.45})
    assert moved_in(home) == {"inside": 0.4}


def test_each_threshold_says_what_it_means_and_what_it_may_be() -> None:
    assert [each.name for each in listed()] == list(NAMES)
    assert all(each.meaning.endswith(".") and each.value == each.default_value for each in listed())
    for name in NAMES:
        with pytest.raises(WrongThresholdError, match=f"^{name} is a "):
            checked(name, -1)


def test_a_table_of_a_later_program_gives_the_thresholds_that_are_known() -> None:
    assert of_rows([("inside", 0.4), ("brightness", 7.0)]) == Thresholds(inside=0.4)
