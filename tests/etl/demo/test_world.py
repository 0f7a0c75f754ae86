from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations

from etl.demo.edits import PAGE_EDITS, TEXT_EDITS
from etl.demo.read import load_world, of_version
from etl.demo.truth import ExpectedArticle, world_truth
from etl.demo.typography import plain
from etl.demo.world import pages

WORDS = re.compile(r"\w+")


def shingles(paragraphs: tuple[str, ...]) -> set[tuple[str, ...]]:
    words = WORDS.findall(" ".join(paragraphs).lower())
    return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}


def jaccard(a: set[tuple[str, ...]], b: set[tuple[str, ...]]) -> float:
    return len(a & b) / len(a | b)


def by_story() -> dict[str, list[ExpectedArticle]]:
    found = defaultdict(list)
    for article in world_truth():
        found[article.story].append(article)
    return found


def test_has_an_agency_site_and_eight_other_outlets_of_several_countries() -> None:
    outlets = load_world().outlets.values()
    assert [o.agency for o in outlets if o.agency] == ["AP"]
    assert len(outlets) >= 9
    assert len({o.country for o in outlets}) >= 6
    assert {"rss", "atom", "json", ""} == {o.feed for o in outlets}
    assert sum(o.sitemap for o in outlets) == 1
    assert sum(not o.feed and not o.sitemap for o in outlets) == 1


def test_every_outlet_lives_on_a_reserved_host_name() -> None:
    assert all(o.host.endswith(".example") for o in load_world().outlets.values())


def test_a_dozen_agency_stories_are_reprinted_by_three_to_eight_outlets() -> None:
    stories = load_world().stories.values()
    full = [s for s in stories if s.agency == "AP" and s.relation == "full" and s.kind == "article"]
    assert len(full) >= 12
    for story in full:
        assert 4 <= len(story.copies) <= 9, story.key
        words = sum(len(p.split()) for p in of_version(story.paragraphs, 2))
        assert 250 <= words <= 600, story.key


def test_at_least_ten_local_stories_stay_alone() -> None:
    alone = [s for s in load_world().stories.values() if not s.agency and not s.series]
    assert len(alone) >= 10
    assert all(len(s.copies) == 1 for s in alone)


def test_no_outlet_runs_a_story_twice() -> None:
    for copies in by_story().values():
        assert max(Counter(c.outlet for c in copies).values()) == 1


def test_every_article_has_an_address_of_its_own_and_a_page() -> None:
    addresses = [article.key for article in world_truth()]
    assert len(set(addresses)) == len(addresses)
    rendered = {(p.outlet, p.path) for p in pages() if p.kind == "article"}
    assert rendered == set(addresses)


def test_every_edit_is_used() -> None:
    used = {name for article in world_truth() for name in article.edits}
    assert used == TEXT_EDITS.keys() | PAGE_EDITS.keys()


def test_tails_are_cut_to_three_different_lengths() -> None:
    shares = {
        edit["cut_tail"]
        for story in load_world().stories.values()
        for copy in story.copies
        for edit in copy.edits
        if "cut_tail" in edit
    }
    assert shares == {0.8, 0.6, 0.4}


def test_different_stories_share_no_text() -> None:
    articles = [
        (article, shingles(article.paragraphs))
        for article in world_truth()
        if not article.excerpts and not re.search(r"-\d$", article.story)
    ]
    for (a, first), (b, second) in combinations(articles, 2):
        if a.story != b.story:
            assert jaccard(first, second) < 0.02, (a.key, b.key)


def test_one_version_reprinted_keeps_its_words() -> None:
    for copies in by_story().values():
        for a, b in combinations(copies, 2):
            if a.version == b.version:
                first, second = shingles(a.paragraphs), shingles(b.paragraphs)
                assert len(first & second) / min(len(first), len(second)) > 0.7, (a.key, b.key)


def test_write_thrus_keep_a_third_to_three_quarters_of_the_words() -> None:
    uncut: dict[str, dict[int, set[tuple[str, ...]]]] = {
        article.story: {}
        for article in world_truth()
        if article.role == "write_thru" and article.agency == "AP"
    }
    for article in world_truth():
        if article.story in uncut and "cut_tail" not in article.edits:
            uncut[article.story][article.version] = shingles(article.paragraphs)
    assert len(uncut) == 3
    for story, versions in uncut.items():
        old, new = versions[1], versions[2]
        assert 0.3 < len(old & new) / min(len(old), len(new)) < 0.75, story


def test_a_number_template_repeats_its_words_and_is_a_new_story_each_day() -> None:
    rivers = [a for a in world_truth() if a.story.startswith("river-levels-")]
    assert len({a.story for a in rivers}) == len(rivers) == 3
    without_numbers = {re.sub(r"\w+day, |\d|up|down", "", " ".join(a.paragraphs)) for a in rivers}
    assert len(without_numbers) == 1
    assert len({a.outlet for a in world_truth() if a.story.startswith("lottery-")}) == 2


def test_one_outlet_still_shows_the_figure_from_before_the_correction() -> None:
    vaccine = by_story()["vaccine"]
    stale = [a.outlet for a in vaccine if any("12,400 children" in p for p in a.paragraphs)]
    assert stale == ["valleysentinel"]


def test_round_ups_print_five_other_stories_and_run_twice() -> None:
    briefs = by_story()["briefs"]
    assert len(briefs) == 2
    assert {a.kind for a in briefs} == {"roundup"}
    assert len(briefs[0].excerpts) == 5
    stories = by_story()
    for key in briefs[0].excerpts:
        lead = stories[key][-1].paragraphs[0]
        assert lead in briefs[0].paragraphs or any(
            a.paragraphs[0] in briefs[0].paragraphs for a in stories[key]
        )


def test_two_reprints_name_no_agency_anywhere_on_their_pages() -> None:
    silent = [a for a in world_truth() if a.relation == "full" and not a.credited]
    assert {a.key for a in silent} == {
        a.key
        for a in world_truth()
        if (a.story, a.outlet) in {("tortoise", "northernpost"), ("dam", "maplecourier")}
    }
    bodies = {(p.outlet, p.path): p.body for p in pages()}
    for article in silent:
        assert not re.search(rb"\bAP\b|Associated Press", bodies[article.key])


def test_two_reprints_are_credited_by_their_last_line_alone_and_dated_day_first() -> None:
    alone = [a for a in world_truth() if a.marks == {"tagline"}]
    assert {a.outlet for a in alone} == {"islandherald"}
    assert len(alone) == 2
    page = next(p for p in pages() if p.path == alone[-1].path)
    assert b"08/03/2026 09:03 by admin" in page.body


def test_traps_mention_the_agency_without_being_its_text() -> None:
    by_key = {(p.outlet, p.path): p.body for p in pages()}
    truth = {a.story: a for a in world_truth() if not a.agency}
    assert b"told The Associated Press" in by_key[truth["hosts"].key]
    assert b"(AP Photo/" in by_key[truth["zoo-bear"].key]
    assert not truth["hosts"].credited
    assert not truth["zoo-bear"].credited


def test_other_agencies_and_contributions_are_there() -> None:
    stories = load_world().stories.values()
    assert {"AP", "Reuters", "AFP", "PTI"} <= {s.agency for s in stories}
    assert sum(s.relation == "contributed" for s in stories) == 2


def test_every_article_is_announced_by_its_outlet() -> None:
    for outlet in load_world().outlets.values():
        own = {p.path: p for p in pages() if p.outlet == outlet.slug}
        front = own["/"].body.decode()
        for page in own.values():
            if page.kind == "article":
                assert page.path in front


def test_forbidden_pages_are_linked_and_forbidden() -> None:
    closed = [o for o in load_world().outlets.values() if o.premium]
    assert closed
    for outlet in closed:
        own = {
            p.path: p.body.decode("utf-8", "replace") for p in pages() if p.outlet == outlet.slug
        }
        prefix = "/" + outlet.premium.split("/")[1] + "/"
        assert f"Disallow: {prefix}" in own["/robots.txt"]
        assert outlet.premium in own["/"]


def test_pages_print_the_text_that_the_truth_expects() -> None:
    by_key = {(p.outlet, p.path): p for p in pages()}
    for article in world_truth():
        if article.edits & {"broken_encoding", "split_paragraph", "dash"}:
            continue
        page = by_key[article.key]
        charset = page.content_type.partition("charset=")[2]
        text = plain(re.sub(r"&#8212;|–|--", "—", page.body.decode(charset)))
        for paragraph in article.paragraphs:
            wanted = paragraph.replace("&", "&amp;").replace(" - ", " — ")
            assert wanted[20:] in text.replace(" - ", " — "), (article.key, paragraph)


def test_pages_are_the_same_each_time() -> None:
    assert pages() == pages()
