from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from etl.lineage import Lineage, Telling
from etl.pair_verdict import PairVerdict

from .edges import Edge, lineage

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def telling(
    article_id: int,
    hours: float | None,
    words: int,
    number: int | None = None,
    *,
    corrected: bool = False,
) -> Telling:
    time = None if hours is None else NOON + timedelta(hours=hours)
    return Telling(article_id, words, time, number, corrected)


def pair(a: int, b: int, covered_a: float, covered_b: float) -> Edge:
    same = min(covered_a, covered_b) >= 0.9
    verdict: PairVerdict = "same_version" if same else "write_thru"
    return Edge(a, b, verdict, 0.5, covered_a, covered_b)


def places(found: Lineage) -> list[tuple[int, ...]]:
    return [version.article_ids for version in found.versions]


def test_copies_of_one_text_are_one_version() -> None:
    tellings = [telling(1, 0, 400), telling(2, 1, 398), telling(3, 2, 400)]
    found = lineage(tellings, [pair(1, 2, 0.99, 1), pair(2, 3, 1, 0.99)])
    assert places(found) == [(1, 2, 3)]
    assert found.version_of == {1: 1, 2: 1, 3: 1}


def test_a_later_fuller_text_is_a_later_version() -> None:
    found = lineage([telling(1, 0, 200), telling(2, 3, 500)], [pair(1, 2, 1.0, 0.4)])
    assert places(found) == [(1,), (2,)]


def test_a_short_text_that_comes_after_the_long_one_is_cut_from_it() -> None:
    found = lineage([telling(1, 5, 200), telling(2, 3, 500)], [pair(1, 2, 1.0, 0.4)])
    assert places(found) == [(2,)]
    assert found.version_of == {1: 1, 2: 1}


def test_a_cut_belongs_to_the_version_that_covers_it_best() -> None:
    tellings = [telling(1, 0, 400), telling(2, 3, 420), telling(3, 6, 200)]
    found = lineage(tellings, [pair(1, 2, 0.6, 0.6), pair(1, 3, 0.5, 1.0), pair(2, 3, 0.3, 0.6)])
    assert places(found) == [(1,), (2,)]
    assert found.version_of[3] == 1


def test_a_cut_that_two_versions_cover_is_of_the_latest_that_was_out() -> None:
    pairs = [pair(1, 2, 0.8, 0.8), pair(1, 3, 0.5, 1.0), pair(2, 3, 0.5, 1.0)]
    early = [telling(1, 0, 400), telling(2, 3, 420), telling(3, 2, 200)]
    late = [telling(1, 0, 400), telling(2, 3, 420), telling(3, 6, 200)]
    assert lineage(early, pairs).version_of[3] == 1
    assert lineage(late, pairs).version_of[3] == 2


def test_a_cut_of_a_cut_is_of_the_version_that_the_longer_one_was_cut_from() -> None:
    tellings = [telling(1, 0, 400), telling(2, 1, 200), telling(3, 2, 100)]
    found = lineage(tellings, [pair(1, 2, 0.5, 1.0), pair(2, 3, 0.5, 1.0)])
    assert found.version_of == {1: 1, 2: 1, 3: 1}


def test_the_numbers_of_an_agency_order_its_versions_whenever_they_were_seen() -> None:
    tellings = [telling(1, 0, 400, 3), telling(2, 1, 410, 1), telling(3, 2, 420)]
    found = lineage(tellings, [pair(1, 2, 0.7, 0.7), pair(2, 3, 0.7, 0.7)])
    assert places(found) == [(2,), (1,), (3,)]
    assert [version.number for version in found.versions] == [1, 3, None]


def test_of_two_texts_without_a_time_the_corrected_one_is_later() -> None:
    tellings = [telling(1, None, 400, corrected=True), telling(2, None, 400)]
    assert places(lineage(tellings, [pair(1, 2, 0.8, 0.8)])) == [(2,), (1,)]


TELLINGS = st.lists(
    st.tuples(
        st.one_of(st.none(), st.integers(0, 5)),
        st.integers(1, 6),
        st.one_of(st.none(), st.integers(1, 3)),
        st.booleans(),
    ),
    min_size=1,
    max_size=7,
)
SHARES = st.sampled_from([0.3, 0.5, 0.85, 0.9, 0.91, 1.0])


@given(TELLINGS, st.data(), st.randoms())
def test_order_of_articles_and_pairs_does_not_matter(
    rows: list[tuple[int | None, int, int | None, bool]], data: st.DataObject, chance: Random
) -> None:
    tellings = [
        telling(place, hours, words * 50, number, corrected=corrected)
        for place, (hours, words, number, corrected) in enumerate(rows)
    ]
    pairs = [
        pair(a, b, data.draw(SHARES), data.draw(SHARES))
        for a in range(len(rows))
        for b in range(a + 1, len(rows))
        if data.draw(st.booleans())
    ]
    before = lineage(tellings, pairs)
    chance.shuffle(tellings)
    chance.shuffle(pairs)
    assert lineage(tellings, pairs) == before
    assert sorted(before.version_of) == list(range(len(rows)))
    assert set(before.version_of.values()) == {version.place for version in before.versions}
