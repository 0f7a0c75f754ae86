"""Each kind of edit, on invented copy, with the words and the sentences that it names."""

from __future__ import annotations

import pytest

from etl.edits.compare import compare
from etl.edits.model import Edit, Text

DATELINE = "PORT ALDER (AP) —"
LEAD = (
    "Ferry crews ended an 11-day strike on Tuesday after the harbor board agreed to hire 40 more."
)
FIRST = "The first boat left the north pier at 6 a.m. with 212 passengers, the board said."
QUOTE = '"We have waited long enough for a chair to sit on," said Orla Venn.'
SETTLED = "Under the settlement no crew will sail more than nine hours without a break."
OIL = "Islanders had been rationing heating oil since the second day of the strike."
LAST = "The next talks are planned for October, when the contract of the clerks runs out."
STORY = (LEAD, FIRST, QUOTE, SETTLED, OIL, LAST)


def text(*sentences: str, dateline: str | None = None, headline: str = "Ferries run") -> Text:
    body = "\n\n".join(sentences)
    return Text(headline, f"{dateline} {body}" if dateline else body, dateline)


def edits(a: Text, b: Text) -> list[Edit]:
    return list(compare(a, b).edits)


def only(a: Text, b: Text) -> Edit:
    (edit,) = edits(a, b)
    return edit


def changed(old: str, new: str) -> list[tuple[str, str, str]]:
    """The edits of one sentence amid a story that stays."""
    found = edits(text(LEAD, old, LAST), text(LEAD, new, LAST))
    assert all(edit.sentences_a == edit.sentences_b == (2, 2) for edit in found)
    return [(edit.kind, edit.before, edit.after) for edit in found]


def test_a_headline_of_ones_own_is_a_headline_changed() -> None:
    edit = only(text(*STORY), text(*STORY, headline="Boats are back"))
    assert (edit.kind, edit.part) == ("headline_changed", "headline")
    assert (edit.before, edit.after, edit.a) == ("Ferries run", "Boats are back", (0, 11))


def test_a_headline_in_capitals_is_typography() -> None:
    edit = only(text(*STORY), text(*STORY, headline="FERRIES RUN"))
    assert (edit.kind, edit.part) == ("typography_changed", "headline")


def test_a_dateline_is_dropped_with_the_space_behind_it() -> None:
    edit = only(text(*STORY, dateline=DATELINE), text(*STORY))
    assert (edit.kind, edit.before, edit.after) == ("dateline_dropped", f"{DATELINE} ", "")
    assert edit.sentences_a is None


def test_a_dateline_that_loses_the_agencys_mark_is_changed() -> None:
    edit = only(text(*STORY, dateline=DATELINE), text(*STORY, dateline="PORT ALDER —"))
    assert (edit.kind, edit.before, edit.after) == ("dateline_changed", DATELINE, "PORT ALDER —")


@pytest.mark.parametrize("line", ["Port Alder: ", "PORT ALDER, Norland -- ", "PORT ALDER\n\n"])
def test_a_dateline_in_a_form_of_the_outlets_own_is_changed_not_dropped(line: str) -> None:
    recast = Text("Ferries run", line + "\n\n".join(STORY))
    edit, *signs = edits(text(*STORY, dateline=DATELINE), recast)
    assert (edit.kind, edit.after) == ("dateline_changed", line.strip())
    assert {sign.kind for sign in signs} <= {"typography_changed"}


def test_another_dash_behind_a_dateline_is_typography() -> None:
    edit = only(text(*STORY, dateline=DATELINE), text(*STORY, dateline="PORT ALDER (AP) --"))
    assert edit.kind == "typography_changed"


def test_a_lead_is_trimmed_by_so_many_sentences() -> None:
    edit = only(text(*STORY), text(*STORY[2:]))
    assert (edit.kind, edit.sentences_a, edit.sentences_b) == ("lead_trimmed", (1, 2), None)
    assert edit.before == f"{LEAD}\n\n{FIRST}\n\n"


def test_a_lead_behind_the_dateline_is_a_lead_too() -> None:
    edit = only(text(*STORY, dateline=DATELINE), text(*STORY[1:], dateline=DATELINE))
    assert (edit.kind, edit.sentences_a, edit.before) == ("lead_trimmed", (1, 1), f"{LEAD}\n\n")


def test_a_lead_with_another_in_its_place_is_removed_and_inserted() -> None:
    found = edits(text(*STORY), text("Good news for our islands.", *STORY[1:]))
    assert [edit.kind for edit in found] == ["sentences_removed", "sentences_inserted"]


def test_a_local_lead_before_the_dateline_is_added() -> None:
    story = text(*STORY, dateline=DATELINE)
    local = Text(story.headline, f"Good news for our islands.\n\n{story.body}", DATELINE)
    edit = only(story, local)
    assert (edit.kind, edit.sentences_b) == ("lead_added", (1, 1))


def test_a_tail_is_cut_at_a_sentence() -> None:
    edit = only(text(*STORY), text(*STORY[:4]))
    assert (edit.kind, edit.sentences_a) == ("tail_cut", (5, 6))
    assert edit.before == f"\n\n{OIL}\n\n{LAST}"


def test_a_tail_that_goes_on_is_added() -> None:
    assert only(text(*STORY[:4]), text(*STORY)).kind == "tail_added"


def test_sentences_are_removed_and_inserted_in_the_midst() -> None:
    removed = only(text(*STORY), text(*STORY[:2], *STORY[4:]))
    assert (removed.kind, removed.sentences_a) == ("sentences_removed", (3, 4))
    inserted = only(text(*STORY), text(*STORY[:3], "Snow lay on the pier.", *STORY[3:]))
    assert (inserted.kind, inserted.sentences_b) == ("sentences_inserted", (4, 4))


def test_paragraphs_that_stand_elsewhere_were_moved() -> None:
    edit = only(text(*STORY), text(LEAD, OIL, FIRST, QUOTE, SETTLED, LAST))
    assert (edit.kind, edit.sentences_a, edit.sentences_b) == ("moved", (5, 5), (2, 2))
    assert edit.before.strip() == edit.after.strip() == OIL


def test_what_was_moved_and_changed_has_its_changes() -> None:
    edit = only(text(*STORY), text(LEAD, OIL.replace("second", "fourth"), *STORY[1:4], LAST))
    (change,) = edit.changes
    assert (change.kind, change.before, change.after) == ("wording_changed", "second", "fourth")


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        (FIRST, FIRST.replace("212", "221"), "212", "221"),
        (FIRST, FIRST.replace("212 passengers", "12 people"), "212 passengers", "12 people"),
        (SETTLED, SETTLED.replace("nine", "10"), "nine", "10"),
    ],
)
def test_a_number_is_changed(old: str, new: str, before: str, after: str) -> None:
    assert changed(old, new) == [("number_changed", before, after)]


@pytest.mark.parametrize("marks", ['""', "“”", "«»", "„“", "‘’", "''"])
def test_words_between_quotation_marks_are_a_quotation(marks: str) -> None:
    old, new = (f"{marks[0]}It is {way} over,{marks[1]} said Orla Venn." for way in ("all", "not"))
    assert changed(old, new) == [("quotation_changed", "all", "not")]


def test_words_beside_a_quotation_are_none() -> None:
    assert changed(QUOTE, QUOTE.replace("said", "claimed")) == [
        ("wording_changed", "said", "claimed")
    ]


def test_words_that_become_a_quotation_change_one() -> None:
    found = changed("She called it a grand day for all.", 'She called it "a grand day" for all.')
    assert found == [("quotation_changed", "", '"'), ("quotation_changed", "", '"')]


def test_an_agency_that_is_named_otherwise_is_an_attribution() -> None:
    told = "The mayor told The Associated Press that the pier will be built again."
    assert changed(told, told.replace("The Associated Press", "AP")) == [
        ("attribution_changed", "The Associated Press", "AP")
    ]
    assert changed(told, told.replace("The Associated Press", "reporters")) == [
        ("attribution_changed", "The Associated Press", "reporters")
    ]


def test_other_words_are_wording() -> None:
    assert changed(OIL, OIL.replace("Islanders", "People")) == [
        ("wording_changed", "Islanders", "People")
    ]
    assert changed(OIL, OIL.replace(" of the strike", "")) == [
        ("wording_changed", " of the strike", "")
    ]


def test_words_that_stand_alone_between_changes_belong_to_them() -> None:
    old = "The first boat left the old pier of the northern harbor with many guests aboard it."
    new = "The first boat left a wide quay of some southern island with many guests aboard it."
    ((kind, before, after),) = changed(old, new)
    assert kind == "wording_changed"
    assert before == "the old pier of the northern harbor"
    assert after == "a wide quay of some southern island"


@pytest.mark.parametrize(
    ("american", "british"),
    [
        ("harbor", "harbour"),
        ("canceled", "cancelled"),
        ("Organizers", "Organisers"),
        ("percent", "per cent"),
        ("defense", "defence"),
    ],
)
def test_spelling_is_localised(american: str, british: str) -> None:
    sentence = "In that year the {} was what the islanders spoke about most of all."
    assert changed(sentence.format(american), sentence.format(british)) == [
        ("spelling_localised", american, british)
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('She said: "No more of that" -- and left', "She said: “No more of that” — and left"),
        ("She said: “No more of that” and left", "She said: ‘‘No more of that’’ and left"),
        ("Every cafe on the islands had eight guests", "Every café on the islands had 8 guests"),
        ("It carried 10,425 people to the islands", "It carried 10425 people to the Islands"),
    ],
)
def test_another_style_of_print_is_typography(old: str, new: str) -> None:
    assert {kind for kind, _, _ in changed(f"{old}.", f"{new}.")} == {"typography_changed"}


def test_paragraphs_that_are_set_otherwise_are_typography() -> None:
    a, b = text(*STORY), Text("Ferries run", " ".join(STORY))
    assert {edit.kind for edit in edits(a, b)} == {"typography_changed"}
    assert compare(a, b).same == len(STORY)


def test_a_sentence_that_was_split_is_compared_with_both_halves() -> None:
    whole = "The boat left at six with many passengers, and the board paid for their breakfast."
    halves = "The boat left at six with many passengers. The board paid for their breakfast."
    found = edits(text(LEAD, whole, LAST), text(LEAD, halves, LAST))
    assert [(edit.kind, edit.before, edit.after) for edit in found] == [
        ("wording_changed", ", and", "."),
        ("typography_changed", "the", "The"),
    ]


def test_texts_without_a_common_sentence_are_rewritten() -> None:
    other = Text("Ferries run", "Snow lay in the valley. The baker sold 90 loaves to strangers.")
    edit = only(text(*STORY), other)
    assert (edit.kind, edit.sentences_a, edit.sentences_b) == ("rewritten", (1, 6), (1, 2))
    assert not compare(text(*STORY), other).has_common_text


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("気象庁によると、東京は雨。", "気象庁によると、大阪は雨。", "東京", "大阪"),
        ("मौसम विभाग ने कहा कि आज बारिश होगी।", "मौसम विभाग ने कहा कि कल बारिश होगी।", "आज", "कल"),
        ("قال الوزير إن السفينة غادرت الميناء اليوم.", "قال الوزير إن السفينة غادرت الميناء أمس.",
         "اليوم", "أمس"),
        ("Паром вышел из гавани утром, сообщил порт.", "Паром вышел из гавани ночью, сообщил порт.",
         "утром", "ночью"),
    ],
)  # fmt: skip
def test_other_scripts_are_compared_word_by_word(
    old: str, new: str, before: str, after: str
) -> None:
    edit = only(Text("", old), Text("", new))
    assert (edit.kind, edit.before, edit.after) == ("wording_changed", before, after)
