from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.byline import agency_from_place, is_byline, parse_byline


@pytest.mark.parametrize(
    ("printed", "authors", "agency"),
    [
        ("By Jane Roe", ("Jane Roe",), None),
        ("By JANE ROE", ("Jane Roe",), None),
        ("By JANE ROE, Associated Press", ("Jane Roe",), "AP"),
        ("By JANE ROE, AP Sports Writer", ("Jane Roe",), "AP"),
        ("By JANE ROE AP Sports Writer", ("Jane Roe",), "AP"),
        ("By Jane Roe, Associated Press Writer", ("Jane Roe",), "AP"),
        ("By JANE ROE and JOHN DOE, Associated Press", ("Jane Roe", "John Doe"), "AP"),
        ("By Jane Roe | The Associated Press", ("Jane Roe",), "AP"),
        ("By Jane Roe of The Associated Press", ("Jane Roe",), "AP"),
        ("JANE ROE, Associated Press", ("Jane Roe",), "AP"),
        ("By The Associated Press", (), "AP"),
        ("The Associated Press — By JANE ROE - AP Business Writer", ("Jane Roe",), "AP"),
        ("By AP", (), "AP"),
        ("AP Staff", (), "AP"),
        ("Afp Afp", (), "AFP"),
        ("Reuters Staff", (), "Reuters"),
        ("Associated Press in Harbor City", (), "AP"),
        ("AFP, HARBOR CITY", (), "AFP"),
        ("Von Jana Roh, dpa", ("Jana Roh",), "dpa"),
        ("Jane Roe Travel News Reporter", ("Jane Roe",), None),
        ("By Jane Roe, Staff Writer", ("Jane Roe",), None),
    ],
)
def test_people_and_agency_are_told_apart(
    printed: str, authors: tuple[str, ...], agency: str | None
) -> None:
    byline = parse_byline(printed)
    assert (byline.authors, byline.agency, byline.shared) == (authors, agency, False)


@pytest.mark.parametrize("printed", ["By Jane Roe with AP", "Von Jane Roe mit AP"])
def test_a_byline_shared_with_an_agency_says_so(printed: str) -> None:
    byline = parse_byline(printed)
    assert (byline.authors, byline.agency, byline.shared) == (("Jane Roe",), "AP", True)


@pytest.mark.parametrize(
    "role",
    ["admin", "Staff", "web desk", "Newsroom", "Agencies", "News Desk", "Staff Reporter", "Editor"],
)
def test_a_role_of_the_publishing_system_is_no_byline(role: str) -> None:
    for printed in (role, f"by {role}", f"By {role}"):
        byline = parse_byline(printed)
        assert byline.printed is None
        assert byline.authors == ()
        assert byline.role is not None


def test_an_outlet_may_declare_roles_of_its_own() -> None:
    assert parse_byline("By Harbor Herald", roles=("harbor herald",)).printed is None


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Associated Press in Harbor City", "AP"),
        ("AFP, HARBOR CITY", "AFP"),
        ("Reuters, AFP", None),
        ("AP in talks with ferry crews", None),
        ("PA in crisis", None),
        ("AFP, says the mayor", None),
    ],
)
def test_an_agency_writes_from_a_place(text: str, agency: str | None) -> None:
    assert agency_from_place(text) == agency


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Roe",
        "BY JANE ROE",
        "JANE ROE, Associated Press",
        "JANE ROE Associated Press",
        "JANE ROE and JOHN DOE Associated Press",
        "The Associated Press — By JANE ROE - AP Business Writer",
        "By AP",
        "by admin",
    ],
)
def test_a_line_of_its_own_is_a_byline(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "By noon the water had reached the second floor.",
        "By then nobody was left on the pier",
        "The mayor told The Associated Press",
        "Von der Brücke ist nichts geblieben",
        "Jane Roe",
        "",
    ],
)
def test_a_sentence_or_a_bare_name_is_no_byline(line: str) -> None:
    assert not is_byline(line)


@given(st.text(max_size=300))
def test_any_text_is_parsed_without_an_error(text: str) -> None:
    is_byline(text)
    byline = parse_byline(text)
    assert not any(author != author.strip() for author in byline.authors)


@pytest.mark.parametrize("piece", ["A ", "By ", "AP ", "writer ", "a, and ", "sports ", ".'-", "|"])
def test_a_hostile_text_is_parsed_at_once(piece: str) -> None:
    started = time.perf_counter()
    parse_byline("By " + piece * (100_000 // len(piece)))
    is_byline("By " + piece * (100_000 // len(piece)))
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(
    "line",
    ["By the Numbers", "By Car and Train to Oakton", "By the book", "By Sea for the First Time"],
)
def test_a_heading_is_no_byline(line: str) -> None:
    assert not is_byline(line)
    assert parse_byline(line.removeprefix("By ")).authors == ()


@pytest.mark.parametrize(
    "line",
    ["By Ludwig van der Berg and Ana de la Cruz", "Por María del Mar Roh", "By Abd al-Rahman Roh"],
)
def test_small_words_in_names_make_no_heading_of_a_byline(line: str) -> None:
    assert is_byline(line)
    assert parse_byline(line).authors


@pytest.mark.parametrize(
    "printed",
    ["Jane Roe in Oakton and John Doe at Elm", "By Jane Roe for the Harbor Post and John Doe"],
)
def test_where_and_for_whom_people_write_is_no_part_of_their_names(printed: str) -> None:
    assert parse_byline(printed).authors == ("Jane Roe", "John Doe")


def test_names_that_a_page_glues_to_the_agency_s_are_parted() -> None:
    line = "Jane Roe, John Doe and Ada QuillAssociated Press"
    assert is_byline(line)
    found = parse_byline(line)
    assert (found.authors, found.agency) == (("Jane Roe", "John Doe", "Ada Quill"), "AP")


def test_the_syndicate_in_brackets_behind_a_paper_s_name_is_the_supplier() -> None:
    found = parse_byline("By Jane Roe Los Angeles Times (TNS)")
    assert (found.authors, found.agency) == (("Jane Roe",), "TNS")
