from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.furniture import kind_of

HEADLINE = "Harbor ferry stops as crews walk out"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("___", "sign_off"),
        ("-30-", "sign_off"),
        ("FILE - In this May 5 photo, a ferry leaves. (AP Photo/Jane Roe)", "caption"),
        ("FILE — A ferry leaves the pier.", "caption"),
        ("A ferry leaves the pier. (AP Photo/Jane Roe)", "caption"),
        ("A ferry leaves the pier. (Associated Press Photo)", "caption"),
        ("A ferry leaves the pier. Jane Roe/Getty Images", "caption"),
        ("Photo: AFP", "caption"),
        (f"Representational pic - {HEADLINE}", "caption"),
        ("Copyright 2026 The Associated Press. All rights reserved.", "notice"),
        ("© 2024 AFP", "notice"),
        ("This material may not be published, broadcast or redistributed.", "notice"),
        ("This story has been published from a wire agency feed without changes.", "notice"),
        ("AAP content is owned by or licensed to Australian Associated Press", "notice"),
        (
            "AP writers Jane Roe in Oakton and John Doe in Elm contributed to this report.",
            "contributor",
        ),
        ("(Reporting by Jane Roe; Editing by John Doe)", "contributor"),
        ("(Additional reporting by Jane Roe in Oakton)", "contributor"),
        ("With inputs from agencies", "contributor"),
        ("With files from The Canadian Press", "contributor"),
        ("Additional reporting from PA", "contributor"),
        ("mit dpa", "contributor"),
        ("With material from AP", "contributor"),
        ("jr/dpa", "contributor"),
        ("Quelle: abend.example, jro/dpa", "contributor"),
        (
            "This report by The Canadian Press was first published Feb. 22, 2024.",
            "contributor",
        ),
        ("- AP", "tagline"),
        ("-- AP", "tagline"),
        ("— Reuters", "tagline"),
        ("(AP)", "tagline"),
        ("Source: AP", "tagline"),
        ("Fuente: EFE", "tagline"),
        ("AP/AFP", "tagline"),
        ("/ Source: Associated Press", "tagline"),
        ("The Associated Press | Monday, March 5, 2026, 9:06 a.m.", "tagline"),
        ("Associated Press Monday, March 5, 2026", "tagline"),
        ("Credit: Associated Press", "caption"),
        ("Follow the Post on Instagram, Facebook and YouTube.", "contributor"),
        ("Chat with us on WhatsApp. The harbor never sleeps.", "promotion"),
        (
            "Pier Monthly comes to your door: 12 issues for £11.99. It is full of boats.",
            "promotion",
        ),
        ("For the plan of the new pier, click here.", "promotion"),
        ("The Post may earn a commission when you buy a boat through its links.", "promotion"),
        ("Stand: 28.04.2026 17:23 Uhr", "date_line"),
        ("Publié le 3 mars 2026 à 10h30", "date_line"),
        ("Über dieses Thema berichtet: Hafenradio am 5. März um 6 Uhr.", "related"),
        ("[button link=”/kit” type=”big”] Send us YOUR kit[/button]", "other"),
        ('[gallery ids="1,2,3"]', "other"),
        ("Jane Roe is an Associated Press writer.", "contributor"),
        ("AP-WF-05-09-17 0056GMT", "tagline"),
        ("Eds: Updates with comment from the mayor.", "editor_note"),
        ("This story has been corrected to show that the ferry has two decks.", "correction"),
        ("Read more: Ferry fares rise", "related"),
        ("Sign up for our newsletter", "promotion"),
        ("Share", "share"),
        ("Facebook | Twitter | Email", "share"),
        ("Advertisement", "share"),
        ("Published: March 5, 2026", "date_line"),
        ("Last updated on 5 March", "date_line"),
        ("Posted 2026-03-05 08:30", "date_line"),
        ("Updated 5 hours ago", "date_line"),
        ("12/09/2017 09:03 by admin", "date_line"),
        ("By Jane Roe, Associated Press", "byline"),
        (HEADLINE, "headline"),
        (f"Archive: {HEADLINE}", "headline"),
    ],
)
def test_a_line_of_furniture_is_named_by_its_kind(line: str, kind: str) -> None:
    assert kind_of(line, HEADLINE) == kind


@pytest.mark.parametrize(
    "line",
    [
        "The mayor told The Associated Press that the ferry would sail again by Friday.",
        "A poll for the AP found that most riders want the ferry back.",
        "Soldiers of the Armed Forces of Norland (AFP) guarded the pier on Tuesday.",
        "With Reuters reporting that fares would rise, riders bought tickets early.",
        "With AP courses cut, the school lost a third of its older pupils.",
        "Share prices of the ferry company fell by a tenth on Tuesday.",
        "Published accounts of the strike differ, and 12 of them were withdrawn.",
        "The photo showed a ferry without passengers.",
        "They were told: and/or pay.",
        "气象台说渡轮停航。",
    ],
)
def test_a_sentence_of_the_article_is_no_furniture(line: str) -> None:
    assert kind_of(line, HEADLINE) is None


@pytest.mark.parametrize("line", ["ap", "aa", "pa", "- tt"])
def test_small_letters_are_no_mark(line: str) -> None:
    assert kind_of(line) is None


@given(st.text(max_size=300), st.text(max_size=60))
def test_any_line_is_judged_without_an_error(line: str, headline: str) -> None:
    kind_of(line, headline)


@pytest.mark.parametrize(
    "piece",
    ["(photo", "(AP", "AP/", "(photo AP ", "with AP, ", "a/", "_", "share |", "copyright", " - ("],
)
def test_a_hostile_line_is_judged_at_once(piece: str) -> None:
    started = time.perf_counter()
    kind_of(piece * (100_000 // len(piece)), "A headline of five words")
    kind_of(piece * (1_900 // len(piece)), "A headline of five words")
    assert time.perf_counter() - started < 1


def test_a_bar_of_page_tools_is_furniture() -> None:
    bar = "Print this page | Send to a friend | Rating: 4.5/5 (12 votes cast)"
    assert kind_of(bar) == "share"
    assert kind_of("Print this was the last order that the foreman ever gave the shop.") is None


@pytest.mark.parametrize(
    "line", ["12 de marzo de 2026", "9. März 2026, 18.30 Uhr", "jeudi 11 mars 2026 à 8h15"]
)
def test_a_date_in_another_language_is_a_date_line(line: str) -> None:
    assert kind_of(line) == "date_line"


def test_a_sentence_that_opens_with_such_a_date_is_the_article_s() -> None:
    line = "12 de marzo de 2026 fue el día en que " + "el puerto perdió su barco y " * 3
    assert kind_of(line) is None
