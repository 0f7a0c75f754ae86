from __future__ import annotations

from etl.edits.compare import compare
from etl.edits.model import Text
from etl.edits.told import told
from etl.edits.view import Fold, Line, Piece, folded, lines_of

SENTENCES = [f"The boat to island {n} left pier {n} with all its crew." for n in range(1, 13)]


def lines(a: str, b: str) -> list[Line]:
    one, other = Text("", a), Text("", b)
    return lines_of(compare(one, other), one, other)


def shown(a: str, b: str) -> list[str]:
    marks = {
        "same": "{}",
        "gone": "-{}-",
        "new": "+{}+",
        "moved_away": "<{}<",
        "moved_here": ">{}>",
    }
    return [
        "".join(marks[piece.kind].format(piece.text) for piece in line.pieces).strip()
        for line in lines(a, b)
    ]


def test_a_changed_word_stands_beside_the_one_that_it_replaces() -> None:
    assert shown("It had 1,240 children in it.", "It had 12,400 children in it.") == [
        "It had -1,240-+12,400+ children in it."
    ]


def test_a_sentence_that_only_one_text_has_is_a_line() -> None:
    first = SENTENCES[0]
    assert shown(f"{first} Snow lay deep.", f"Our own pier. {first} Rain fell all night.") == [
        "+Our own pier. +",
        first,
        "-Snow lay deep.-",
        "+Rain fell all night.+",
    ]  # fmt: skip


def test_what_was_moved_stands_in_both_places() -> None:
    one, two, three, four = SENTENCES[:4]
    assert shown(f"{one} {two} {three} {four}", f"{one} {four} {two} {three}") == [
        one,
        f">{four} >",
        two,
        three,
        f"<{four}<",
    ]


def test_typography_is_no_change_to_look_at() -> None:
    assert shown('She said: "Yes" -- twice.', "She said: “Yes” — twice.") == [
        "She said: “Yes” — twice."
    ]


def test_long_stretches_are_folded() -> None:
    a, b = " ".join(SENTENCES), " ".join([*SENTENCES[:5], "Snow.", *SENTENCES[5:]])
    kinds = [line if isinstance(line, Fold) else line.kind for line in folded(lines(a, b))]
    assert kinds == [Fold("same", 5), "new", Fold("same", 7)]
    cut = folded(lines(a, SENTENCES[0]))
    assert [line if isinstance(line, Fold) else line.kind for line in cut] == [
        "same", "gone", "gone", Fold("gone", 8), "gone",
    ]  # fmt: skip


def test_a_line_has_its_pieces_in_order() -> None:
    (line,) = lines("Rain fell on twelve towns.", "Rain fell on many towns.")
    assert line == Line(
        (Piece("same", "Rain fell on "), Piece("gone", "twelve"), Piece("new", "many"),
         Piece("same", " towns."))
    )  # fmt: skip


def test_edits_are_told_in_plain_words() -> None:
    one, two, three, four, *_ = SENTENCES
    a = Text("Boats", f"PORT (AP) — {one} {two} {three} {four}", "PORT (AP) —")
    b = Text("Ships", f"{one.replace('crew', 'band')} {three.replace('pier 3', 'pier 5')}")
    assert list(told(compare(a, b))) == [
        "headline changed: “Boats” -> “Ships”",
        "dateline dropped: “PORT (AP) —”",
        "wording changed in sentence 1: “crew” -> “band”",
        f"sentence 2 removed: “{two}”",
        "number changed in sentence 3: “3” -> “5”",
        f"tail cut at sentence 4: 1 sentence, “{four}”",
    ]
