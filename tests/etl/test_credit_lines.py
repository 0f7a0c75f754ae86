from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.agencies import Agency, agencies
from etl.authors import credits_of_byline
from etl.byline import parse_byline
from etl.credit_lines import credits_of_furniture, credits_of_sign_off
from etl.dateline import find_dateline
from etl.evidence import rules
from etl.formats import sniff
from etl.lines import classify

PROSE = (
    "The harbor ferry stopped on Tuesday after its crews walked out over hours, the board said.",
    "Nobody could say when it would sail again, and the islanders began to share heating oil.",
)


def found_in(*lines: str) -> list[tuple[str, str, str]]:
    """Agency, rule and role of each credit of a page with these lines below its prose."""
    credits_found = credits_of_furniture(classify([*PROSE, *lines], None))
    return [(each.agency, each.rule, each.role) for each in credits_found]


def only(agency: str, rule: str, role: str) -> list[tuple[str, str, str]]:
    return [(agency, rule, role)]


@pytest.mark.parametrize("agency", agencies(), ids=lambda agency: agency.key)
def test_each_agency_is_credited_by_dateline_tagline_and_byline(agency: Agency) -> None:
    name = agency.name
    dateline = find_dateline(f"OAKTON ({name}) — {PROSE[0]}")
    assert dateline is not None
    assert dateline.agency == agency.key
    assert found_in(f"Source: {name}") == only(agency.key, "tagline_mark", "full")
    (byline,) = credits_of_byline(parse_byline(f"By Jane Roe, {name}"), "page_text")
    assert byline.agency == agency.key


@pytest.mark.parametrize(
    ("key", "mark"), [(agency.key, mark) for agency in agencies() for mark in agency.marks]
)
def test_each_mark_is_read_in_a_dateline_and_as_a_labelled_sign_off(key: str, mark: str) -> None:
    dateline = find_dateline(f"OAKTON ({mark}) — {PROSE[0]}")
    assert dateline is not None
    assert dateline.agency == key
    assert [each[0] for each in found_in(f"Source: {mark}")] == [key]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- AP", only("AP", "tagline_mark", "full")),
        ("(Reuters)", only("Reuters", "tagline_mark", "full")),
        ("Fuente: EFE", only("EFE", "tagline_mark", "full")),
        ("AP-WF-05-09-17 0056GMT", only("AP", "tagline_mark", "full")),
        (
            "Copyright 2026 The Associated Press. All rights reserved. Not to be redistributed.",
            only("AP", "notice_agency", "full"),
        ),
        ("© 2024 AFP", only("AFP", "notice_agency", "full")),
        ("(c) dpa-infocom", only("dpa", "notice_agency", "full")),
        (
            "AAP content is owned by or licensed to Australian Associated Press",
            only("AAP", "notice_agency", "full"),
        ),
        (
            "This story has been published from the PTI agency feed without changes to the text.",
            only("PTI", "published_from_feed", "full"),
        ),
        (
            "AP writers Jane Roe in Oakton and John Doe in Elm contributed to this report.",
            only("AP", "sign_off_writers", "full"),
        ),
        (
            "Associated Press writer Jane Roe contributed to this report.",
            only("AP", "sign_off_writers", "full"),
        ),
        (
            "This report by The Canadian Press was first published Feb. 22, 2024.",
            only("CP", "sign_off_form", "full"),
        ),
        ("(Reporting by Jane Roe; Editing by John Doe)", only("Reuters", "sign_off_form", "full")),
        ("With files from Reuters", only("Reuters", "inputs_line", "contributed")),
        ("(With inputs from PTI)", only("PTI", "inputs_line", "contributed")),
        (
            "The Associated Press contributed to this report.",
            only("AP", "contributed_line", "contributed"),
        ),
        ("Additional reporting from PA", only("PA", "contributed_line", "contributed")),
        ("jr/dpa", only("dpa", "contributed_line", "contributed")),
        ("Follow AP coverage at https://apnews.com/hub", only("AP", "sign_off_form", "full")),
        ("A ferry. (AP Photo/Jane Roe)", only("AP", "photo_credit", "photo")),
        ("Photo: AFP", only("AFP", "photo_credit", "photo")),
    ],
)
def test_a_last_line_credits_its_agency_with_what_it_gave(
    line: str, expected: list[tuple[str, str, str]]
) -> None:
    assert found_in(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "The mayor told The Associated Press that the ferry would sail again by Friday.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "©2026 Harbor Post. All rights reserved. This material may not be published or rewritten.",
        "With inputs from agencies",
        "Soldiers of the Armed Forces of Norland (AFP) guarded the pier.",
        "The government of Andhra Pradesh (AP) closed the port.",
        "An AP Poll found that riders want the ferry back.",
        "The school is 14th in the AP Top 25.",
        "The warning was issued by the National Weather Service.",
        "By Jane Roe",
    ],
)
def test_what_only_mentions_an_agency_credits_none(line: str) -> None:
    assert found_in(line) == []


def test_a_notice_of_the_outlet_that_names_an_agency_later_credits_none() -> None:
    line = "Copyright 2026 Harbor Post. All rights reserved. Some photos come from Reuters."
    assert found_in(line) == []


def test_a_mark_that_closes_a_box_inside_the_story_signs_the_box_only() -> None:
    lines = [*PROSE, "Ferry one: 40 years", "Ferry two: 12 years", "(AP)", PROSE[1]]
    assert list(credits_of_furniture(classify(lines, None))) == []


def test_a_sign_off_counts_though_the_page_goes_on_below() -> None:
    below = "The zoo has a new bear, which is said to be friendly and fond of apples and pears."
    lines = [*PROSE, "- AP", below]
    (credit,) = credits_of_furniture(classify(lines, None))
    assert (credit.agency, credit.rule) == ("AP", "tagline_mark")


def test_a_mark_above_the_story_is_a_weaker_label() -> None:
    (credit,) = credits_of_furniture(classify(["AFP", *PROSE], None))
    assert credit.rule == "source_label"
    assert credit.weight < rules()["tagline_mark"].weight


@given(
    st.lists(
        st.sampled_from(
            [
                *PROSE,
                "- AP",
                "(Reuters)",
                "With files from AFP",
                "© 2024 AFP",
                "jr/dpa",
                "Photo: EFE",
            ]
        )
        | st.text(st.characters(exclude_characters="\n"), max_size=60),
        max_size=10,
    )
)
def test_the_offsets_of_a_credit_slice_back_to_its_quote(lines: list[str]) -> None:
    page = "\n".join(lines)
    for credit in credits_of_furniture(classify(lines, None)):
        assert page[credit.start : credit.end] == credit.quote


def test_a_sign_off_that_only_the_markup_shows_has_no_place_in_the_text() -> None:
    (credit,) = credits_of_sign_off("Quelle: abend.example, jro/dpa")
    assert (credit.agency, credit.role, credit.found_in) == ("dpa", "contributed", "markup")
    assert (credit.start, credit.end) == (None, None)


@pytest.mark.parametrize("piece", ["AP ", "(AP) ", "© AP. ", "contributed AP, ", "a/AP/", ". "])
def test_hostile_lines_are_searched_at_once(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    started = time.perf_counter()
    list(credits_of_furniture(classify([text, text[:1900], f"© {text[:1900]}"], None)))
    list(credits_of_sign_off(text[:300]))
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(
    ("ending", "agencies_named", "role"),
    [
        (" (dpa/afp)", ["dpa", "AFP"], "full"),
        (" (mxr/dpa/AFP)", ["dpa", "AFP"], "contributed"),
        (" /TT", ["TT"], "full"),
        (" (PAP) jko/ mok/", ["PAP"], "full"),
        (" —WITH A REPORT FROM AGENCE FRANCE-PRESSE", ["AFP"], "contributed"),
    ],
)
def test_a_sign_off_behind_the_last_sentence_is_a_line_for_itself(
    ending: str, agencies_named: list[str], role: str
) -> None:
    lines = classify([PROSE[0], PROSE[1] + ending], None)
    assert [line.text for line in lines[:2]] == list(PROSE)
    found = list(credits_of_furniture(lines))
    assert [each.agency for each in found] == agencies_named
    assert {each.role for each in found} == {role}


@pytest.mark.parametrize("opening", [b"<p>Rain.</p>", b"<article><h1>Rain</h1>", b"\n<div>Rain"])
def test_a_piece_of_a_page_is_html(opening: bytes) -> None:
    assert sniff(opening) == "html"


@pytest.mark.parametrize("text", [b"<price unknown> Rain", b"< p > Rain", b"Rain <p>"])
def test_a_text_that_only_has_such_signs_is_no_html(text: bytes) -> None:
    assert sniff(text) == "text"
