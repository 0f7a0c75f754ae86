from __future__ import annotations

from etl.verify import ComparableText, Pair, verify

from .conftest import BAKERY, FERRY, paragraphs

REPORT = (
    "The river stood at {a} feet at Ropewalk on Tuesday, up {b} feet since Monday. Flood stage is"
    " 9 feet. At Town Bridge it stood at {c} feet, up {d} feet since Monday. Boaters are reminded"
    " that the lock closes whenever the upper gauge passes six feet."
)


def pair(one: str, other: str, kinds: tuple[str, str] = ("article", "article")) -> Pair:
    return verify(ComparableText(1, one, kinds[0]), ComparableText(2, other, kinds[1]))


def test_the_same_text_is_the_same_version() -> None:
    found = pair(FERRY, FERRY)
    assert (found.verdict, found.resemblance) == ("same_version", 1.0)


def test_other_quotes_dashes_and_case_are_the_same_version() -> None:
    other = FERRY.replace('"', "”").replace("—", "--").replace("'", "’").upper()
    assert pair(FERRY, other).verdict == "same_version"


def test_a_cut_tail_is_a_version_and_lies_whole_in_the_longer_text() -> None:
    found = pair(FERRY, paragraphs(FERRY, 0, 1, 2, 3))
    assert (found.verdict, found.containment_b, found.covered_b) == ("write_thru", 1.0, 1.0)
    assert found.covered_a < 0.8


def test_one_paragraph_of_a_long_text_is_an_excerpt() -> None:
    found = pair(FERRY, paragraphs(FERRY, 0, 1))
    assert found.verdict in {"excerpt", "write_thru"}
    assert pair(f"{FERRY}\n\n{BAKERY}", paragraphs(FERRY, 0, 1)).verdict == "excerpt"


def test_independent_texts_are_unrelated() -> None:
    assert pair(FERRY, BAKERY).verdict == "unrelated"


def test_the_same_sentences_with_other_numbers_are_a_template() -> None:
    one = REPORT.format(a="4.12", b="0.31", c="7.85", d="0.66")
    other = REPORT.format(a="4.57", b="0.45", c="8.31", d="0.46")
    assert pair(one, other).verdict == "template"
    assert pair(one, one).verdict == "same_version"


def test_a_corrected_number_does_not_make_a_template() -> None:
    assert pair(FERRY, FERRY.replace("212", "221")).verdict == "same_version"


def test_a_shared_quotation_joins_nothing() -> None:
    quote = (
        ' "We have counted every boat twice, we have asked every harbor on this coast, and we will'
        " go on counting until each of those eleven families has an answer that they can live with,"
        ' however long that takes," the minister told reporters in the rain. '
    )
    one, other = BAKERY + quote + BAKERY[:150], FERRY + quote
    assert pair(one, other).verdict in {"shared_quote", "unrelated"}


def test_a_few_shared_words_are_never_a_copy() -> None:
    assert pair("Watch the video above.", "Watch the video above.").verdict == "unrelated"


def test_a_roundup_that_holds_a_story_is_no_version_of_it() -> None:
    digest = f"{BAKERY}\n\n{paragraphs(FERRY, 0, 1, 2)}"
    assert pair(digest, FERRY, ("roundup", "article")).verdict == "roundup"
