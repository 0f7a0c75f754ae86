from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

import pytest

from crawler.entry import is_wanted
from crawler.outlet import Source
from crawler.proposal.answer import Answer, RobotsWord
from crawler.proposal.assemble import assemble
from crawler.proposal.survey import survey_site
from etl.demo.site import default_bases, pages

if TYPE_CHECKING:
    from crawler.proposal.fact import Proposal
    from etl.demo.model import Page

BASES = default_bases()


def propose(slug: str) -> Proposal:
    """Propose an outlet of the demo from what it would answer."""
    answers = {page.url: page for page in pages() if page.outlet == slug}

    async def fetch(url: str, *, is_sitemap: bool = False) -> Answer:
        assert url or is_sitemap
        page = answers.get(url)
        if page is None or page.kind in {"redirect", "missing", "premium"}:
            return Answer(url, 404)
        charset = page.content_type.partition("charset=")[2]
        return Answer(url, 200, page.body, charset or None)

    robots = answers[f"{BASES[slug]}/robots.txt"].body.decode()
    word = RobotsWord(tuple(re.findall(r"(?m)^Sitemap: (\S+)", robots)))
    return assemble(asyncio.run(survey_site(f"{BASES[slug]}/", fetch, lambda _: word)))


@pytest.mark.parametrize("slug", BASES)
def test_every_outlet_of_the_demo_is_proposed_with_its_articles_and_no_other_page(
    slug: str,
) -> None:
    own = [page for page in pages() if page.outlet == slug]
    proposal = propose(slug)
    kinds = [source.kind for source in proposal.sources]
    announced = {kind for page in own if (kind := announcing(page))}
    assert set(kinds) == {*announced, "section"}

    front = next(source for source in proposal.sources if source.kind == "section")
    source = Source(front.url, front.include, front.exclude)
    articles = [page.url for page in own if page.kind == "article"]
    assert [url for url in articles if not is_wanted(url, source)] == []
    others = [page.url for page in own if page.kind not in {"article", "premium", "redirect"}]
    assert [url for url in others if is_wanted(url, source)] == []


def announcing(page: Page) -> str | None:
    return page.kind if page.kind in {"feed", "sitemap"} else None
