"""Pages that are no articles, rejected with the reason that tells most; articles about them."""

from __future__ import annotations

import pytest

from .skins import (
    FOOTER,
    HEADLINE,
    NAV,
    PROSE,
    article_of,
    document,
    filled,
    jsonld,
    rejection_of,
    run,
    teasers,
)

DATE = "<meta property='article:published_time' content='2026-03-05T10:00:00Z'>"


def shell(inner: str, title: str, head: str = "", lang: str = "en", kind: str = "website") -> str:
    body = f"<header>{NAV}</header><main>{inner}</main>{FOOTER}"
    return document(body, head, title=title, kind=kind, lang=lang)


def reason_of(page: str, url: str = "https://post.example/x") -> str:
    return rejection_of(page, url).reason


@pytest.mark.parametrize(
    ("title", "says"),
    [
        ("Page not found - Harbor Post", "The page that you are looking for does not exist."),
        ("404", "Oops! That page can’t be found. Maybe try a search of our archive instead?"),
        ("Fehler 404 | Hafenbote", "Die gewünschte Seite konnte leider nicht gefunden werden."),
        ("Error 404 - Página no encontrada", "Lo sentimos, la página que busca no existe."),
        ("Page introuvable", "La page que vous cherchez n'existe pas ou a été déplacée."),
        ("Страница не найдена", "К сожалению, такой страницы на нашем сайте нет."),
        (
            "お探しのページは見つかりませんでした",
            "指定されたページは存在しないか、移動した可能性があります。",
        ),
        ("الصفحة غير موجودة", "عذرا، الصفحة التي تبحث عنها غير موجودة أو تم نقلها من مكانها."),
        ("500 Internal Server Error", "The server was unable to complete your request."),
        ("Article no longer available", "The article that you requested has expired."),
    ],
)
@pytest.mark.parametrize("more", ["", f"<h3>Recent posts</h3><ul>{teasers()}</ul>"])
def test_an_error_served_as_a_page(title: str, says: str, more: str) -> None:
    text = f"<p>{says}</p><p>{says} Please go back to the home page of the Harbor Post.</p>"
    assert reason_of(shell(f"<h1>{title}</h1>{text}{more}", title)) == "error_page"


@pytest.mark.parametrize(
    ("title", "says", "reason"),
    [
        (
            "Just a moment...",
            "We are looking at the connection before we go on with it.",
            "bot_wall",
        ),
        ("Access Denied", "You don't have permission to access this page here.", "bot_wall"),
        ("post.example", "Please enable JS and disable any ad blocker", "bot_wall"),
        ("Harbor Post", "Press & Hold to confirm you are a human (and not a bot).", "bot_wall"),
        ("Harbor Post", "Something about your browser made us think you were a bot.", "bot_wall"),
        ("Harbor Post", "This content is not available in your region, sorry.", "region_wall"),
        ("451: Unavailable due to legal reasons", "Access is not possible.", "region_wall"),
        ("Log in - Harbor Post", "Log in to read the stories that you have saved.", "login_wall"),
        ("Anmelden", "Melden Sie sich an, um die gemerkten Artikel zu lesen.", "login_wall"),
    ],
)
def test_a_wall_before_the_page(title: str, says: str, reason: str) -> None:
    page = shell(f"<h1>{title}</h1><p>{says}</p><p>{says} Thank you for reading us.</p>", title)
    assert reason_of(page) == reason


CONSENT = {
    "en": "We and our 842 partners store and access information on a device, such as cookies, and"
    " process personal data. You may consent or refuse where legitimate interest is used.",
    "de": "Besuchen Sie uns mit Werbung und Tracking, indem Sie Cookies zustimmen. Details finden"
    " Sie in der Datenschutzerklärung. Ihre Einwilligung können Sie jederzeit widerrufen.",
    "fr": "Nos partenaires et nous utilisons des cookies et des traceurs avec votre consentement."
    " Vos données personnelles servent à mesurer l'audience ; vous pouvez les refuser.",
}


@pytest.mark.parametrize("lang", CONSENT)
def test_a_page_that_only_asks_for_consent(lang: str) -> None:
    says = CONSENT[lang]
    page = shell(f"<div><p>{says}</p><p>{says}</p><button>OK</button></div>", "Harbor Post")
    assert reason_of(page) == "consent_wall"


@pytest.mark.parametrize(
    ("title", "path"),
    [
        ("Privacy Policy - Harbor Post", "/privacy-policy"),
        ("About us", "/about-us"),
        ("Contact us | Harbor Post", "/contact"),
        ("Impressum", "/impressum"),
        ("Newsletters", "/newsletters"),
        ("Mentions légales", "/mentions-legales"),
        ("利用規約", "/kiyaku"),
        ("E-paper", "/epaper"),
    ],
)
def test_a_page_about_the_outlet(title: str, path: str) -> None:
    page = shell(f"<h1>{title}</h1>{filled(PROSE)}", title)
    assert reason_of(page, f"https://post.example{path}") == "service_page"


CARDS = f"<ul>{teasers(12)}</ul>"


@pytest.mark.parametrize(
    ("title", "path", "kind"),
    [
        ("Harbor news", "/harbor", "website"),
        ("ferry Archives - Harbor Post", "/tag/ferry", "article"),
        ("Ada Quill, Author at Harbor Post", "/author/ada-quill", "profile"),
        ("You searched for ferry - Harbor Post", "/?s=ferry", "article"),
        ("Harbor Post", "/", "website"),
    ],
)
def test_a_list_of_articles(title: str, path: str, kind: str) -> None:
    page = shell(f"<h1>{title}</h1>{CARDS}", title, kind=kind)
    assert reason_of(page, f"https://post.example{path}") == "listing"


def test_a_front_page_whose_boxes_are_links_as_a_whole() -> None:
    boxes = "".join(
        f"<a class='c{n % 3}' href='/s{n}'><div>Council votes on bridge number {n}</div></a>"
        for n in range(20)
    )
    assert reason_of(shell(f"<div>{boxes}</div>", "Harbor Post")) == "listing"


VIDEO = (
    '<script type="application/ld+json">{"@type": "VideoObject", "name": "Ferry stops"}</script>'
)


@pytest.mark.parametrize("kind", ["video.other", "website"])
@pytest.mark.parametrize("more", ["", CARDS])
def test_a_video_with_a_line_about_it(kind: str, more: str) -> None:
    text = f"<h1>{HEADLINE}</h1><video></video><p>{PROSE[0]}</p>{more}"
    head = "" if kind.startswith("video") else VIDEO
    assert reason_of(shell(text, HEADLINE, head, kind=kind)) == "video_page"


def test_an_article_with_a_video_is_an_article() -> None:
    text = f"<h1>{HEADLINE}</h1><video></video>{filled(PROSE)}"
    assert article_of(shell(text, HEADLINE, VIDEO, kind="video.other"))
    assert article_of(shell(f"<h1>{HEADLINE}</h1>{filled(PROSE[:3])}", HEADLINE, VIDEO + jsonld()))


@pytest.mark.parametrize(
    "headline",
    [
        "Page not found: artist fills a gallery with lost pages",
        "Access denied: how the archive of the harbor was closed to its readers",
        "Just a moment in the life of a ferry",
        "Log in, sail out: the ferry sells tickets on the telephone",
        "Why your privacy is important to us islanders",
        "About us and the sea",
        "Cookies are baked on the mainland again",
    ],
)
@pytest.mark.parametrize("head", ["", DATE, jsonld()])
def test_an_article_about_such_things_is_an_article(headline: str, head: str) -> None:
    page = document(f"<main><h1>{headline}</h1>{filled(PROSE)}</main>", head, title=headline)
    assert article_of(page)


def test_an_article_about_cookies_is_an_article() -> None:
    law = (
        "The assembly passed a law on cookies on Tuesday that asks for consent before any tracking."
        " Personal data of islanders may not leave the islands from June on, it says."
    )
    page = document(f"<h1>{HEADLINE}</h1>{filled([law, *PROSE[:4], law])}", DATE)
    assert article_of(page)


def test_a_reason_is_told_with_what_shows_it() -> None:
    page = shell("<h1>404</h1><p>There is nothing here.</p>", "404 | Harbor Post")
    assert rejection_of(page).detail == (
        "the server shows an error: its title is '404 | Harbor Post'"
    )
    assert run(page) != run("<html></html>")
