"""The plain methods are what they say they are, on planted articles."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tools import peers
from tools.peers import Setting
from tools.plain_minhash import METHODS, cluster, is_inside, resembles, shingles_of
from tools.planted import Planted, planted
from tools.planted.score import PlantedScore, score_planted

if TYPE_CHECKING:
    from collections.abc import Sequence


@pytest.fixture(scope="module")
def articles() -> list[Planted]:
    return list(planted(300, seed=2))


def scored(articles: Sequence[Planted], clusters: Sequence[int]) -> PlantedScore:
    homes = {each.id: number for each, number in zip(articles, clusters, strict=True)}
    return score_planted([each.label() for each in articles], homes)


@pytest.mark.parametrize("method", METHODS)
def test_a_plain_method_finds_whole_copies(method: str, articles: list[Planted]) -> None:
    found = scored(articles, cluster([each.text for each in articles], method))
    assert found.kinds["verbatim"].recall > 0.7
    assert found.agreement.recall > 0.15


def test_a_lower_threshold_finds_more(articles: list[Planted]) -> None:
    texts = [each.text for each in articles]
    high, low = (
        scored(articles, cluster(texts, f"LSH at J {each}")).agreement.recall
        for each in (".8", ".3")
    )
    assert low > high + 0.1


def test_a_quarter_of_all_is_resemblance_and_half_of_the_shorter_is_containment() -> None:
    whole = shingles_of(" ".join(f"w{n}" for n in range(104)))
    cut = shingles_of(" ".join(f"w{n}" for n in range(22)))
    mixed = shingles_of(" ".join(f"{'w' if n < 15 else 'x'}{n}" for n in range(30)))
    assert (resembles(whole, cut), is_inside(whole, cut)) == (False, True)
    assert (resembles(cut, mixed), is_inside(cut, mixed)) == (True, True)
    assert not is_inside(whole, mixed)


def test_datasketch_at_its_fastest_clusters_as_asked(articles: list[Planted]) -> None:
    texts = [each.text for each in articles]
    strict = scored(articles, peers.datasketch(texts, Setting(20, 5, 0.7))).agreement
    loose = scored(articles, peers.datasketch(texts, Setting(42, 3, 0.2))).agreement
    assert loose.recall > strict.recall
    assert strict.precision >= loose.precision


@pytest.mark.parametrize("peer", ["gaoya", "rensa", "tors"])
def test_a_peer_that_is_not_installed_is_said_so(
    peer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, peer, None)
    with pytest.raises(SystemExit, match=f"{peer} is not installed here: `pip install {peer}`"):
        peers.PEERS[peer](["One text."], Setting(2, 2, 0.5))
