from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.agencies import (
    agencies,
    agency_named,
    agency_of_sign_off,
    agency_of_url,
    mentioned_in,
    names_agency,
)


def test_no_name_mark_or_domain_belongs_to_two_agencies() -> None:
    for field in ("names", "marks", "domains"):
        owners: dict[str, set[str]] = {}
        for agency in agencies():
            for value in getattr(agency, field):
                owners.setdefault(value.casefold(), set()).add(agency.key)
        assert {value for value, keys in owners.items() if len(keys) > 1} == set()


def test_every_agency_is_found_by_each_of_its_names_and_marks() -> None:
    for agency in agencies():
        for text in (*agency.names, *agency.marks):
            assert agency_named(text) == agency.key
            assert names_agency(f"({text})")


def test_domains_are_bare_hosts_and_prove_their_agency() -> None:
    for agency in agencies():
        for domain in agency.domains:
            assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", domain)
            assert agency_of_url(f"https://www.{domain}/story") == agency.key


@pytest.mark.parametrize(
    "url",
    ["https://notap.org.example/x", "https://apnews.com.example/x", "", "no url", "http://[::1"],
)
def test_a_look_alike_host_is_no_agency(url: str) -> None:
    assert agency_of_url(url) is None


@pytest.mark.parametrize("text", ["ap", "Ap", "Springfield Press", "AP Photo", "told AP", ""])
def test_what_only_contains_or_resembles_a_mark_names_no_agency(text: str) -> None:
    assert agency_named(text) is None


def test_the_longer_name_wins() -> None:
    (found,) = mentioned_in("Content of the Australian Associated Press, licensed.")
    assert found[0] == "AAP"


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("(Reporting by Jane Roe; Editing by John Doe)", "Reuters"),
        ("(Reporting by Jane Roe in Oakton; writing by John Doe; editing by A. Poe)", "Reuters"),
        ("(Reporting by Jane Roe)", None),
        ("(Additional reporting by Jane Roe; Editing by John Doe)", None),
        ("Reporting by Jane Roe; Editing by John Doe", None),
    ],
)
def test_a_last_line_may_have_a_form_that_one_agency_writes(line: str, agency: str | None) -> None:
    assert agency_of_sign_off(line) == agency


@given(st.text(max_size=100))
def test_any_text_may_be_asked_about(text: str) -> None:
    agency_named(text)
    agency_of_url(text)
    names_agency(text)
    for _, start, end in mentioned_in(text):
        assert agency_named(text[start:end]) is not None
