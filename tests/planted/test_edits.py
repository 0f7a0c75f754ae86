from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.planted.chance import Chance
from tools.planted.edits import EDITS, cut, stitched
from tools.planted.model import Draft
from tools.planted.prose import Writer
from tools.planted.versions import versions
from tools.planted.wire import draft_of

SEEDS = st.integers(0, 10**6)


def a_draft(seed: int) -> tuple[Draft, Writer]:
    writer = Writer(Chance("test", seed))
    return draft_of(writer, agency=True), writer


def edited(kind: str, seed: int) -> tuple[Draft, Draft]:
    draft, _ = a_draft(seed)
    chance = Chance("edit", seed)
    return draft, EDITS[kind](draft, chance, Writer(chance))


def own_words(draft: Draft, edited: Draft) -> int:
    """Words of the paragraphs that are the story's; the first one may carry its dateline."""
    known = {*draft.paragraphs, draft.dateline + draft.paragraphs[0]}
    return sum(len(text.split()) for text in edited.paragraphs if text in known)


@settings(max_examples=30, deadline=None)
@given(SEEDS, st.sampled_from([0.75, 0.5, 0.25]))
def test_a_cut_keeps_the_top_as_near_to_its_share_as_paragraphs_allow(
    seed: int, share: float
) -> None:
    draft, _ = a_draft(seed)
    short = cut(draft, share)
    assert short.paragraphs == draft.paragraphs[: len(short.paragraphs)]
    wanted = share * draft.words
    sizes = [len(text.split()) for text in draft.paragraphs]
    nearest = min(abs(sum(sizes[:n]) - wanted) for n in range(1, len(sizes) + 1))
    assert abs(short.words - wanted) == pytest.approx(nearest)


@settings(max_examples=30, deadline=None)
@given(SEEDS)
def test_a_wrapped_quarter_has_120_foreign_words(seed: int) -> None:
    draft, wrapped = edited("cut_25_foreign", seed)
    own = own_words(draft, wrapped)
    assert own == pytest.approx(cut(draft, 0.25).words, abs=3)
    assert 120 <= wrapped.words - own <= 250


@settings(max_examples=30, deadline=None)
@given(SEEDS)
def test_local_paragraphs_are_at_most_half_and_the_story_is_whole(seed: int) -> None:
    draft, wrapped = edited("foreign_half", seed)
    own = own_words(draft, wrapped)
    assert own >= draft.words
    assert 0 < wrapped.words - own <= max(own, 130)


@pytest.mark.parametrize("kind", ["headline", "dateline", "typography", "british", "typo"])
def test_an_edit_of_style_keeps_all_paragraphs(kind: str) -> None:
    draft, edit = edited(kind, 1)
    assert len(edit.paragraphs) == len(draft.paragraphs)
    assert edit != draft


@pytest.mark.parametrize("kind", ["brief", "lead_trim", "sections"])
@pytest.mark.parametrize("seed", range(5))
def test_an_edit_of_length_leaves_a_run_of_the_paragraphs(kind: str, seed: int) -> None:
    draft, edit = edited(kind, seed)
    kept = [text for text in edit.paragraphs if text != "___"]
    start = draft.paragraphs.index(kept[0])
    assert tuple(kept) == draft.paragraphs[start : start + len(kept)]
    assert edit.paragraphs != draft.paragraphs


def test_captions_and_promotions_stand_between_the_paragraphs() -> None:
    draft, edit = edited("injected", 3)
    assert edit.paragraphs[0] == draft.paragraphs[0]
    assert [text for text in edit.paragraphs if text in draft.paragraphs] == [*draft.paragraphs]
    assert len(edit.paragraphs) > len(draft.paragraphs)


@settings(max_examples=30, deadline=None)
@given(SEEDS)
def test_a_stitched_text_is_mostly_its_own_story(seed: int) -> None:
    draft, other = a_draft(seed)[0], a_draft(seed + 1)[0]
    both = stitched(draft, other, Chance("stitch", seed))
    of_other = sum(len(text.split()) for text in both.paragraphs if text in other.paragraphs)
    assert set(draft.paragraphs) <= set(both.paragraphs)
    assert 0 < of_other < max(draft.words, 100)


@settings(max_examples=30, deadline=None)
@given(SEEDS)
def test_each_version_has_another_lead_and_keeps_most_of_the_one_before(seed: int) -> None:
    draft, writer = a_draft(seed)
    found = versions(draft, 5, writer.chance, writer)
    assert len({each.paragraphs[0] for each in found}) == 5
    for one, other in pairwise(found):
        same = set(one.paragraphs) & set(other.paragraphs)
        assert len(same) >= len(one.paragraphs) - 3
        assert len(other.paragraphs) >= len(one.paragraphs)
