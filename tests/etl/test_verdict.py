from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.credit import Credit
from etl.evidence import rules
from etl.verdict import DECIDES, MOST, UNMARKED_COPIES, verdict


def made(agency: str, rule: str, start: int | None = None, place: int = 0) -> Credit:
    return Credit(agency, rule, f"{agency} by {rule}", start=start, place=place)


TAGLINE = made("AP", "tagline_mark", 400)
DATELINE = made("AFP", "dateline_mark", 10)
HELP = made("Reuters", "inputs_line", 500)
PHOTO = made("AFP", "photo_credit", 300)
HABIT = made("AP", "url_habit")


@pytest.mark.parametrize(
    ("evidence", "relation", "agencies"),
    [
        ([], "none", ()),
        ([PHOTO], "none", ()),
        ([HABIT], "none", ()),
        ([HELP, PHOTO], "contributed", ("Reuters",)),
        ([HELP, TAGLINE, PHOTO], "full", ("AP", "Reuters")),
        ([TAGLINE, DATELINE], "full", ("AFP", "AP")),
    ],
)
def test_full_outweighs_contributed_and_a_photo_weighs_nothing(
    evidence: list[Credit], relation: str, agencies: tuple[str, ...]
) -> None:
    found = verdict(evidence)
    assert (found.relation, found.agencies) == (relation, agencies)
    assert found.agency == (agencies[0] if agencies else None)


def test_kinds_of_evidence_add_up_and_repetition_of_one_kind_does_not() -> None:
    alone = verdict([TAGLINE]).confidence
    assert verdict([TAGLINE, made("AP", "source_label", 5)]).confidence == alone
    both = verdict([TAGLINE, made("AP", "meta_agency")])
    doubt = (1 - rules()["tagline_mark"].weight) * (1 - rules()["meta_agency"].weight)
    assert both.confidence == pytest.approx(1 - doubt, abs=0.001)
    assert {each.rule for each in both.decided_by} == {"tagline_mark", "meta_agency"}


def test_doubtful_marks_never_decide_alone_and_lower_the_confidence_in_none() -> None:
    found = verdict([made("PA", "doubtful_mark", 3)])
    assert found.relation == "none"
    assert found.confidence < verdict([]).confidence == pytest.approx(1 - UNMARKED_COPIES)


def test_of_agencies_as_likely_the_one_printed_first_is_the_main_one() -> None:
    both = [made("dpa", "tagline_mark", 90, 0), made("AFP", "tagline_mark", 90, 1)]
    assert verdict(both).agencies == ("dpa", "AFP")
    assert verdict([made("AFP", "byline_agency", 5), made("EFE", "byline_agency", 2)]).agencies == (
        "EFE",
        "AFP",
    )


def test_the_agency_s_own_site_decides_over_all_other_evidence() -> None:
    others = [made("AFP", "dateline_mark", 10), made("AFP", "byline_agency", 1)]
    found = verdict([made("Kyodo", "own_site"), *others])
    assert (found.relation, found.agency) == ("full", "Kyodo")


ANY = st.builds(
    made,
    st.sampled_from(["AP", "AFP", "dpa"]),
    st.sampled_from(sorted(rules())),
    st.none() | st.integers(0, 1000),
    st.integers(0, 3),
)


@given(
    st.lists(ANY, max_size=8).flatmap(
        lambda found: st.tuples(st.just(found), st.permutations(found))
    )
)
def test_the_verdict_does_not_depend_on_the_order(both: tuple[list[Credit], list[Credit]]) -> None:
    assert verdict(both[0]) == verdict(both[1])


@given(st.lists(ANY, max_size=8))
def test_a_verdict_names_an_agency_when_its_evidence_decides(evidence: list[Credit]) -> None:
    found = verdict(evidence)
    assert 0 <= found.confidence <= MOST
    assert (found.relation == "none") == (found.agency is None) == (not found.decided_by)
    if found.agency:
        assert found.confidence >= DECIDES
        assert all(each.agency == found.agency for each in found.decided_by)


@given(st.lists(ANY, max_size=6), ANY)
def test_more_evidence_for_the_agency_never_lowers_the_confidence(
    evidence: list[Credit], more: Credit
) -> None:
    before = verdict(evidence)
    if before.agency == more.agency and more.role == before.relation:
        assert verdict([*evidence, more]).confidence >= before.confidence


def test_the_weights_order_the_rules_as_the_trust_in_marks_of_a_page_does() -> None:
    order = ("own_site", "declared_url", "dateline_mark", "source_label", "url_habit")
    weights = [rules()[name].weight for name in order]
    assert weights == sorted(weights, reverse=True)
    assert rules()["url_habit"].weight < DECIDES
    assert rules()["doubtful_mark"].weight < DECIDES
    assert rules()["photo_credit"].weight == 0
