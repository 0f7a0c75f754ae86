from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.agencies import names_agency
from etl.dateline import find_dateline, find_glued_dateline

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
        ("Oakton (Norland) (ANI): ", "Oakton", "Norland", "ANI"),
        ("Oakton (Norland), March 3 (PTI) ", "Oakton", "Norland", "PTI"),
        ("Oakton (Norland) [Vestria], July 3 (ANI): ", "Oakton", None, "ANI"),
        ("Oakton, 12/09/2017 (AFP) – ", "Oakton", None, "AFP"),
        ("Praha 12. března (ČTK) - ", "Praha", None, "CTK"),
        ("Mintafalva, 2024. március 12., kedd (MTI) - ", "Mintafalva", None, "MTI"),
        ("Bern (sda) ", "Bern", None, "KeystoneSDA"),
        ("OAKTON (Europa Press) - ", "OAKTON", None, "EuropaPress"),
        ("OAKTON (AP/KMIZ) - ", "OAKTON", None, "AP"),
        ("(©NTB) ", None, None, "NTB"),
        ("OAKTON (KMIZ/AP) - ", "OAKTON", None, "AP"),
        ("नमूनापुर, 12 मार्च (भाषा) ", "नमूनापुर", None, "PTI"),
        ("أوكتون في 12 مارس / وام / ", "أوكتون", None, "WAM"),
        ("МОСКВА, 4 октября. /ТАСС/. ", "МОСКВА", None, "TASS"),
        ("МОСКВА, 4 окт - РИА Новости. ", "МОСКВА", None, "RIANovosti"),
        ("Москва. 4 октября. INTERFAX.RU - ", "Москва", None, "Interfax"),
        ("新华社北京3月31日电 ", "北京", None, "Xinhua"),
        ("（中央社記者王小明台北4日電）", "台北", None, "CNA"),
        ("（法新社巴黎4日電）", "巴黎", None, "AFP"),
        ("【ワシントン共同】", "ワシントン", None, "Kyodo"),
        ("【パリＡＦＰ＝時事】", "パリ", None, "AFP"),
        ("[ソウル 4日 ロイター] ", "ソウル", None, "Reuters"),
        ("(서울=연합뉴스) ", "서울", None, "Yonhap"),
        ("Ada QUILL/OAKTON, (DHA)- ", "Ada QUILL/OAKTON", None, "DHA"),
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


PLACES = st.from_regex(r"\A[A-Z]{3,10}(?: [A-Z]{3,10})?\Z").filter(
    lambda place: not names_agency(place)
)


@given(PLACES, st.sampled_from(["AP", "AFP", "Reuters", "UPI"]), st.sampled_from("—–-_"))
def test_the_dateline_s_offsets_slice_back_to_its_text(place: str, mark: str, dash: str) -> None:
    text = f"{place} ({mark}) {dash} {STORY}"
    found = find_dateline(text)
    assert found is not None
    assert found.agencies == ((found.agency, mark),)
    assert text[found.start : found.start + len(found.text)] == found.text
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
    assert (found.place, found.agencies[0][1]) == ("Oakton", mark)
    assert found.text == f"Oakton ({mark}/{desk}) -"


def test_a_station_before_the_mark_shares_what_one_behind_it_leaves_the_agency_s() -> None:
    before = find_dateline(f"OAKTON (KMIZ/AP) - {STORY}")
    behind = find_dateline(f"OAKTON (AP/KMIZ) - {STORY}")
    assert before is not None
    assert behind is not None
    assert (before.shared, behind.shared) == (True, False)


def test_all_agencies_of_a_dateline_are_named_in_order() -> None:
    found = find_dateline(f"Berlin (dpa/AFP) - {STORY}")
    assert found is not None
    assert found.agencies == (("dpa", "dpa"), ("AFP", "AFP"))


@pytest.mark.parametrize(
    "text",
    [
        f"By JANE ROE Associated Press OAKTON, Mo. (AP) — {STORY}",
        f"OAKTON, Mo. — OAKTON, Mo. (AP) — {STORY}",
    ],
)
def test_a_dateline_behind_something_else_in_its_line_is_found(text: str) -> None:
    found = find_dateline(text) or find_glued_dateline(text)
    assert found is not None
    assert (found.place, found.country, found.agency) == ("OAKTON", "Mo.", "AP")
    assert text[found.start :].startswith(found.text)
    assert text[found.end :] == STORY


@pytest.mark.parametrize(
    "text",
    [
        f"The Unified Payments Interface (UPI) - {STORY}",
        f"Andhra Pradesh (AP) - {STORY}",
        "(AFP) steht hier für einen Eiweißstoff.",
        "Jane Roe told the board (AP) that the ferry had stopped.",
        'A dateline reads "DENVER (AP) — City leaders met." Students learn it.',
        "The hoax began: “LONDON (Reuters) - Oil is free.”",
    ],
)
def test_a_mark_that_is_spelled_out_or_goes_on_as_a_sentence_is_no_dateline(text: str) -> None:
    found = find_dateline(text)
    assert found is None or found.agency is None
    assert find_glued_dateline(text) is None


def test_the_date_is_kept_as_printed() -> None:
    found = find_dateline(f"OAKTON, Aug 29, 2014 (AFP) - {STORY}")
    assert found is not None
    assert found.date == "Aug 29, 2014"
