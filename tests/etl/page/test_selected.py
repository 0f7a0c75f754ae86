"""What an outlet's file declares of its pages is believed, and nothing of them is lost."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import etl
from crawler.outlet import Outlet, read_outlet
from crawler.selector import FURNITURE, Selector
from etl.article import Article
from etl.capture import Capture, Rejection, digest
from etl.extract import extract
from etl.line_rules import line_rules
from etl.page import names

OUTLET = """
name = "The Harbour Post"
home_url = "https://www.harbour-post.example/"
hosts = ["harbour-post.example"]
country = "gb"
language = "en"
time_zone = "Europe/London"
day_first = true
kind = "newspaper"
"""
STORY = (
    "The harbour ferry stopped on Tuesday after its crews walked out over hours, the board said.",
    "Nobody could say when it would sail again, and the islanders began to share heating oil.",
    "A wedding for 90 guests was moved to a barn on the mainland, the baker of its cake said.",
)
OTHER = (
    "The mill on the river reopened on Monday after a century, and its wheel turned by noon.",
    "A choir sang on the bridge, and the miller gave a small bag of flour to each of the singers.",
    "The council had asked for a new roof and a new floor, and both were paid for by a lottery.",
    "It will grind twice a week until the autumn, when the river is too low to turn the wheel.",
)
LAST_DAY = date(2025, 6, 30)


@pytest.fixture(scope="module")
def outlet(tmp_path_factory: pytest.TempPathFactory) -> Outlet:
    path = tmp_path_factory.mktemp("outlets") / "harbour-post.toml"
    path.write_text(OUTLET, "utf-8")
    return read_outlet(path)


def paragraphs(*lines: str) -> str:
    return "\n".join(f"<p>{line}</p>" for line in lines)


def page(*parts: str, head: str = "") -> str:
    body = "\n".join(parts)
    return f"<html><head><title>Ferry stops</title>{head}</head><body>{body}</body></html>"


# Two texts side by side, of which the general rules can only take the longer one.
TWO = page(
    f'<div class="first">{paragraphs(*STORY)}</div>',
    f'<div class="second">{paragraphs(*OTHER)}</div>',
)


def read(
    html: str, outlet: Outlet, *selectors: Selector, fetched_at: datetime | None = None
) -> Article | Rejection:
    payload = html.encode()
    capture = Capture(
        file_id=1,
        position=0,
        length=None,
        url="https://harbour-post.example/ferry-stops",
        kind="html",
        payload=payload,
        payload_digest=digest(payload),
        fetched_at=fetched_at,
    )
    return extract(capture, replace(outlet, selectors=selectors))


def article(
    html: str, outlet: Outlet, *selectors: Selector, fetched_at: datetime | None = None
) -> Article:
    found = read(html, outlet, *selectors, fetched_at=fetched_at)
    assert isinstance(found, Article), found
    return found


def body(*css: str) -> tuple[Selector, ...]:
    return tuple(Selector("body", each) for each in css)


def furniture(found: Article) -> list[tuple[str, str]]:
    return [(each.kind, each.text) for each in found.furniture]


def test_the_body_is_what_the_outlet_says_it_is(outlet: Outlet) -> None:
    assert article(TWO, outlet, *body("div.first")).body == "\n\n".join(STORY)
    assert article(TWO, outlet, *body("div.second")).body == "\n\n".join(OTHER)


def test_the_first_selector_that_finds_anything_counts(outlet: Outlet) -> None:
    found = article(TWO, outlet, *body("div.nowhere", "div.first", "div.second"))
    assert found.body == "\n\n".join(STORY)


def test_where_none_finds_anything_the_general_rules_go_on(outlet: Outlet) -> None:
    selectors = [Selector(name, ".nowhere") for name in ("body", "headline", "byline", "date")]
    assert article(TWO, outlet, *selectors) == article(TWO, outlet)


@pytest.mark.parametrize(
    ("fetched_at", "expected"),
    [
        (datetime(2025, 6, 29, 12, tzinfo=UTC), STORY),
        (datetime(2025, 6, 30, 23, 59, tzinfo=UTC), STORY),
        (datetime(2025, 7, 1, 0, 0, tzinfo=UTC), OTHER),
        (datetime.fromisoformat("2025-07-01T01:30:00+02:00"), STORY),
        (datetime.fromisoformat("2025-06-30T20:30:00-04:00"), OTHER),
        (None, STORY),
    ],
)
def test_a_selector_is_believed_up_to_its_last_day_in_utc(
    outlet: Outlet, fetched_at: datetime | None, expected: tuple[str, ...]
) -> None:
    old, new = Selector("body", "div.first", until=LAST_DAY), Selector("body", "div.second")
    found = article(TWO, outlet, old, new, fetched_at=fetched_at)
    assert found.body == "\n\n".join(expected)


def test_an_article_in_parts_is_all_of_them_in_page_order(outlet: Outlet) -> None:
    html = page(
        f'<div class="part">{paragraphs(STORY[0])}</div> <p>Do you know more? Write to us.</p>',
        f'<section><div class="part">{paragraphs(STORY[1])}</div></section>',
        f'<div class="part">{paragraphs(STORY[2])}<div class="part"></div></div>',
    )
    assert article(html, outlet, *body(".part")).body == "\n\n".join(STORY)


def test_paragraphs_may_be_selected_one_by_one(outlet: Outlet) -> None:
    html = page("<h1>Ferry stops</h1>", f"<div>{paragraphs(*STORY)}<div>Get our app</div></div>")
    assert article(html, outlet, *body("div > p")).body == "\n\n".join(STORY)


@pytest.mark.parametrize(
    "around",
    [
        '<aside id="story" class="related">{}</aside>',
        '<form id="story">{}</form>',
        '<font id="story">{}</font>',
        '<dialog id="story">{}</dialog>',
        '<footer><section id="story">{}</section></footer>',
        '<nav class="menu"><div id="story" class="comments">{}</div></nav>',
        '<template><div id="story">{}</div></template>',
        '<div class="sidebar"><div id="story" style="display: none">{}</div></div>',
    ],
)
def test_no_tag_and_no_name_speaks_against_a_declared_body(outlet: Outlet, around: str) -> None:
    html = page(around.format(paragraphs(*STORY)), paragraphs(*OTHER))
    assert article(html, outlet, *body("#story")).body == "\n\n".join(STORY)


def test_furniture_of_a_declared_body_is_cut_and_kept_as_in_any_other(outlet: Outlet) -> None:
    html = page(
        f'<div class="story">{paragraphs(STORY[0])}'
        '<figure><figcaption>The ferry at its pier.</figcaption></figure>'
        f'{paragraphs(*STORY[1:])}<p>Read more: Ferry fares rise</p><p>- AP</p></div>',
    )  # fmt: skip
    found = article(html, outlet, *body("div.story"))
    assert found.body == "\n\n".join(STORY)
    assert furniture(found) == [
        ("caption", "The ferry at its pier."),
        ("related", "Read more: Ferry fares rise"),
        ("tagline", "- AP"),
    ]
    assert found.verdict.agency == "AP"


def test_a_short_declared_body_is_not_looked_for_elsewhere(outlet: Outlet) -> None:
    short = "The ferry does not sail today, the harbour board said in a notice on its door."
    long = "It gave no reason, and nobody there would say when it is going to sail again."
    html = page(f'<div class="story"><p>{short}</p><p>{long}</p></div>', paragraphs(*OTHER))
    assert article(html, outlet, *body("div.story")).body == f"{short}\n\n{long}"


def test_a_declared_body_without_text_is_no_article(outlet: Outlet) -> None:
    found = read(page('<div class="story"></div>', paragraphs(*OTHER)), outlet, *body("div.story"))
    assert isinstance(found, Rejection)
    assert found.reason == "no_article_text"


def test_a_page_with_a_declared_body_is_no_listing(outlet: Outlet) -> None:
    cards = "".join(
        f'<div class="card"><h3><a href="/{n}">The mill number {n} reopened</a></h3>'
        f"<p>{OTHER[n % 4]}</p></div>"
        for n in range(8)
    )
    html = page(f'<div class="story">{paragraphs(*STORY)}</div>', f"<div>{cards}</div>")
    general = read(html, outlet)
    assert isinstance(general, Rejection)
    assert general.reason == "listing"
    assert article(html, outlet, *body("div.story")).body == "\n\n".join(STORY)


HEADER = page(
    "<h1>The Harbour Post</h1>",
    '<div class="kicker">Ferry stops as crews walk out</div>',
    '<div class="who"><b class="pen">Ada Quill</b> and <b class="pen">Jane Roe</b></div>',
    '<div class="when">Printed 3/4/2025 10:15</div>',
    paragraphs(*STORY),
    head='<meta property="article:published_time" content="2025-01-01T00:00:00Z">'
    '<meta name="author" content="admin">',
)


def test_headline_byline_and_date_are_where_the_outlet_says_they_are(outlet: Outlet) -> None:
    found = article(
        HEADER,
        outlet,
        Selector("headline", "div.kicker"),
        Selector("byline", "b.pen"),
        Selector("date", "div.when"),
    )
    assert found.headline == "Ferry stops as crews walk out"
    assert found.byline.printed == "Ada Quill, Jane Roe"
    assert found.byline.authors == ("Ada Quill", "Jane Roe")
    assert found.published is not None
    assert found.published.instant == datetime(2025, 4, 3, 9, 15, tzinfo=UTC)
    assert (found.published.precision, found.published.found_in) == ("minute", "outlet selector")


def test_the_time_for_machines_is_read_before_the_printed_one(outlet: Outlet) -> None:
    html = HEADER.replace('"when">', '"when" datetime="2025-04-03T10:15:30+01:00">')
    found = article(html, outlet, Selector("date", "div.when"))
    assert found.published is not None
    assert found.published.instant == datetime(2025, 4, 3, 9, 15, 30, tzinfo=UTC)


def test_a_date_that_cannot_be_read_leaves_the_others(outlet: Outlet) -> None:
    found = article(HEADER, outlet, Selector("date", "div.kicker"))
    assert found.published is not None
    assert found.published.found_in == "meta article:published_time"


def test_an_agency_in_the_declared_byline_is_a_credit(outlet: Outlet) -> None:
    html = page('<p class="pen">Reuters</p>', paragraphs(*STORY))
    found = article(html, outlet, Selector("byline", ".pen"))
    assert (found.verdict.relation, found.verdict.agency) == ("full", "Reuters")
    assert "outlet selector" in {each.found_in for each in found.credits}


def test_a_header_inside_the_body_is_no_part_of_its_text(outlet: Outlet) -> None:
    html = page(
        '<div class="story"><div class="top">Ferry stops at once</div><div>Ada Quill</div>'
        f'<div class="at"><span>Tuesday, 3 April 2025</span></div>{paragraphs(*STORY)}</div>'
    )
    selectors = (
        Selector("body", ".story"),
        Selector("headline", ".top"),
        Selector("byline", ".top + div"),
        Selector("date", ".at span"),
    )
    found = article(html, outlet, *selectors)
    assert found.body == "\n\n".join(STORY)
    assert furniture(found) == [
        ("headline", "Ferry stops at once"),
        ("byline", "Ada Quill"),
        ("date_line", "Tuesday, 3 April 2025"),
    ]


def test_a_selector_for_the_header_that_holds_the_story_takes_nothing_from_it(
    outlet: Outlet,
) -> None:
    html = page(f'<div class="story">{paragraphs(*STORY)}</div>')
    found = article(html, outlet, Selector("byline", ".story"), Selector("date", "body"))
    assert found.body == "\n\n".join(STORY)


BOX = "The best of the harbour every morning, for nothing at all."


def test_what_is_cut_is_kept_with_its_kind_where_it_stood(outlet: Outlet) -> None:
    html = page(
        f'<div class="story">{paragraphs(STORY[0])}<div class="box">{BOX}</div>'
        f'{paragraphs(STORY[1])}<div class="mark">- AP</div>{paragraphs(STORY[2])}</div>'
    )
    promotion = Selector("cut", ".box, .mark", kind="promotion")
    found = article(html, outlet, *body(".story"), promotion)
    assert found.body == "\n\n".join(STORY)
    assert furniture(found) == [("promotion", BOX), ("promotion", "- AP")]
    assert found.verdict.agency is None
    assert found.furniture[0].start == len(STORY[0]) + 1
    assert article(html, outlet, promotion).body == found.body


def test_what_is_cut_without_a_kind_is_what_it_says_of_itself(outlet: Outlet) -> None:
    notice = "Copyright 2026 The Associated Press. All rights reserved."
    html = page(f'{paragraphs(*STORY)}<div class="box">{BOX}<p>{notice}</p></div>')
    found = article(html, outlet, Selector("cut", ".box"))
    assert furniture(found) == [("other", BOX), ("notice", notice)]


def test_every_selector_that_cuts_does_whatever_the_others_find(outlet: Outlet) -> None:
    html = page(f'{paragraphs(*STORY)}<p class="a">One of two lines.</p><p class="b">Two.</p>')
    found = article(
        html,
        outlet,
        Selector("cut", ".a", kind="share"),
        Selector("cut", ".b", kind="tags"),
        Selector("cut", ".b", kind="box", until=LAST_DAY),
        fetched_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    assert furniture(found) == [("share", "One of two lines."), ("tags", "Two.")]


def test_a_word_may_be_cut_out_of_a_sentence(outlet: Outlet) -> None:
    marked = STORY[1].replace("and the", '<span class="ad">Buy oil now</span>and the')
    html = page(paragraphs(STORY[0], marked, STORY[2]))
    found = article(html, outlet, Selector("cut", ".ad", kind="promotion"))
    assert found.body == "\n\n".join(STORY)
    assert furniture(found) == [("promotion", "Buy oil now")]


@pytest.mark.parametrize("around", ["<div>{}</div>", "<nav>{}</nav>", "<footer>{}</footer>"])
def test_what_is_cut_beside_the_article_is_kept_too(outlet: Outlet, around: str) -> None:
    box = f'<div class="box">{BOX}<script>let x</script></div>'
    html = page(f'<div class="story">{paragraphs(*STORY)}</div>', around.format(box))
    found = article(html, outlet, *body(".story"), Selector("cut", ".box", kind="promotion"))
    assert furniture(found) == [("promotion", BOX)]
    assert found.furniture[0].start is None


def test_a_long_text_that_is_cut_is_not_taken_for_the_article(outlet: Outlet) -> None:
    found = article(TWO, outlet, Selector("cut", ".second", kind="related"))
    assert found.body == "\n\n".join(STORY)
    assert furniture(found) == [("related", line) for line in OTHER]


def test_what_is_cut_between_headline_and_story_is_no_standfirst(outlet: Outlet) -> None:
    html = page("<h1>Ferry stops</h1>", f"<p>{BOX}</p>", f"<div>{paragraphs(*STORY)}</div>")
    assert article(html, outlet).body.startswith(BOX)
    found = article(html, outlet, Selector("cut", "h1 + p", kind="promotion"))
    assert found.body == "\n\n".join(STORY)
    assert furniture(found) == [("promotion", BOX)]


def test_what_holds_the_body_is_not_cut(outlet: Outlet) -> None:
    html = page(f'<div class="page"><div class="story">{paragraphs(*STORY)}</div></div>')
    found = article(html, outlet, *body(".story"), Selector("cut", "div, body"))
    assert found.body == "\n\n".join(STORY)
    assert found.furniture == ()


def test_what_is_cut_inside_what_is_cut_is_kept_once(outlet: Outlet) -> None:
    html = page(f'<div class="story">{paragraphs(*STORY)}</div>'
                f'<div class="box">{BOX}<div class="box">Read on.</div></div>')  # fmt: skip
    found = article(html, outlet, *body(".story"), Selector("cut", ".box", kind="promotion"))
    assert furniture(found) == [("promotion", BOX), ("promotion", "Read on.")]


def test_a_cut_of_the_whole_page_is_no_crash(outlet: Outlet) -> None:
    for css in ("html", "body", "*"):
        assert isinstance(read(TWO, outlet, Selector("cut", css)), Article | Rejection)


def test_every_kind_of_furniture_can_be_declared() -> None:
    folder = Path(etl.__file__).parent
    rules = {each.kind for each in line_rules()}
    assert len(rules) > 10
    phrases = tomllib.loads((folder / "phrases.toml").read_text("utf-8"))["phrases"]
    named = tomllib.loads((folder / "page" / "names.toml").read_text("utf-8"))
    kinds = {*rules, *(each["kind"] for each in phrases), *names.TAGS.values(), *named}
    no_kinds = {"words", "teaser", "paywall"}
    assert kinds - no_kinds | {"headline", "byline", "hidden", "other"} == set(FURNITURE)
