from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crawler.home import Home
from etl.ingest import ingest
from etl.latest import Latest
from etl.pipeline import build
from etl.progress import quiet
from etl.stage_stories import batches_of, tell_stories
from etl.story_batch import StoryBatch
from warehouse.load import Loader

from .conftest import BAKERY, FERRY, paragraphs, write_rows
from .edges import columns_of

# Texts that have nothing in common, each with another kind of evidence.
ALONE = {
    "credited": FERRY,
    "silent": BAKERY,
    "contributed": (
        "The dam at Ropewalk will be lowered by two feet this autumn, the water office said.\n\n"
        "Anglers had asked for it since the spring flood, when eels were found on the tennis court."
        "\n\nThe Associated Press contributed to this report."
    ),
    "corrected": (
        "Correction: the library of Oakton holds 41,000 books, not 14,000 as we wrote.\n\n"
        "It will open on six days a week from May, and lend telescopes, too, the head librarian"
        " said. A reader who returns one late will pay with a drawing of the moon."
    ),
}
TABLES = ("story", "story_version", "story_member", "canonical_choice")


def test_articles_alone_are_told_in_sql_as_a_batch_would_tell_them(
    home: Home, tmp_path: Path
) -> None:
    rows = [
        {
            "url": f"https://{name}.example/1",
            "outlet": name,
            "headline": name.title(),
            "text": text,
            "published": "2026-03-03T10:00:00Z",
        }
        for name, text in ALONE.items()
    ]
    own = {"url": "https://apnews.com/article/eels-0123456789abcdef0123456789abcdef"}
    rows.append(rows[1] | own | {"text": " ".join(reversed(BAKERY.split())), "outlet": "apnews"})
    for number, row in enumerate(rows):
        ingest(home, [write_rows(tmp_path / f"{number}.jsonl", [row])])
    build(home, workers=1)
    with Loader.open(home.warehouse) as loader:
        connection = loader._connection
        connection.execute("insert into untold select distinct article_id from article_version")
        tell_stories(loader, quiet)
        latest = connection.execute("select * exclude (batch) from latest order by article_id")
        alone = [Latest(*row) for row in latest.fetchall()]
        assert len(alone) == len(rows)
        ids = [each.article_id for each in alone]
        expected = StoryBatch(alone, columns_of(ids, [])).rows()
        for table in TABLES:
            told = connection.execute("from query_table($name)", {"name": table})
            names = [column[0] for column in told.description]
            stored = [dict(zip(names, row, strict=True)) for row in told.fetchall()]
            ids = {each["story_id"] for each in expected[table]}
            assert _sorted(row for row in stored if row["story_id"] in ids) == _sorted(
                dict.fromkeys(names) | row for row in expected[table]
            )


def _sorted(rows: Any) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: (row["story_id"], row.get("article_id", 0)))


@given(st.lists(st.integers(0, 6), max_size=40), st.integers(1, 12))
def test_batches_keep_components_together_and_leave_singles_out(
    drawn: list[int], articles: int
) -> None:
    component = np.array([drawn.index(each) for each in drawn], dtype=np.int32)
    batch = batches_of(component, articles).tolist()
    for number, each in enumerate(drawn):
        assert (batch[number] == -1) == (drawn.count(each) == 1)
        assert batch[number] == batch[drawn.index(each)]
    used = sorted(set(batch) - {-1})
    assert used == list(range(len(used)))
    for number in used:
        inside = [each for place, each in enumerate(drawn) if batch[place] == number]
        assert len(inside) < articles + max(map(inside.count, inside))


LANTERNS = (
    "Fishermen off Gullhaven have hung paper lanterns on their nets since Monday, and herring that"
    " used to pass the bay at night now swim straight in, the harbour office reported.\n\n"
    "Marine biologists from three universities travelled there to count them with a borrowed sonar,"
    " and found forty shoals where a single one was seen in the spring of last year.\n\n"
    "Nobody can say whether it is the light or the colour that they like, because the only lanterns"
    " in the village shop are yellow ones left over from a wedding.\n\n"
    "Whoever wants to try it has to ask the harbour master first, who hands out matches against a"
    " deposit and wants every lantern back by six in the morning, dry and with its handle."
)
ORGAN = (
    "The cathedral organ of Brell lost its lowest pipe overnight, thieves having lowered nine"
    " metres of tin through a skylight while the verger slept below, police said on Thursday.\n\n"
    "A choir rehearsal had to be moved to the swimming baths, where echoes last for eleven seconds"
    " and the soprano section is said to have enjoyed itself a great deal.\n\n"
    "Scrap dealers across the county were shown a photograph and asked to listen for a deep hum."
)


def test_a_digest_leaves_the_story_that_it_joined_when_its_other_item_is_found(
    home: Home, tmp_path: Path
) -> None:
    """Its other item is too short to be more than a quotation."""
    own = (
        "Here is what the neighbours talk about this week, chosen by readers who wrote in by Friday"
        " noon; whoever finds a misprint may keep it, and letters about the crossword go to the"
        " usual address at the corner of the market square."
    )
    digest = "\n\n".join([own, paragraphs(LANTERNS, 0, 1), paragraphs(ORGAN, 0)])
    rows = [
        {"outlet": outlet, "headline": outlet, "text": text, "published": "2026-03-03T10:00:00Z"}
        for outlet, text in (("bay", LANTERNS), ("digest", digest), ("brell", ORGAN))
    ]
    seen = []
    for number, portion in enumerate((rows[:2], rows[2:])):
        ingest(home, [write_rows(tmp_path / f"{number}.jsonl", portion)])
        build(home, workers=1)
        with Loader.open(home.warehouse) as loader:
            told = loader._connection.sql(
                "select story_id, list(outlet order by outlet) from story_member"
                " join article_version using (version_id) where is_home group by all"
            )
            seen.append({tuple(outlets) for _, outlets in told.fetchall()})
    assert seen == [{("bay", "digest")}, {("bay",), ("brell",), ("digest",)}]
