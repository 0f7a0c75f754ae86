from __future__ import annotations

import numpy as np
import pytest
from datasketch import MinHash
from hypothesis import given
from hypothesis import strategies as st

from etl.normalize import words_of
from etl.signature import (
    BANDS,
    SKETCH_FLOOR,
    SKETCH_LIMIT,
    hashes_of,
    shingles_of,
    sign,
    sketch_of,
)

from .conftest import BAKERY, FERRY, paragraphs

WORDS = st.lists(
    st.sampled_from(["ferry", "mill", "oven", "rye", "dam", "vote", "rain", "pier"]), max_size=60
)


def test_a_signature_equals_what_datasketch_makes_of_the_same_shingles() -> None:
    words = words_of(FERRY)
    reference = MinHash(num_perm=128, seed=1, scheme="affine32")
    for shingle in shingles_of(words):
        reference.update(shingle.encode())
    (signature,) = sign([words])
    assert np.array_equal(signature.hashvalues, reference.hashvalues)


@given(WORDS)
def test_a_signature_does_not_depend_on_what_is_signed_beside_it(words: list[str]) -> None:
    alone, beside = sign([words])[0], sign([words_of(BAKERY), words])[1]
    assert np.array_equal(alone.hashvalues, beside.hashvalues)
    assert (alone.buckets, alone.sketch) == (beside.buckets, beside.sketch)


@given(WORDS)
def test_a_text_of_n_words_has_at_most_n_minus_four_shingles(words: list[str]) -> None:
    shingles = shingles_of(words)
    assert len(shingles) == len(set(shingles))
    assert len(shingles) <= max(len(words) - 4, min(len(words), 1))


def test_a_text_without_words_meets_nobody() -> None:
    (signature,) = sign([[]])
    assert signature.buckets == ()
    assert signature.sketch == ()


def test_a_sketch_keeps_all_hashes_below_the_limit_and_enough_of_a_short_text() -> None:
    many = np.arange(1, 2**64 - 2**50, 2**50, dtype=np.uint64)
    assert sketch_of(many) == tuple(int(each) for each in many if each < SKETCH_LIMIT)
    few = hashes_of(shingles_of(words_of(paragraphs(FERRY, 0))))
    assert len(sketch_of(few)) == min(SKETCH_FLOOR, len(few))


@pytest.mark.parametrize("kept", [(0, 1, 2, 3), (0, 1), (2, 3, 4, 5)])
def test_a_cut_copy_shares_a_bucket_or_sketch_hashes_with_the_whole(kept: tuple[int, ...]) -> None:
    whole, cut = sign([words_of(FERRY), words_of(paragraphs(FERRY, *kept))])
    assert len(whole.buckets) == BANDS
    met = set(whole.buckets) & set(cut.buckets) or len(set(whole.sketch) & set(cut.sketch)) >= 2
    assert met


def test_independent_texts_share_nothing() -> None:
    ferry, bakery = sign([words_of(FERRY), words_of(BAKERY)])
    assert not set(ferry.buckets) & set(bakery.buckets)
    assert not set(ferry.sketch) & set(bakery.sketch)
