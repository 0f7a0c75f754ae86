from __future__ import annotations

import pytest

from etl.credit import Credit
from etl.doubt import doubted
from etl.false_friends import has_false_friend, is_spelled_out, means_another


def rule_of(  # noqa: PLR0913 - a credit, and the page where it stands
    agency: str,
    mark: str,
    text: str,
    language: str | None = "en",
    *,
    rule: str = "tagline_mark",
    quote: str | None = None,
) -> str:
    credit = Credit(agency, rule, quote or mark, named=mark)
    (found,) = doubted([credit], language, text)
    return found.rule


@pytest.mark.parametrize(
    ("agency", "mark", "text"),
    [
        ("AFP", "AFP", "Soldiers of the Armed Forces of the Philippines guarded the pier."),
        ("UPI", "UPI", "The stall takes Unified Payments Interface codes."),
        ("AP", "AP", "Schools of Andhra Pradesh reopen on Monday."),
        ("PTI", "PTI", "Pakistan Tehreek-e-Insaf called off its march."),
        ("AAP", "AAP", "The Aam Aadmi Party named its candidates."),
        ("PA", "PA", "A train stopped in Pennsylvania."),
        ("Bloomberg", "Bloomberg", "Michael Bloomberg gave the money."),
    ],
)
def test_a_mark_whose_false_friend_is_spelled_out_on_the_page_is_doubted(
    agency: str, mark: str, text: str
) -> None:
    assert has_false_friend(agency, text)
    assert rule_of(agency, mark, text) == "doubtful_mark"
    assert rule_of(agency, mark, "The ferry stopped.") == "tagline_mark"


def test_a_spelled_out_name_has_no_false_friend() -> None:
    text = "Schools of Andhra Pradesh reopen on Monday."
    assert rule_of("AP", "The Associated Press", text) == "tagline_mark"


@pytest.mark.parametrize(
    ("mark", "before"),
    [
        ("AP", "Das ist der Arbeitspreis"),
        ("AFP", "the marker Alphafetoprotein"),
        ("AGI", "called Artificial General Intelligence"),
        ("PA", "the Palestinian Authority"),
        ("TT", "in Trinidad and Tobago".replace(" and ", " ")),
    ],
)
def test_words_that_a_mark_abbreviates_are_told_from_places(mark: str, before: str) -> None:
    assert is_spelled_out(mark, before)
    assert means_another(mark, f"{before} ({mark}) was the topic.")


@pytest.mark.parametrize(
    ("mark", "before"),
    [
        ("AP", "in OAKTON"),
        ("AP", "The Associated Press"),
        ("AP", "A boat leaves a pier"),
        ("AFP", "Agence France Presse"),
        ("dpa", "Deutsche Post AG"),
        ("AP", ""),
    ],
)
def test_a_place_or_the_agency_s_own_name_is_no_other_meaning(mark: str, before: str) -> None:
    assert not is_spelled_out(mark, before)


def test_a_page_that_defines_the_mark_takes_even_a_dateline_away() -> None:
    text = "The Armed Forces of the Philippines (AFP) will send a crane."
    dateline = rule_of("AFP", "AFP", text, rule="dateline_mark", quote="CAMP ELM (AFP) –")
    assert dateline == "doubtful_mark"


@pytest.mark.parametrize(
    ("language", "rule"),
    [("it", "doubtful_mark"), ("pt", "doubtful_mark"), ("en", "dateline_mark")],
)
def test_a_mark_that_is_a_province_s_in_a_language_is_none_in_its_datelines(
    language: str, rule: str
) -> None:
    quote = "BORGOFINTO (AP) –"
    found = rule_of("AP", "AP", "Rain.", language, rule="dateline_mark", quote=quote)
    assert found == rule


@pytest.mark.parametrize(
    ("language", "quote", "rule"),
    [
        ("sv", "TT", "tagline_mark"),
        ("en", "TT", "doubtful_mark"),
        (None, "TT", "doubtful_mark"),
        (None, "/TT", "tagline_mark"),
    ],
)
def test_a_weak_mark_is_believed_in_its_language_or_with_a_sign_beside_it(
    language: str | None, quote: str, rule: str
) -> None:
    assert rule_of("TT", "TT", "...", language, quote=quote) == rule


def test_the_language_of_a_text_that_states_none_is_told_by_its_words() -> None:
    text = (
        "Ferjan gick på grund och det är inte klart när den kan dras loss, som det sades av alla."
    )
    assert rule_of("TT", "TT", text, None) == "tagline_mark"


@pytest.mark.parametrize("rule", ["own_site", "declared_url", "licence_markup", "photo_credit"])
def test_what_names_no_mark_in_a_text_is_never_doubted(rule: str) -> None:
    text = "Soldiers of the Armed Forces of the Philippines (AFP) guarded the pier."
    assert rule_of("AFP", "AFP", text, rule=rule) == rule


@pytest.mark.parametrize(
    ("quote", "rule"),
    [("The Conversation", "doubtful_mark"), ("Source: The Conversation", "tagline_mark")],
)
def test_a_name_of_ordinary_words_alone_in_a_line_may_head_anything(quote: str, rule: str) -> None:
    assert rule_of("Conversation", "The Conversation", "...", quote=quote) == rule
