from __future__ import annotations

import pytest

from etl.edits.spelling import spelling_key

PAIRS = """
colour color, neighbourhood neighborhood, labourers laborers, honourable honorable, centre center,
centred centered, metres meters, theatre theater, sombre somber, manoeuvres maneuvers,
organisation organization, realising realizing, recognisable recognizable, analyse analyze,
paralysed paralyzed, dialogue dialog, catalogued cataloged, travelled traveled, labelling labeling,
counsellor counselor, marvellous marvelous, fuelled fueled, dialled dialed, skilful skillful,
fulfilment fulfillment, enrolment enrollment, instalment installment, defence defense,
offences offenses, licence license, practised practiced, judgement judgment, ageing aging,
paediatric pediatric, anaemia anemia, haemorrhage hemorrhage, foetus fetus, grey gray,
tyres tires, programmes programs, cheques checks, kerb curb, ploughed plowed, sceptical skeptical,
aluminium aluminum, aeroplane airplane, jewellery jewelry, pyjamas pajamas, moustache mustache,
towards toward, storeys stories, enquiry inquiry, sulphur sulfur, artefacts artifacts, mum mom
"""
OTHERS = """
four for, hour hor, tour tor, filling filing, filled filed, refilled refiled, polling poling,
rise rize, advice advise, device devise, holly holy, mourning morning, tires tries, were wer,
license licensed, reporters reported, flour floor, course corse, rogue rog, prise prize
"""


def pairs(text: str) -> list[list[str]]:
    return [pair.split() for pair in text.split(",")]


@pytest.mark.parametrize(("british", "american"), pairs(PAIRS))
def test_two_spellings_of_a_word_have_one_key(british: str, american: str) -> None:
    assert spelling_key(british) == spelling_key(american)


@pytest.mark.parametrize(("one", "other"), pairs(OTHERS))
def test_two_words_have_two_keys(one: str, other: str) -> None:
    assert spelling_key(one) != spelling_key(other)


def test_words_of_other_scripts_and_no_words_are_their_own_keys() -> None:
    words = ["гавань", "café", "a" * 500 + "our", "h2our", ""]
    assert [spelling_key(word) for word in words] == words
