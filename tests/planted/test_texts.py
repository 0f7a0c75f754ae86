from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from itertools import combinations

from etl.normalize import words_of
from etl.shingle import shingles_of
from tools.planted import Planted


def shingles(text: str) -> set[str]:
    return set(shingles_of(words_of(text)))


def inside(one: set[str], other: set[str]) -> float:
    return len(one & other) / min(len(one), len(other))


def of_kind(articles: list[Planted], kind: str) -> list[Planted]:
    return [each for each in articles if each.kind == kind]


def test_texts_are_as_long_as_news(three_days: list[Planted]) -> None:
    lengths = [len(each.text.split()) for each in three_days if each.kind == "single"]
    assert 370 < statistics.mean(lengths) < 470
    assert min(lengths) >= 190
    assert max(lengths) > 900


def test_strangers_share_the_phrases_of_all_news_and_little_else(three_days: list[Planted]) -> None:
    texts = [shingles(each.text) for each in of_kind(three_days, "single")[:150]]
    shared = [inside(one, other) for one, other in combinations(texts, 2)]
    assert 0 < statistics.mean(shared) < 0.003
    assert statistics.quantiles(shared, n=100)[-1] < 0.03


def test_frequent_words_are_as_frequent_as_zipf_has_them(three_days: list[Planted]) -> None:
    counts = Counter(word for each in three_days[:2000] for word in words_of(each.text))
    ranked = [count for _, count in counts.most_common()]
    assert len(ranked) > 10_000
    assert ranked[0] / sum(ranked) > 0.04
    assert ranked[999] * 20 < ranked[9]


def test_a_template_has_the_same_sentences_with_other_figures(three_days: list[Planted]) -> None:
    issues = defaultdict(list)
    for each in of_kind(three_days, "template"):
        masked = " ".join("#" if word[0].isdigit() else word for word in words_of(each.text))
        issues[each.headline.split()[0]].append((each, masked))
    largest = max(issues.values(), key=len)
    (one, a), (other, b) = next(
        (one, other) for one, other in combinations(largest, 2) if one[0].story != other[0].story
    )
    assert inside(shingles(a), shingles(b)) > 0.8
    numbers = [{word for word in words_of(each.text) if word[0].isdigit()} for each in (one, other)]
    assert len(numbers[0] & numbers[1]) < 0.5 * len(numbers[0])


def shared_words(articles: list[Planted]) -> list[int]:
    """The words of the longest paragraph that any two articles of a kind share, by paragraph."""
    holders: dict[str, set[str]] = defaultdict(set)
    for each in articles:
        for paragraph in each.text.split("\n\n"):
            holders[paragraph].add(each.story)
    return [len(text.split()) for text, stories in holders.items() if len(stories) > 1]


def test_reports_quote_one_statement_of_80_to_120_words(three_days: list[Planted]) -> None:
    lengths = [n for n in shared_words(of_kind(three_days, "shared_quotation")) if n >= 60]
    assert len(lengths) > 30
    assert all(80 <= length <= 125 for length in lengths)


def test_most_of_a_text_that_shares_a_passage_is_its_own(three_days: list[Planted]) -> None:
    for kind in ("shared_quotation", "shared_caption", "quoting"):
        lengths = [len(each.text.split()) for each in of_kind(three_days, kind)]
        assert min(lengths) > 3 * 120


def test_reports_share_a_long_caption(three_days: list[Planted]) -> None:
    lengths = shared_words(of_kind(three_days, "shared_caption"))
    assert sum(length >= 40 for length in lengths) > 30


def test_a_roundup_has_the_leads_of_the_stories_that_it_is_linked_to(
    three_days: list[Planted],
) -> None:
    texts = defaultdict(list)
    for each in three_days:
        texts[each.story].append(shingles(each.text))
    for each in of_kind(three_days, "roundup")[:20]:
        found = shingles(each.text)
        assert sum(max(len(found & one) for one in texts[link]) >= 15 for link in each.links) >= 4


def test_rolling_stories_have_other_items_every_day(three_days: list[Planted]) -> None:
    days = of_kind(three_days, "latest")
    assert all(each.headline.startswith("The Latest") for each in days)
    pairs = [
        (one, other)
        for one, other in combinations(days, 2)
        if one.headline == other.headline and one.story != other.story
    ]
    assert pairs
    assert all(inside(shingles(one.text), shingles(other.text)) < 0.4 for one, other in pairs)
