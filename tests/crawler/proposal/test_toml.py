from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from crawler.proposal.fact import Fact, Proposal, ProposedSource
from crawler.proposal.toml import quoted, write_toml

ANYTHING = st.text(st.characters(codec="utf-8"), max_size=60)


@given(ANYTHING)
def test_a_quoted_text_is_read_as_it_was(text: str) -> None:
    assert tomllib.loads(f"key = {quoted(text)}") == {"key": text}


@given(ANYTHING, ANYTHING, st.lists(ANYTHING, max_size=4), st.floats(0.01, 600))
def test_a_file_says_what_the_proposal_says(
    value: str, origin: str, patterns: list[str], delay_s: float
) -> None:
    many = tuple(patterns)
    proposal = Proposal(
        slug="quay",
        home_url=value,
        facts=(Fact("name", value, origin), Fact("hosts", many, origin, guessed=True)),
        sources=(ProposedSource("section", value, origin, many, many),),
        crawl=(Fact("allow_private", True, origin), Fact("delay_s", delay_s, origin)),
        left_out=((value, origin),),
    )
    written = tomllib.loads(write_toml(proposal))
    assert written["name"] == value
    assert tuple(written["hosts"]) == many
    (section,) = written["section"]
    assert section == {"url": value} | ({"include": patterns, "exclude": patterns} if many else {})
    assert written["crawl"]["allow_private"] is True
    assert abs(written["crawl"]["delay_s"] - delay_s) < 0.001 * delay_s
    assert written["verified"] is False


def test_what_is_guessed_is_marked() -> None:
    facts = (Fact("kind", "newspaper", "as most are", guessed=True), Fact("name", "Quay", "title"))
    lines = write_toml(Proposal("quay", "https://quay.example/", facts, ())).splitlines()
    assert 'kind = "newspaper"  # guessed: as most are' in lines
    assert 'name = "Quay"  # title' in lines
