from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.dateline import find_dateline

STORY = "The harbor ferry stopped running on Tuesday."


@pytest.mark.parametrize(
    ("printed", "place", "country", "agency"),
    [
        ("OAKTON (AP) — ", "OAKTON", None, "AP"),
        ("OAKTON, Norland (AP) — ", "OAKTON", "Norland", "AP"),
        ("PORT ELM, Norland (AP) _ ", "PORT ELM", "Norland", "AP"),
        ("OAKTON (AP) -- ", "OAKTON", None, "AP"),
        ("OAKTON (AP) â€” ".replace("—", "”"), "OAKTON", None, "AP"),
        ("OAKTON (Reuters) - ", "OAKTON", None, "Reuters"),
        ("OAKTON, Jan 30 (Reuters) - ", "OAKTON", None, "Reuters"),
        ("Jan 30 (Reuters) - ", None, None, "Reuters"),
        ("OAKTON, Aug 29, 2014 (AFP) - ", "OAKTON", None, "AFP"),
        ("Oakton (dpa) - ", "Oakton", None, "dpa"),
        ("Puerto Olmo, Jan 2 (EFE).- ", "Puerto Olmo", None, "EFE"),
        ("OAKTON, October 4. /TASS/. ", "OAKTON", None, "TASS"),
        ("OAKTON, March 31 (Xinhua) -- ", "OAKTON", None, "Xinhua"),
        ("OAKTON (UPI) -- ", "OAKTON", None, "UPI"),
        ("Oakton (IANS) ", None, None, None),
        ("OAKTON (IANS) ", "OAKTON", None, "IANS"),
        ("Oakton (Norland) (ANI): ", None, None, None),
        ("Oakton (ANI): ", "Oakton", None, "ANI"),
        ("(PTI) ", None, None, "PTI"),
        ("OAKTON (Kyodo) - ", "OAKTON", None, "Kyodo"),
        ("(ANSA) - ", None, None, "ANSA"),
        ("(ANSA) - PORTOLMO, 12 SET - ", "PORTOLMO", None, "ANSA"),
        ("Harbor City (Norland): ", "Harbor City", "Norland", None),
        ("OAKTON — ", "OAKTON", None, None),
        ("NEW OAKTON: ", "NEW OAKTON", None, None),
    ],
)
def test_a_dateline_is_read_in_each_form_that_agencies_and_outlets_print(
    printed: str, place: str | None, country: str | None, agency: str | None
) -> None:
    found = find_dateline(printed + STORY)
    if place is agency is None:
        assert found is None or found.agency is None
        return
    assert found is not None
    assert (found.place, found.country, found.agency) == (place, country, agency)
    assert (printed + STORY)[found.end :] == STORY


@pytest.mark.parametrize(
    "sentence",
    [
        "OAKTON, Mo. (KMIZ) - The ferry stopped.".replace("OAKTON", "Oakton"),
        "Soldiers of the Armed Forces of Norland (AFP) said the ferry stopped.",
        "The government of Andhra (AP) - a coastal state - closed the port.",
        "The mayor told The Associated Press that the ferry had stopped.",
        "He takes Advanced Placement (AP) courses.",
        "AP Poll: most riders want the ferry back.",
        "Getty via AP",
        "BREAKING — The ferry has stopped.",
        "WATCH: The ferry sinks.",
        "UPDATE: Ferry runs again.",
        "Well - the ferry has stopped.",
        "",
        "(",
    ],
)
def test_what_is_no_dateline_of_an_agency_names_none(sentence: str) -> None:
    found = find_dateline(sentence)
    assert found is None or found.agency is None


@pytest.mark.parametrize("label", ["BREAKING — ", "WATCH: ", "UPDATE: ", "OPINION - "])
def test_a_label_in_capitals_is_no_place(label: str) -> None:
    assert find_dateline(label + STORY) is None


def test_a_call_sign_leaves_the_place_without_an_agency() -> None:
    for sign in ("(KMIZ)", "(KMIZ-TV)", "(WXY)"):
        found = find_dateline(f"OAKTON, Mo. {sign} - The ferry stopped.")
        assert found is not None
        assert (found.place, found.country, found.agency) == ("OAKTON", "Mo.", None)
        assert found.text == f"OAKTON, Mo. {sign} -"
    assert find_dateline("OAKTON (the port) - The ferry stopped.") is None


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error_and_the_dateline_opens_it(text: str) -> None:
    found = find_dateline(text)
    if found is not None:
        assert text[: found.end].strip() == found.text


PLACES = st.from_regex(r"\A[A-Z]{3,10}(?: [A-Z]{3,10})?\Z")


@given(PLACES, st.sampled_from(["AP", "AFP", "Reuters", "UPI"]), st.sampled_from("—–-_"))
def test_the_mark_s_offsets_slice_back_to_the_mark(place: str, mark: str, dash: str) -> None:
    text = f"{place} ({mark}) {dash} {STORY}"
    found = find_dateline(text)
    assert found is not None
    assert text[found.mark_start : found.mark_end] == mark
    assert text[: len(found.text)] == found.text
    assert text[found.end :] == STORY


@pytest.mark.parametrize("piece", ["A ", "A.", "A/", "(AP", "A, ", "—", "'", "Jan 1 ", "É"])
def test_a_hostile_text_is_read_at_once(piece: str) -> None:
    started = time.perf_counter()
    find_dateline(piece * (100_000 // len(piece)))
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(("mark", "desk"), [("dpa", "lby"), ("dpa", "lsw"), ("AFP", "jur")])
def test_a_regional_desk_behind_the_mark_leaves_it_the_mark(mark: str, desk: str) -> None:
    found = find_dateline(f"Oakton ({mark}/{desk}) - Die Fähre blieb am Dienstag im Hafen.")
    assert found is not None
    assert (found.place, found.mark) == ("Oakton", mark)
    assert found.text == f"Oakton ({mark}/{desk}) -"


def test_a_broadcaster_behind_the_mark_is_no_desk() -> None:
    found = find_dateline("Oakton (AP/KMIZ) - The ferry stayed in the harbor on Tuesday.")
    assert found is None
