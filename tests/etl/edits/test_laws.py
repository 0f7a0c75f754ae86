"""What holds for any two texts."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from etl.edits.apply import applied
from etl.edits.compare import compare
from etl.edits.model import Edit, Text
from etl.edits.view import lines_of

SENTENCES = st.sampled_from(
    [
        "The ferry sank at dawn.",
        "The ferry sank at 5 on Tuesday.",
        '"We were lucky," said Orla Venn.',
        "“We were very lucky,” said Orla Venn, who colours maps.",
        "PORT ALDER (AP) — Crews colored 1,200 maps in the harbor.",
        "Crews coloured 1,300 maps in the harbour, told The Associated Press.",
        "___",
        "Yes.",
        "気象庁によると、東京は雨。",
        "気象庁によれば、大阪は雨。",
        "मौसम विभाग ने कहा कि बारिश होगी।",
    ]
)
JOINED = st.lists(st.tuples(SENTENCES, st.sampled_from([" ", "\n\n", "\n", ""])), max_size=9)
NEWS = JOINED.map(lambda parts: "".join(part for pair in parts for part in pair))
BODIES = NEWS | st.text(alphabet="aB1 .,\n\"'“”’—é雨", max_size=40) | st.text(max_size=20)
TEXTS = st.builds(
    Text,
    headline=BODIES,
    body=BODIES,
    dateline=st.sampled_from([None, "PORT ALDER (AP) —", "The", "B"]),
)


def all_edits(edits: tuple[Edit, ...]) -> list[Edit]:
    return [each for edit in edits for each in (edit, *all_edits(edit.changes))]


@given(TEXTS)
def test_a_text_has_no_edit_to_itself(text: Text) -> None:
    assert compare(text, text).edits == ()


@given(TEXTS, TEXTS)
def test_the_edits_make_one_text_of_the_other_and_back(a: Text, b: Text) -> None:
    found = compare(a, b)
    assert applied(found, a) == (b.headline, b.body)
    assert applied(found.reversed(), b) == (a.headline, a.body)


@given(TEXTS, TEXTS)
def test_exchanged_texts_have_the_same_edits_from_the_other_side(a: Text, b: Text) -> None:
    assert compare(b, a) == compare(a, b).reversed()


@given(TEXTS, TEXTS)
def test_spans_lie_in_the_texts_and_hold_the_words(a: Text, b: Text) -> None:
    for edit in all_edits(compare(a, b).edits):
        assert 0 <= edit.a.start <= edit.a.end <= len(a.part(edit.part))
        assert 0 <= edit.b.start <= edit.b.end <= len(b.part(edit.part))
        assert edit.before == a.part(edit.part)[slice(*edit.a)]
        assert edit.after == b.part(edit.part)[slice(*edit.b)]
        assert edit.before != edit.after or edit.kind == "moved"


@given(TEXTS, TEXTS)
def test_spans_of_one_text_do_not_overlap(a: Text, b: Text) -> None:
    for part in ("headline", "body"):
        edits = [edit for edit in compare(a, b).edits if edit.part == part]
        for spans in (sorted(edit.a for edit in edits), sorted(edit.b for edit in edits)):
            assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(TEXTS, TEXTS)
def test_sentence_numbers_are_those_of_sentences(a: Text, b: Text) -> None:
    found = compare(a, b)
    for edit in all_edits(found.edits):
        for numbers, count in (
            (edit.sentences_a, found.sentences_a),
            (edit.sentences_b, found.sentences_b),
        ):
            assert numbers is None or 1 <= numbers[0] <= numbers[1] <= count


@given(TEXTS, TEXTS)
def test_the_lines_hold_both_texts_typography_aside(a: Text, b: Text) -> None:
    pieces = [piece for line in lines_of(compare(a, b), a, b) for piece in line.pieces]
    new = [piece.text for piece in pieces if piece.kind not in {"gone", "moved_away"}]
    assert "".join("".join(new).split()) == "".join(b.body.split())
