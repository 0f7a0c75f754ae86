from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.discovery import Discovery
from etl.article import Article, PageText, compose
from etl.capture import Capture, Given, digest
from etl.dates import Published
from etl.extract import extract
from etl.furniture import Furniture

URL = "https://post.example/story"
PROSE = (
    "The harbor ferry stopped on Tuesday after its crews walked out over hours, the board said.",
    "Nobody could say when it would sail again, and the islanders began to share heating oil.",
    "A wedding for 90 guests was moved to a barn on the mainland, the baker of its cake said.",
)

# The shape of a reprint on a small outlet: headline in local words, a date beside the system's
# user, a dateline with the country in brackets, a caption that repeats the headline, a paragraph
# broken in mid-sentence, and a sign-off as the only credit.
REPRINT = """\
Norland says harbor govt took back most ferries from strikers

12/09/2017 09:03 by admin

Port Alder (Norland): The harbor board on Tuesday said that its crews have taken back four of \
five ferries, two months after the strike began.

Representational pic - Norland says harbor govt took back most ferries from strikers

The strikers held the engine rooms for weeks but were at last driven out

of the boats in August.

The next talks are planned for October.

- AP"""


def capture(  # noqa: PLR0913 - each of these a test may set
    payload: str,
    *,
    kind: str = "text",
    url: str = URL,
    fetched_at: datetime | None = None,
    given_values: Given | None = None,
    discovery: Discovery | None = None,
) -> Capture:
    data = payload.encode()
    return Capture(
        file_id=1,
        position=0,
        length=None,
        url=url,
        kind=kind,  # type: ignore[arg-type]
        payload=data,
        payload_digest=digest(data),
        fetched_at=fetched_at,
        given=given_values or Given(),
        discovery=discovery,
    )


def article(payload: str, **values: object) -> Article:
    found = extract(capture(payload, **values), None)  # type: ignore[arg-type]
    assert isinstance(found, Article)
    return found


def text(*lines: str) -> str:
    return "\n\n".join(lines)


def test_a_reprint_on_a_small_outlet_is_read_as_a_reader_would() -> None:
    found = article(REPRINT)
    assert found.headline == "Norland says harbor govt took back most ferries from strikers"
    assert found.byline.printed is None
    assert found.byline.authors == ()
    assert found.published is not None
    assert found.published.instant == datetime(2017, 9, 12, 9, 3, tzinfo=UTC)
    assert found.dateline is not None
    assert (found.dateline.place, found.dateline.country) == ("Port Alder", "Norland")
    assert (found.verdict.relation, found.verdict.agency) == ("full", "AP")
    assert [each.rule for each in found.credits] == ["tagline_mark"]
    assert "Representational" not in found.body
    assert "driven out of the boats in August." in found.body
    assert found.body.endswith("October.")
    assert {each.kind for each in found.furniture} == {"date_line", "caption", "tagline"}


def test_every_credit_of_the_text_slices_back_to_its_quote() -> None:
    lines = ["Ferry stops as crews walk out", "By Jane Roe, Associated Press"]
    lines += [f"OAKTON (AP) — {PROSE[0]}", *PROSE[1:], "With files from Reuters", "- AP"]
    page = "\n".join(lines)
    found = article(text(*lines))
    assert {each.rule for each in found.credits} >= {
        "byline_agency",
        "dateline_mark",
        "inputs_line",
        "tagline_mark",
    }
    for credit in found.credits:
        assert page[credit.start : credit.end] == credit.quote


def test_a_dated_byline_gives_both_its_date_and_its_person() -> None:
    found = article(text("Ferry stops as crews walk out", "25/12/2025 by Jane Roe", *PROSE))
    assert found.byline.authors == ("Jane Roe",)
    assert found.published is not None
    assert found.published.instant == datetime(2025, 12, 25, tzinfo=UTC)


def test_hard_wrapped_text_gives_the_same_body_as_its_paragraphs() -> None:
    wrapped = "\n\n".join(
        " ".join(line.split()).replace(" after", "\nafter").replace(" and", "\nand")
        for line in PROSE
    )
    assert article(wrapped).body == article(text(*PROSE)).body


def test_a_dateline_with_a_broken_dash_is_read_like_a_whole_one() -> None:
    broken = article(text(f"OAKTON (AP) â€” {PROSE[0]}", *PROSE[1:]))
    whole = article(text(f"OAKTON (AP) — {PROSE[0]}", *PROSE[1:]))
    assert broken.body == whole.body
    assert broken.verdict.agency == "AP"


def test_text_without_spaces_between_words_is_an_article_too() -> None:
    found = article(text("奥克顿渡轮停航", "港务局周二表示，渡轮因船员罢工而停航。" * 5))
    assert "渡轮因船员罢工" in found.body
    assert found.verdict.relation == "none"


def test_the_dateline_may_follow_a_local_paragraph() -> None:
    found = article(text(PROSE[1], f"OAKTON (AP) — {PROSE[0]}", PROSE[2]))
    assert found.dateline is not None
    assert found.dateline.place == "OAKTON"
    assert found.credits[0].start == len(PROSE[1]) + 1


def test_a_marked_dateline_below_captions_still_opens_the_story() -> None:
    captions = ["A ferry at the pier", "Crews on the quay", "The board", "A cake", "Save"]
    found = article(text("Ferry stops", *captions, f"OAKTON (AP) — {PROSE[0]}", *PROSE[1:]))
    assert found.verdict.agency == "AP"


def test_a_marked_dateline_near_the_end_belongs_to_another_story() -> None:
    other = "ELM (AP) — A zoo has a bear."
    found = article(text("Ferry stops as crews walk out", *PROSE, *PROSE, other))
    assert found.dateline is None
    assert found.verdict.relation == "none"


@pytest.mark.parametrize(
    "lines",
    [
        ("A long caption of a ferry " * 6, "By The Associated Press", *PROSE, *PROSE),
        (*PROSE, "By Jane Roe, Associated Press"),
        (*PROSE, "Jane Roe is an Associated Press writer."),
        ("A long caption of a ferry " * 6, "AP", "March 5, 2026", *PROSE),
        ("The Associated Press | Monday, March 5, 2026, 9:06 a.m.", *PROSE),
    ],
)
def test_a_credit_is_found_wherever_reprints_put_it(lines: tuple[str, ...]) -> None:
    found = article(text("Ferry stops as crews walk out", *lines))
    assert (found.verdict.relation, found.verdict.agency) == ("full", "AP")


def test_what_a_record_says_goes_before_what_the_text_shows() -> None:
    given_values = Given(headline="Given", byline="By John Doe", published="2026-03-05")
    found = article(
        text("Printed headline of the ferry", "By Jane Roe", *PROSE), given_values=given_values
    )
    assert found.headline == "Given"
    assert found.byline.authors == ("John Doe",)
    assert found.published is not None
    assert found.published.raw == "2026-03-05"


def test_a_feed_s_author_is_evidence_where_the_page_has_none() -> None:
    discovery = Discovery("post", "feed", "https://post.example/feed", authors=("Reuters",))
    found = article(text(*PROSE), discovery=discovery)
    assert found.verdict.agency == "Reuters"
    assert [each.rule for each in found.credits] == ["source_author"]


def test_a_page_of_the_agency_s_own_site_is_its_own() -> None:
    found = article(text(*PROSE), url="https://apnews.com/article/ferry")
    assert found.agency_own_site
    assert (found.verdict.relation, found.verdict.agency) == ("full", "AP")


@pytest.mark.parametrize(
    "line",
    [
        "The mayor told The Associated Press that the ferry would sail again by the weekend.",
        "The Armed Forces of Norland (AFP) guarded the pier on Tuesday, a spokesman said there.",
        "An AP Poll found that most riders want the ferry back before the summer comes.",
    ],
)
def test_a_story_that_only_mentions_an_agency_is_not_its_copy(line: str) -> None:
    found = article(text("Ferry stops as crews walk out", *PROSE, line))
    assert found.verdict.relation == "none"
    assert line in found.body


def test_a_broadcaster_s_call_sign_is_no_agency() -> None:
    found = article(text(f"OAKTON, Mo. (KMIZ) - {PROSE[0]}", *PROSE[1:]))
    assert found.verdict.relation == "none"


def test_a_photo_s_credit_is_kept_and_decides_nothing() -> None:
    found = article(text(*PROSE, "A ferry at the pier. (AP Photo/Jane Roe)"))
    assert found.verdict.relation == "none"
    assert [each.role for each in found.credits] == ["photo"]
    assert "AP Photo" not in found.body


def test_several_stories_in_one_text_are_a_roundup() -> None:
    towns = [f"{town} (AP) — {PROSE[0]}" for town in ("OAKTON", "ELM", "ALDER")]
    assert article(text("Norland news", *towns)).kind == "roundup"
    assert article(text(*PROSE)).kind == "article"


def test_ids_depend_on_content_only() -> None:
    one = article(text(*PROSE), url="https://post.example/a?utm_source=x")
    two = article(text(*PROSE), url="http://www.post.example/a#top")
    assert one.article_id == two.article_id
    assert one.version_id == two.version_id
    assert one.version_id != article(text(*PROSE[1:]), url="https://post.example/a").version_id


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=400))
def test_any_text_is_an_article_or_a_rejection(payload: str) -> None:
    found = extract(capture(payload), None)
    if isinstance(found, Article):
        assert found.body


def test_a_header_without_blank_lines_gives_headline_byline_and_date() -> None:
    found = article(
        "\n".join(
            ["Dam cracks above town", "By JANE DORSEY", "Feb. 10, 2026", "", PROSE[0], "", PROSE[1]]
        )
    )
    assert found.headline == "Dam cracks above town"
    assert found.byline.authors == ("Jane Dorsey",)
    assert found.published is not None
    assert found.published.instant == datetime(2026, 2, 10, tzinfo=UTC)
    assert found.body == "\n\n".join(PROSE[:2])


SIGN_OFF = "Associated Press writer Joe Doe in Alder contributed to this report."


@pytest.mark.parametrize(
    ("byline", "relation"),
    [
        ("By Sue Ellery, Staff Writer", "contributed"),
        ("By Sue Ellery, Harbor Post Staff Reporter", "contributed"),
        ("By SUE ELLERY, staff writer", "contributed"),
        ("By Sue Ellery Staff Writer", "contributed"),
        ("By Sue Ellery of the Harbor Post staff", "contributed"),
        ("By Sue Ellery", "full"),
        ("By Sue Ellery, Associated Press Writer", "full"),
        ("By Staff Reports", "full"),
    ],
)
def test_a_byline_of_the_outlet_s_staff_outweighs_the_agency_s_sign_off(
    byline: str, relation: str
) -> None:
    found = article(text("Ferry stops as crews walk out", byline, *PROSE, SIGN_OFF))
    assert (found.verdict.relation, found.verdict.agency) == (relation, "AP")
    assert found.byline.authors == (() if "Reports" in byline else ("Sue Ellery",))


def test_a_byline_of_a_person_and_an_agency_says_that_the_agency_helped() -> None:
    byline = "By Sue Ellery and The Associated Press"
    found = article(text("Ferry stops as crews walk out", byline, *PROSE))
    assert (found.verdict.relation, found.verdict.agency) == ("contributed", "AP")
    assert found.byline.authors == ("Sue Ellery",)


def test_a_given_time_that_cannot_be_read_is_kept_as_it_stands() -> None:
    found = article(text(*PROSE), given_values=Given(published="the day  of the fair"))
    assert found.published == Published("the day of the fair", None, "unreadable", "record")


def test_a_printed_time_is_read_where_the_given_one_cannot_be() -> None:
    lines = text("Ferry stops as crews walk out", "Published March 5, 2026", *PROSE)
    found = article(lines, given_values=Given(published="soon"))
    assert found.published is not None
    assert found.published.instant == datetime(2026, 3, 5, tzinfo=UTC)


def test_furniture_says_where_it_stood_in_the_page_text() -> None:
    payload = text(PROSE[0], "- AP")
    (tagline,) = article(payload).furniture
    assert (tagline.kind, tagline.text) == ("tagline", "- AP")
    assert "\n".join(payload.split("\n\n"))[tagline.start : tagline.end] == "- AP"


def test_furniture_cut_out_of_the_elements_follows_without_a_place_and_once() -> None:
    cut = (
        Furniture("caption", "A ferry."),
        Furniture("share", "Tweet"),
        Furniture("share", "Tweet"),
    )
    found = compose(capture(""), PageText([*PROSE, "Tweet"], cut=cut), None).furniture
    assert [(each.kind, each.text) for each in found] == [
        ("share", "Tweet"),
        ("caption", "A ferry."),
    ]
    assert found[0].start is not None
    assert found[1].start is None
