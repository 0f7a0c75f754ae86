from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.attribution import Found, attribute, supplier
from etl.reprints import Attribution, Likeness, Member

ITEM = "AP:" + "0a" * 16


def copy(number: int, agency: str = "AP", confidence: float = 0.95) -> Member:
    """A page that credits an agency."""
    return Member(number, "full", agency, (agency,), confidence)


def silent(number: int) -> Member:
    return Member(number, "none", None, (), 0.948)


def own(number: int, agency: str = "AP") -> Member:
    """A page of a wire agency's own site."""
    return replace(copy(number, agency, 0.999), own_agency=agency, agency_item=f"{agency}:{number}")


def syndicate(number: int, agency: str = "CNN") -> Member:
    """A page of a syndicate's own site, which says nothing of any agency."""
    return replace(silent(number), own_agency=agency)


def alike(
    a: int, b: int, covered_a: float = 1.0, covered_b: float | None = None, verdict: str = ""
) -> Likeness:
    covered = covered_a if covered_b is None else covered_b
    kind = verdict or ("same_version" if min(covered_a, covered) >= 0.9 else "write_thru")
    return Likeness(a * 100 + b, a, b, kind, covered_a, covered)  # type: ignore[arg-type]


def by_pair(agency: str, confidence: float, pair: int) -> Attribution:
    return Attribution("full", agency, pytest.approx(confidence), False, "pair", pair)


def test_what_a_page_says_itself_is_credited() -> None:
    found = attribute([copy(1), silent(2)], [])
    assert found[1] == Attribution("full", "AP", 0.95, credited=True, attributed_by="evidence")
    assert found[2] == Attribution("none", None, 0.948)


def test_a_reprint_that_says_nothing_has_the_agency_of_the_copy_that_does() -> None:
    found = attribute([copy(1), silent(2)], [alike(1, 2, 1.0, 0.8)])
    assert found[2] == by_pair("AP", 0.95 * 0.8, 102)


def test_the_strongest_pair_is_the_evidence() -> None:
    members = [copy(1), copy(2), silent(3)]
    pairs = [alike(1, 3, 0.7), alike(2, 3, 0.9)]
    assert attribute(members, pairs)[3] == by_pair("AP", 0.95 * 0.9, 203)


def test_a_pair_that_covers_too_little_says_nothing_but_leaves_doubt() -> None:
    found = attribute([copy(1), silent(2)], [alike(1, 2, 1.0, 0.5)])
    assert found[2] == Attribution("none", None, pytest.approx(1 - 0.95 * 0.5))


def test_a_cut_of_a_copy_is_agency_copy_and_a_text_around_one_is_not() -> None:
    members = [copy(1), silent(2), silent(3)]
    pairs = [alike(1, 2, 0.3, 1.0, "excerpt"), alike(1, 3, 1.0, 0.3, "excerpt")]
    found = attribute(members, pairs)
    assert (found[2].agency, found[3].agency) == ("AP", None)


@pytest.mark.parametrize("verdict", ["template", "roundup", "shared_quote"])
def test_what_is_no_reprint_says_nothing(verdict: str) -> None:
    found = attribute([copy(1), silent(2)], [alike(1, 2, 0.95, 0.95, verdict)])
    assert found[2].relation == "none"


def test_without_a_direct_pair_the_agency_comes_through_other_reprints() -> None:
    members = [copy(1), silent(2), silent(3)]
    found = attribute(members, [alike(1, 2, 0.9), alike(2, 3, 0.8)])
    assert found[3] == by_pair("AP", 0.95 * 0.9 * 0.8, 203)


def test_doubts_add_up_along_the_way() -> None:
    members = [copy(1), silent(2), silent(3)]
    found = attribute(members, [alike(1, 2, 0.7), alike(2, 3, 0.7)])
    assert (found[2].agency, found[3].agency) == ("AP", None)


def test_a_contribution_stays_one_and_is_passed_on_to_the_same_text_only() -> None:
    part = Member(2, "contributed", "AP", ("AP",), 0.9)
    members = [own(1, "Reuters"), part, silent(3), silent(4)]
    pairs = [alike(1, 2), alike(2, 3), alike(2, 4, verdict="write_thru")]
    found = attribute(members, pairs)
    assert (found[2].relation, found[2].agency, found[2].credited) == ("contributed", "AP", True)
    assert (found[3].relation, found[3].agency, found[3].credited) == ("contributed", "AP", False)
    assert (found[3].attributed_by, found[3].evidence_pair) == ("pair", 203)
    assert found[4].relation == "none"


def test_the_agencys_own_copy_decides_for_its_reprints() -> None:
    found = attribute([own(1), silent(2)], [alike(1, 2, 1.0, 0.9)])
    assert found[2] == Attribution("full", "AP", pytest.approx(0.999 * 0.9), False, "own_copy", 102)


def test_the_agencys_own_copy_decides_over_the_mark_of_another_on_the_same_text() -> None:
    members = [own(1), copy(2, "Reuters"), copy(3, "AFP")]
    found = attribute(members, [alike(1, 2), alike(1, 3, 0.7)])
    assert (found[2].agency, found[2].credited, found[2].evidence_pair) == ("AP", False, 102)
    assert (found[3].agency, found[3].attributed_by) == ("AFP", "evidence")


def test_a_page_that_names_the_owner_too_credits_it() -> None:
    both = Member(2, "full", "Reuters", ("Reuters", "AP"), 0.9)
    found = attribute([own(1), both], [alike(1, 2)])
    assert (found[2].agency, found[2].credited) == ("AP", True)


def test_with_own_copies_of_two_agencies_each_page_keeps_what_it_says() -> None:
    members = [own(1, "AP"), own(2, "AFP"), copy(3, "Reuters"), silent(4)]
    pairs = [alike(1, 2), alike(1, 3), alike(2, 3), alike(1, 4, 0.7), alike(2, 4, 0.9)]
    found = attribute(members, pairs)
    assert [found[number].agency for number in (1, 2, 3, 4)] == ["AP", "AFP", "Reuters", "AFP"]


def test_a_declared_url_is_as_good_as_the_agencys_site() -> None:
    declared = replace(copy(1, confidence=0.99), agency_item=ITEM)
    found = attribute([declared, copy(2, "Reuters")], [alike(1, 2)])
    assert (found[2].agency, found[2].attributed_by) == ("AP", "own_copy")


def test_a_front_page_that_a_template_declares_is_nobodys_own_copy() -> None:
    declared = replace(copy(1, confidence=0.99), agency_item="AP:https://apnews.com")
    found = attribute([declared, copy(2, "Reuters")], [alike(1, 2)])
    assert found[2].agency == "Reuters"


def test_an_article_that_names_the_agencys_item_needs_no_pair() -> None:
    named = replace(silent(2), agency_item=ITEM)
    found = attribute([replace(own(1), agency_item=ITEM), named], [])
    assert found[2] == Attribution("full", "AP", 0.999, False, "own_copy", None)


def test_a_syndicates_own_page_is_no_copy_but_its_reprints_are() -> None:
    members = [syndicate(1), silent(2)]
    found = attribute(members, [alike(1, 2)])
    assert (found[1].relation, found[1].agency, found[1].confidence) == ("none", None, 0.948)
    assert (found[2].relation, found[2].agency) == ("full", "CNN")
    assert supplier(members, found) == "CNN"


def test_a_syndicates_page_of_what_others_credit_to_an_agency_is_a_reprint_too() -> None:
    members = [syndicate(1), copy(2), copy(3)]
    found = attribute(members, [alike(1, 2), alike(1, 3), alike(2, 3)])
    assert [found[number].agency for number in (1, 2, 3)] == ["AP", "AP", "AP"]
    assert supplier(members, found) == "AP"


def test_agency_copy_on_a_syndicates_site_is_not_the_syndicates() -> None:
    members = [replace(copy(1), own_agency="CNN"), silent(2)]
    found = attribute(members, [alike(1, 2)])
    assert (found[2].agency, found[2].attributed_by) == ("AP", "pair")


def test_of_two_agencies_the_one_that_weighs_more_is_believed() -> None:
    members = [copy(1, "Reuters"), copy(2), copy(3), silent(4)]
    pairs = [alike(1, 4, 1.0), alike(2, 4, 0.8), alike(3, 4, 0.9)]
    found = attribute(members, pairs)
    assert found[4] == by_pair("AP", 0.95 * 0.9, 304)
    assert supplier(members, found) == "AP"


def test_one_credit_among_very_many_copies_is_not_passed_on() -> None:
    members = [copy(1), *(silent(number) for number in range(2, 12))]
    pairs = [alike(a, b) for a in range(1, 12) for b in range(a + 1, 12)]
    found = attribute(members, pairs)
    assert {each.agency for number, each in found.items() if number > 1} == {None}
    assert supplier(members, found) is None
    fewer = attribute(members[:10], [pair for pair in pairs if pair.b <= 10])
    assert {each.agency for each in fewer.values()} == {"AP"}


SHARES = st.sampled_from([0.4, 0.6, 0.8, 0.9, 1.0])
SAID = st.builds(
    Member,
    article_id=st.just(0),
    relation=st.sampled_from(["none", "none", "full", "contributed"]),
    agency=st.sampled_from(["AP", "Reuters", "AFP"]),
    agencies=st.just(()),
    confidence=st.sampled_from([0.5, 0.8, 0.95, 0.999]),
    own_agency=st.sampled_from([None, None, None, "AP", "CNN"]),
    agency_item=st.sampled_from([None, None, ITEM]),
)


def settled(number: int, member: Member) -> Member:
    said = member.agency if member.relation != "none" else None
    return replace(member, article_id=number, agency=said, agencies=(said,) if said else ())


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Member], list[Likeness]]:
    count = draw(st.integers(1, 9))
    members = [settled(number, draw(SAID)) for number in range(count)]
    places = [(a, b) for a in range(count) for b in range(a + 1, count)]
    chosen = draw(st.lists(st.sampled_from(places), unique=True)) if places else []
    verdicts = st.sampled_from(["same_version", "write_thru", "excerpt", "template"])
    return members, [alike(a, b, draw(SHARES), draw(SHARES), draw(verdicts)) for a, b in chosen]


@given(worlds(), st.randoms(use_true_random=False))
@settings(max_examples=300)
def test_nothing_depends_on_the_order_of_articles_and_pairs(
    world: tuple[list[Member], list[Likeness]], chance: random.Random
) -> None:
    members, pairs = world
    expected = attribute(members, pairs)
    agency = supplier(members, expected)
    turned = [_turn(pair) if chance.random() < 0.5 else pair for pair in pairs]
    chance.shuffle(turned)
    shuffled = list(members)
    chance.shuffle(shuffled)
    found = attribute(shuffled, turned)
    assert found == expected
    assert supplier(shuffled, found) == agency


def _turn(pair: Likeness) -> Likeness:
    return replace(pair, a=pair.b, b=pair.a, covered_a=pair.covered_b, covered_b=pair.covered_a)


@given(worlds())
@settings(max_examples=300)
def test_every_article_is_told_of_and_what_is_said_has_its_ground(
    world: tuple[list[Member], list[Likeness]],
) -> None:
    members, pairs = world
    found = attribute(members, pairs)
    by_pair_id = {pair.pair_id: pair for pair in pairs}
    assert found.keys() == {member.article_id for member in members}
    for member in members:
        each = found[member.article_id]
        assert 0 <= each.confidence <= 1
        assert (each.agency is None) == (each.relation == "none") == (each.attributed_by is None)
        assert each.credited == (each.agency is not None and member.names(each.agency))
        if each.attributed_by == "pair":
            pair = by_pair_id[each.evidence_pair or 0]
            assert found[pair.other(member.article_id)].agency == each.agency or any(
                other.own_agency == each.agency for other in members
            )


@given(worlds())
@settings(max_examples=300)
def test_what_was_found_once_is_found_again_when_the_pages_say_it(
    world: tuple[list[Member], list[Likeness]],
) -> None:
    members, pairs = world
    members = [replace(member, own_agency=None, agency_item=None) for member in members]
    found = attribute(members, pairs)
    again = attribute([_saying(member, found) for member in members], pairs)
    for number, each in again.items():
        if found[number].agency:
            assert (each.relation, each.agency) == (found[number].relation, found[number].agency)


def _saying(member: Member, found: Found) -> Member:
    each = found[member.article_id]
    return replace(member, relation=each.relation, agency=each.agency, confidence=each.confidence)
