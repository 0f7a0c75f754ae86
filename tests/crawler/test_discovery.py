from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crawler.discovery import LONGEST_VALUE, Discovery, fold

CLEAN = st.text(min_size=1, max_size=80).map(fold).filter(lambda text: text and text.isprintable())
ANY = st.text(max_size=60)


def discoveries(text: st.SearchStrategy[str]) -> st.SearchStrategy[Discovery]:
    return st.builds(
        Discovery,
        outlet=text,
        found_by=st.sampled_from(["feed", "sitemap", "section"]),
        found_in=text,
        headline=st.none() | text,
        published=st.none() | text,
        authors=st.lists(text, max_size=3).map(tuple),
        keywords=st.lists(text, max_size=3).map(tuple),
    )


@given(discoveries(CLEAN))
def test_a_discovery_survives_the_archive(found: Discovery) -> None:
    assert Discovery.from_fields(found.to_fields()) == found


@given(discoveries(ANY))
def test_no_value_can_forge_a_field(found: Discovery) -> None:
    lines = found.to_fields().decode().split("\r\n")
    names = [line.partition(":")[0] for line in lines if line]
    assert names.count("outlet") <= 1
    assert names.count("source-author") <= len(found.authors)
    assert all("\r" not in line and "\n" not in line for line in lines)


def test_hostile_values_are_folded_and_cut() -> None:
    found = Discovery("one", "feed", "https://a.example/f", "A\r\noutlet: evil\x1b[2J", "x" * 9_000)
    read = Discovery.from_fields(found.to_fields())
    assert read is not None
    assert read.outlet == "one"
    assert read.headline == "A outlet: evil [2J"
    assert read.published == "x" * LONGEST_VALUE


def test_unknown_fields_do_not_matter() -> None:
    body = Discovery("one", "sitemap", "https://a.example/s").to_fields() + b"fetchTimeMs: 12\r\n"
    assert Discovery.from_fields(body) == Discovery("one", "sitemap", "https://a.example/s")


def test_records_of_other_crawlers_are_not_ours() -> None:
    assert Discovery.from_fields(b"") is None
    assert Discovery.from_fields(b"via: https://a.example/\r\nhopsFromSeed: L\r\n") is None
    assert Discovery.from_fields(b"\xff\xfe\x00not text") is None
    strange = b"outlet: a\r\nvia: b\r\ndiscovered-by: rumour\r\n"
    assert Discovery.from_fields(strange) is None
