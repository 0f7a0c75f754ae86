from __future__ import annotations

import numpy as np
import pytest
from datasketch import MinHash
from hypothesis import given
from hypothesis import strategies as st

from etl.normalize import words_of
from etl.shingle import WINDOW, shingle_hash, shingles_of, sketch_of
from etl.signature import Signatures, sign

from .conftest import BAKERY, FERRY, paragraphs

WORDS = st.lists(
    st.sampled_from(["ferry", "mill", "oven", "rye", "dam", "vote", "rain", "pier"]), max_size=60
)
MANY = [f"word{number}" for number in range(400)]


def sketch(signed: Signatures, place: int) -> list[int]:
    found: list[int] = signed.sketches[signed.bounds[place] : signed.bounds[place + 1]].tolist()
    return found


def reference(text: str) -> MinHash:
    made = MinHash(num_perm=128, seed=1, hashfunc=shingle_hash)
    for shingle in shingles_of(words_of(text)):
        made.update(shingle.encode())
    return made


@pytest.mark.parametrize(
    "text", [FERRY, BAKERY, "Zürich 1,200.50 Ärzte — 気象庁 said", "Two words"]
)
def test_a_signature_equals_what_datasketch_makes_of_the_same_shingles(text: str) -> None:
    signed = sign([text])
    assert np.array_equal(signed.hashvalues[0], reference(text).hashvalues)
    assert signed.shingles[0] == len(shingles_of(words_of(text)))


@given(WORDS)
def test_it_does_so_for_any_words(words: list[str]) -> None:
    text = " ".join(words)
    signed = sign([text])
    assert np.array_equal(signed.hashvalues[0], reference(text).hashvalues)
    assert sketch(signed, 0) == sketch_of(words)


@given(st.lists(WORDS, max_size=5))
def test_a_signature_does_not_depend_on_what_is_signed_beside_it(texts: list[list[str]]) -> None:
    given_texts = [" ".join(words) for words in texts]
    together = sign([BAKERY, *given_texts])
    for place, text in enumerate(given_texts, 1):
        alone = sign([text])
        assert np.array_equal(alone.hashvalues[0], together.hashvalues[place])
        assert sketch(alone, 0) == sketch(together, place)


def test_hundreds_of_texts_are_signed_as_each_alone() -> None:
    texts = [" ".join(MANY[number : number + 60]) for number in range(300)]
    signed = sign(texts)
    for place in (0, 63, 64, 299):
        assert sketch(signed, place) == sketch(sign([texts[place]]), 0)


@given(WORDS)
def test_a_text_of_n_words_has_at_most_n_minus_four_shingles(words: list[str]) -> None:
    shingles = shingles_of(words)
    assert len(shingles) == len(set(shingles))
    assert len(shingles) <= max(len(words) - 4, min(len(words), 1))


def test_a_text_without_words_meets_nobody() -> None:
    signed = sign(["", "—"])
    assert signed.sketches.tolist() == []
    assert (signed.hashvalues == 2**32 - 1).all()


@given(st.integers(0, 300), st.integers(0, 2**32))
def test_a_run_of_two_windows_shares_two_hashes_whatever_stands_around_it(
    start: int, seed: int
) -> None:
    order = np.random.default_rng(seed).permutation(400)
    words = [MANY[place] for place in order]
    run = words[start : start + 2 * WINDOW + 4]
    around = [f"other{place}" for place in order]
    signed = sign([" ".join(words), " ".join([*around[:90], *run, *around[90:200]])])
    if len(run) == 2 * WINDOW + 4:
        assert len(set(sketch(signed, 0)) & set(sketch(signed, 1))) >= 2


@pytest.mark.parametrize("kept", [(0, 1, 2, 3), (0, 1), (2, 3, 4, 5)])
def test_a_cut_copy_shares_sketch_hashes_with_the_whole(kept: tuple[int, ...]) -> None:
    signed = sign([FERRY, paragraphs(FERRY, *kept)])
    assert len(set(sketch(signed, 0)) & set(sketch(signed, 1))) >= 2


def test_independent_texts_share_nothing() -> None:
    signed = sign([FERRY, BAKERY])
    assert not set(sketch(signed, 0)) & set(sketch(signed, 1))
