"""Version marks in headlines, and the headlines that only begin with the same words."""

from __future__ import annotations

import time

import pytest

from etl.headline_marks import headline_marks

MARKED = {
    "UPDATE 2-Ferries stop as crews walk out": [("update", 2, "UPDATE 2")],
    "UPDATE 12-U.S. ferries stop": [("update", 12, "UPDATE 12")],
    "UPDATE: Ferries stop": [("update", None, "UPDATE")],
    "Updated: Ferries stop": [("update", None, "Updated")],
    "Ferries stop (UPDATED)": [("update", None, "UPDATED")],
    "Ferries stop (Updated 5 p.m.)": [("update", None, "Updated 5 p.m.")],
    "Ferries stop - UPDATE 2": [("update", 2, "UPDATE 2")],
    "CORRECTED-UPDATE 2-Ferries stop": [
        ("correction", None, "CORRECTED"),
        ("update", 2, "UPDATE 2"),
    ],
    "RPT-UPDATE 1-Ferries stop": [("repeat", None, "RPT"), ("update", 1, "UPDATE 1")],
    "EXCLUSIVE-UPDATE 1-Ferries stop": [("update", 1, "UPDATE 1")],
    "REFILE-Ferries stop": [("refile", None, "REFILE")],
    "REPEAT: Ferries stop": [("repeat", None, "REPEAT")],
    "WDH: Fähren stehen still": [("repeat", None, "WDH")],
    "WRAPUP 3-Ferries stop": [("roundup", 3, "WRAPUP 3")],
    "ROUNDUP 2: Fähren stehen still": [("roundup", 2, "ROUNDUP 2")],
    "KORREKTUR/ROUNDUP: Fähren stehen still": [
        ("correction", None, "KORREKTUR"),
        ("roundup", None, "ROUNDUP"),
    ],
    "1st Ld-Writethru: Ferries stop": [("write_thru", 1, "1st Ld-Writethru")],
    "3RD LD-WRITETHRU: Ferries stop": [("write_thru", 3, "3RD LD-WRITETHRU")],
    "Ferries stop, 2nd Ld-Writethru": [("write_thru", 2, "2nd Ld-Writethru")],
    "Ferries stop, 1st Ld": [("lead", 1, "1st Ld")],
    "2ND LEAD: Ferries stop": [("lead", 2, "2ND LEAD")],
    "(2nd LD) Ferries stop": [("lead", 2, "2nd LD")],
    "(LEAD) Ferries stop": [("lead", None, "LEAD")],
    "(URGENT) Ferries stop": [("urgent", None, "URGENT")],
    "URGENT: FERRIES STOP": [("urgent", None, "URGENT")],
    "BREAKING NEWS - Ferries stop": [("urgent", None, "BREAKING NEWS")],
    "Breaking: Ferries stop": [("urgent", None, "Breaking")],
    "AP NewsAlert: Ferries stop": [("urgent", None, "AP NewsAlert")],
    "BULLETIN: Ferries stop": [("urgent", None, "BULLETIN")],
    "FLASH: Ferries stop": [("urgent", None, "FLASH")],
    "+++ EIL +++ Fähren stehen still": [("urgent", None, "EIL")],
    "EILMELDUNG: Fähren stehen still": [("urgent", None, "EILMELDUNG")],
    "ALERTE - Les bateaux à l'arrêt": [("urgent", None, "ALERTE")],
    "BRIEF-Harbor Lines says ferries stop": [("brief", None, "BRIEF")],
    "APNewsNow: Ferries stop": [("brief", None, "APNewsNow")],
    "NewsBrief: Ferries stop": [("brief", None, "NewsBrief")],
    "ADV28-The last ferry": [("advance", 28, "ADV28")],
    "EMBARGOED: Ferries to stop in May": [("embargo", None, "EMBARGOED")],
    "Ferries stop (Adds quotes)": [("adds", None, "Adds quotes")],
    "Correction: Ferry Strike story": [("correction", None, "Correction")],
    "CORRECTION-Ferries stop": [("correction", None, "CORRECTION")],
    "Ferries stop [corrected]": [("correction", None, "corrected")],
    "Clarification: Ferry Strike story": [("correction", None, "Clarification")],
    "BERICHTIGUNG: Fähren stehen still": [("correction", None, "BERICHTIGUNG")],
    "Rectificatif : Les bateaux à l'arrêt": [("correction", None, "Rectificatif")],
    "CORRIGÉ - Les bateaux à l'arrêt": [("correction", None, "CORRIGÉ")],
    "RECTIFICACIÓN: Paran los barcos": [("correction", None, "RECTIFICACIÓN")],
    "Corrección: Paran los barcos": [("correction", None, "Corrección")],
    "ERRATA: Param os barcos": [("correction", None, "ERRATA")],
    "RETTIFICA: Traghetti fermi": [("correction", None, "RETTIFICA")],
    "Rectificatie: Veerboten liggen stil": [("correction", None, "Rectificatie")],
    "Rättelse: Färjorna står stilla": [("correction", None, "Rättelse")],
    "KILL: Ferries stop": [("kill", None, "KILL")],
    "KILL KILL KILL - Fähren stehen still": [("kill", None, "KILL KILL KILL")],
    "MANDATORY KILL: Ferries stop": [("kill", None, "MANDATORY KILL")],
    "STORY WITHDRAWN-Ferries stop": [("withdrawn", None, "STORY WITHDRAWN")],
    "WITHDRAWN: Ferries stop": [("withdrawn", None, "WITHDRAWN")],
    "ANNULATION: Les bateaux à l'arrêt": [("withdrawn", None, "ANNULATION")],
    "ZURÜCKGEZOGEN: Fähren stehen still": [("withdrawn", None, "ZURÜCKGEZOGEN")],
    "HOLD HOLD HOLD - Fähren stehen still": [("hold", None, "HOLD HOLD HOLD")],
    "The Latest: Ferries stop": [("series", None, "The Latest")],
    "UPDATE: The Latest: Ferries stop": [
        ("update", None, "UPDATE"),
        ("series", None, "The Latest"),
    ],
    "Today in History": [("series", None, "Today in History")],
    "AP FACT CHECK: What the mayor said of ferries": [("series", None, "AP FACT CHECK")],
    "Markets Right Now: Ferry shares fall": [("series", None, "Markets Right Now")],
    "AP Was There: The last ferry": [("series", None, "AP Was There")],
    "AP News in Brief at 6:04 p.m. EDT": [("roundup", None, "AP News in Brief")],
    "Business Digest": [("roundup", None, "Business Digest")],
    "Briefly: Ferries stop": [("roundup", None, "Briefly")],
    "AP Top Stories at 5 p.m.": [("roundup", None, "AP Top Stories")],
    "AP Top News at 5:05 p.m. EDT": [("roundup", None, "AP Top News")],
}

PLAIN = """
Update your phone before Monday, makers say
UPDATE YOUR PHONE, MAKERS SAY
Update 2 of the system brings new keys
UPDATE 2-YEAR PLAN, BOARD TOLD
Update: the phone that never sleeps
Correction officers strike at two jails
CORRECTION OFFICERS STRIKE
Corrected vision for pilots
Corrections: how markets fall
Clarification sought on ferry fares
Brief talks end without a deal
BRIEF-CASE BOMB FOUND
Brief: what lawyers read
BRIEF ENCOUNTER RETURNS TO STAGE
Insert coin to continue
Add sugar to taste
Sub: the boat that sank
Lead: the metal nobody wants
LEAD-ACID BATTERIES RECALLED
Lead in water at nine schools
Lead singer quits
KILL-SWITCH LAW PASSES
Kill the bill, crews say
KILL: THE LAST HUNT
Kill: how hunters do it
Hold: what analysts say of ferry shares
HOLD THE LINE, CREWS TOLD
Withdrawn drug was safe, study says
Urgent care clinics close
URGENT CARE CLINICS CLOSE
Urgent: the word that lost its meaning
Repeat offender jailed
REPEAT OFFENDER JAILED
Embargo on oil lifted
Embargo: how it works
Flash flood hits valley
FLASH-FLOOD WARNING ISSUED
Breaking bad habits takes a month
Breaking: how street dance came to the games
Bulletin board law struck down
Advance: the party that came from nowhere
Snap election called
SNAP: What to know about food stamps
SNAP-Ed classes cut
The latest ferry has two decks
The Latest Ferries Have Two Decks
Today in history class: ferries
Fact check: ferries do not fly
Markets right now are calm, bank says
Digest of laws goes online
Reader's Digest sold
How cows digest grass
In brief remarks, mayor resigns
Briefly a king: the man who ruled for a day
Alerte aux crues dans la vallée
Korrektur der Karte dauert neun Jahre
Errata are rare in the old Bible
Rettifica dei confini votata
Roundup maker loses in court
Ferries stop, 2nd crew walks out
Crews walk out (again)
Mayor's update on ferries (video)
Strike plan is dead - update at noon
""".strip().split("\n")


@pytest.mark.parametrize("headline", MARKED)
def test_a_mark_is_found_with_its_number_and_its_exact_span(headline: str) -> None:
    marks = headline_marks(headline)
    assert [(mark.kind, mark.number, mark.text) for mark in marks] == MARKED[headline]
    for mark in marks:
        assert (mark.found_in, headline[mark.start : mark.end]) == ("headline", mark.text)


@pytest.mark.parametrize("headline", PLAIN)
def test_a_headline_that_only_has_the_word_has_no_mark(headline: str) -> None:
    assert headline_marks(headline) == ()


@pytest.mark.parametrize("headline", [None, "", "   ", "UPDATE 2-", "KILL:", "()", "(LEAD"])
def test_a_headline_without_words_has_no_mark(headline: str | None) -> None:
    assert headline_marks(headline) == ()


def test_what_is_added_is_the_note_of_the_mark() -> None:
    (mark,) = headline_marks("Ferries stop (Adds quotes, background)")
    assert mark.note == "quotes, background"


@pytest.mark.parametrize(
    "piece", ["UPDATE 1-", "(LEAD) ", "News ", "A ", "(", "+", "1", "Ld ", " "]
)
def test_a_hostile_headline_is_read_at_once(piece: str) -> None:
    headline = piece * (1_000_000 // len(piece))
    started = time.process_time()
    headline_marks(headline)
    assert time.process_time() - started < 0.1
