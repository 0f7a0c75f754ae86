"""Stubs of articles: the free part is the body, the offer below it is promotion."""

from __future__ import annotations

import pytest

from etl.page.offers import _tables

from .skins import HEADLINE, PROSE, Skin, article_of, body_of, document, filled, jsonld, kinds_of

OFFERS = {
    "box": """<div class='paywall'><h2>Subscribe to continue reading</h2><p>Unlimited access to
        every story for $1 a week for six months.</p><ul><li>The newspaper as it is printed</li>
        </ul><a href='/s'>Subscribe now</a><p>Already a subscriber? <a href='/l'>Log in</a></p>
        </div>""",
    "hashed": """<div class='css-o'><h3>This article is for subscribers</h3><div>Support the
        reporters of the islands.</div><div>You can cancel at any time.</div><a href='/s'>See
        offers</a></div>""",
    "german": """<div><p><b>Dieser Artikel ist exklusiv für Abonnenten</b></p><p>Jetzt weiterlesen
        und den Hafen kennen.</p><p>Sie haben bereits ein Abo? <a href='/l'>Hier anmelden</a></p>
        </div>""",
    "french": """<div><p>Il vous reste 75% de cet article à lire. La suite est réservée aux abonnés.
        </p><p>Vous pouvez lire tous les articles à partir de 1 euro par mois.</p></div>""",
    "japanese": "<p>この記事は有料会員限定です。</p><p>登録すると続きを読めます。</p>",
    "meter": """<div class='m'><p>You have reached your limit of free articles this month.</p><p>
        Start a subscription today to read without limits.</p></div>""",
}


@pytest.mark.parametrize("form", OFFERS)
def test_the_offer_below_a_stub_is_promotion_and_tells_the_paywall(skin: Skin, form: str) -> None:
    page = skin([*PROSE[:2], OFFERS[form]])
    assert body_of(page) == list(PROSE[:2])
    assert article_of(page).paywalled


def test_text_behind_an_offer_stays() -> None:
    page = document(f"<h1>{HEADLINE}</h1>{filled([*PROSE[:2], OFFERS['hashed'], *PROSE[2:]])}")
    assert [line for line in body_of(page) if line in PROSE] == list(PROSE)


def test_a_long_text_behind_a_note_for_subscribers_stays() -> None:
    long = [f"{text} {text} So it went on for a long while." for text in PROSE]
    note = "<p>This story is for subscribers.</p>"
    page = document(f"<h1>{HEADLINE}</h1>{filled([long[0], note, *long[1:]])}")
    assert body_of(page) == long
    assert kinds_of(page, "for subscribers") == {"promotion"}


def test_an_article_that_its_markup_calls_free_has_no_paywall() -> None:
    page = document(
        f"<h1>{HEADLINE}</h1>{filled([*PROSE[:4], OFFERS['meter'], *PROSE[4:]])}",
        jsonld(isAccessibleForFree=True),
    )
    assert article_of(page).paywalled is False


def test_an_article_about_subscribers_has_no_paywall() -> None:
    told = "The Post lost a tenth of its subscribers, and the rest pay more, its owner said."
    page = document(f"<h1>{HEADLINE}</h1>{filled([*PROSE[:4], told, *PROSE[4:]])}")
    assert article_of(page).paywalled is None
    assert told in body_of(page)


def test_the_paid_text_in_a_hidden_element_is_the_body() -> None:
    paid = f"<div style='display:none'>{filled(PROSE[2:])}</div>"
    page = document(f"<h1>{HEADLINE}</h1><div>{filled(PROSE[:2])}{paid}</div>")
    assert body_of(page) == list(PROSE)


def test_every_line_that_ends_the_free_part_is_looked_for() -> None:
    hints = _tables()["hints"]
    missed = [each for each in _tables()["cutoffs"] if not any(hint in each for hint in hints)]
    assert missed == []
