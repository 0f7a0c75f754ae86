"""What is printed of a verdict is how it was reached."""

from __future__ import annotations

from dataclasses import replace
from math import prod

import pytest

from etl.arithmetic import arithmetic, sides_of
from etl.article import Article
from etl.capture import Capture, digest
from etl.credit import Credit
from etl.evidence import rules
from etl.extract import extract
from etl.marked import numbered
from etl.verdict import verdict

PLAIN = b"The mill on the river closed on Monday after a century of work, its owner said at noon."


def article(*evidence: Credit, own_agency: str | None = None) -> Article:
    capture = Capture(0, 0, None, "https://post.example/a", "text", PLAIN, digest(PLAIN))
    found = extract(capture, None)
    assert isinstance(found, Article)
    weighed = verdict(evidence)
    return replace(found, credits=evidence, verdict=weighed, own_agency=own_agency)


def credit(rule: str, agency: str = "AP", quote: str = "", *, helped: bool = False) -> Credit:
    return Credit(agency, rule, quote or rule, "somewhere", helped=helped)


def lines(*evidence: Credit, own_agency: str | None = None) -> list[str]:
    return arithmetic(article(*evidence, own_agency=own_agency), numbered(evidence))


@pytest.fixture(autouse=True)
def weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights of these tests, whatever was measured last."""
    fixed = {
        "dateline_mark": 0.9, "byline_agency": 0.8, "tagline_mark": 0.7, "url_habit": 0.3,
        "doubtful_mark": 0.2, "inputs_line": 0.6, "sign_off_writers": 0.6, "declared_url": 0.99,
        "licence_markup": 0.99,
    }  # fmt: skip
    table = rules()
    for name, weight in fixed.items():
        monkeypatch.setitem(table, name, replace(table[name], weight=weight))


def test_the_strongest_of_each_kind_are_multiplied() -> None:
    assert lines(credit("dateline_mark"), credit("byline_agency")) == [
        "full, AP, confidence .98",
        "dateline .9 [1]  byline .8 [2]  (the strongest of each kind)",
        "1 - (1-.9)(1-.8) = .98",
        "at least .5 decides",
    ]


def test_more_of_a_kind_and_photos_are_named_as_not_counted() -> None:
    evidence = (
        credit("byline_agency"), credit("byline_agency", quote="again"), credit("photo_credit"),
    )  # fmt: skip
    assert lines(*evidence)[-1] == (
        "at least .5 decides; weaker of their kind [2]; photo credits [3] weigh 0"
    )


def test_other_agencies_are_named_with_whether_they_decide() -> None:
    evidence = (
        credit("dateline_mark"), credit("tagline_mark", "Reuters"), credit("url_habit", "AFP"),
    )  # fmt: skip
    found = lines(*evidence)
    assert found[0] == "full, AP and Reuters, confidence .9"
    assert "full, Reuters .7 [2] decides too; full, AFP .3 [3] does not" in found[-1]


def test_no_evidence_is_not_certainty() -> None:
    assert lines() == [
        "none, confidence .948",
        "nothing says that an agency supplied the text",
        "1 - .052 = .948, as .052 of the texts without a mark prove to be agency copy",
    ]


def test_weak_evidence_that_does_not_decide_makes_none_less_sure() -> None:
    found = lines(credit("url_habit"), credit("doubtful_mark"), credit("url_habit", "AFP"))
    assert found[0] == "none, confidence .372"
    assert found[1] == "AP: url_habit .3 [2]  doubt .2 [3] = .44; AFP: url_habit .3 [1] = .3"
    assert found[2].startswith("(1-.052)(1-.44)(1-.3) = .372")


def test_no_sum_of_evidence_is_more_than_the_most() -> None:
    found = lines(credit("declared_url"), credit("licence_markup"))
    assert found[0] == "full, AP, confidence .999"
    assert found[2] == "1 - (1-.99)(1-.99) = 1, but no evidence gives more than .999"


def test_a_sign_off_under_a_staff_byline_says_why_it_means_a_part() -> None:
    found = lines(credit("sign_off_writers", helped=True))
    assert found[0] == "contributed, AP, confidence .6"
    assert "[1] mean a part: the outlet's own people wrote it" in found[-1]


def test_a_syndicates_own_site_says_why_its_name_counts_for_nothing() -> None:
    assert "CNN's own site" in lines(own_agency="CNN")[-1]


@pytest.mark.parametrize(
    "names",
    [
        ("dateline_mark", "byline_agency", "tagline_mark"),
        ("url_habit", "doubtful_mark"),
        ("inputs_line", "url_habit"),
        (),
    ],
)
def test_the_printed_terms_give_the_verdicts_confidence(names: tuple[str, ...]) -> None:
    evidence = [credit(name) for name in names]
    found = article(*evidence)
    sides = sides_of(found, numbered(evidence))
    if found.verdict.relation == "none":
        expected = (1 - 0.052) * prod(1 - side.confidence for side in sides)
    else:
        assert (sides[0].role, sides[0].agency) == (found.verdict.relation, found.verdict.agency)
        expected = 1 - prod(1 - term.credit.weight for term in sides[0].terms)
    assert found.verdict.confidence == pytest.approx(expected, abs=0.002)
