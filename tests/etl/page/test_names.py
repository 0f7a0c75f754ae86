from __future__ import annotations

import pytest
from lxml.html import fragment_fromstring

from etl.page.names import kind_of_element


@pytest.mark.parametrize(
    ("opening", "kind"),
    [
        ("<aside>", "related"),
        ('<aside class="sidebar">', "related"),
        ('<aside class="photo">', "related"),
        ('<aside class="newsletter">', "promotion"),
        ('<aside id="comments">', "comments"),
        ('<aside class="cookie">', "consent"),
        ('<form class="comments">', "promotion"),
        ('<figure class="promo">', "caption"),
        ('<div class="newsletter">', "promotion"),
        ('<main class="newsletter">', None),
    ],
)
def test_what_stands_beside_an_article_is_what_its_names_say(
    opening: str, kind: str | None
) -> None:
    assert kind_of_element(fragment_fromstring(opening)) == kind
