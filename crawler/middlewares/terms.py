"""Finds out what a site reserves, before and when its pages come."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from scrapy import Request
from scrapy.http.request import NO_CALLBACK

from crawler.declared_terms import metas, page_head, reservation, robots_tags
from crawler.middlewares.robots import ROBOTS_FILE
from crawler.tdmrep import LARGEST_FILE, WELL_KNOWN, read_tdmrep, rule_for
from crawler.terms import AI_AGENTS, Terms
from crawler.visit import visit_of

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from crawler.tdmrep import TdmRule
    from crawler.terms import TdmSource

TDM_RULES = "wirecopy_tdm_rules"


class TermsMiddleware:
    """Asks each server once a crawl for its tdmrep.json, before the first of its articles."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._asks = crawler.settings.getbool("WIRECOPY_TDMREP")
        self._rules: dict[str, asyncio.Future[tuple[TdmRule, ...]]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the middleware of a crawl."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let the request carry the rules of its server."""
        visit = visit_of(request)
        if not self._asks or visit is None or visit.source is not None:
            return
        server = urlsplit(request.url).netloc
        if server not in self._rules:
            self._rules[server] = asyncio.ensure_future(self._fetch(request.url))
        request.meta[TDM_RULES] = await asyncio.shield(self._rules[server])

    async def _fetch(self, url: str) -> tuple[TdmRule, ...]:
        meta = {"dont_retry": True, "dont_redirect": True, "download_maxsize": LARGEST_FILE}
        asked = Request(urljoin(url, WELL_KNOWN), meta=meta, callback=NO_CALLBACK)
        try:
            response = await self._crawler.engine.download_async(asked)
        except Exception:  # noqa: BLE001 - from a time-out to a refusal: the file says nothing
            self._crawler.stats.inc_value("wirecopy/tdmrep/failed")
            return ()
        return read_tdmrep(response.body) if response.status == 200 else ()  # noqa: PLR2004


def terms_of(request: Request, response: Response) -> Terms | None:
    """Give the terms of a response as it came in, None when it is no article's.

    The meta tags of packed pages are read too: their first 64 kB are unpacked for it.
    """
    visit = visit_of(request)
    if visit is None or visit.source is not None:
        return None
    robots = request.meta.get(ROBOTS_FILE)
    meta = _metas(response)
    tags = [value.decode("latin-1") for value in response.headers.getlist(b"X-Robots-Tag")]
    reserved, policy, found_in = _tdm(request, response, meta)
    return Terms(
        closed_to=robots.disallowed(request.url, AI_AGENTS) if robots else (),
        robots_tags=robots_tags(tags, meta.get("robots", "")),
        tdm_reserved=reserved,
        tdm_policy=policy,
        tdm_found_in=found_in,
    )


def _metas(response: Response) -> dict[str, str]:
    kind = response.headers.get(b"Content-Type") or b"text/html"
    if b"html" not in kind.lower():
        return {}
    return metas(page_head(response.body, response.headers.get(b"Content-Encoding")))


def _tdm(
    request: Request, response: Response, meta: dict[str, str]
) -> tuple[bool | None, str | None, TdmSource | None]:
    if (said := reservation(meta.get("tdm-reservation"))) is not None:
        return said, meta.get("tdm-policy"), "meta"
    if (said := reservation(_header(response, b"tdm-reservation"))) is not None:
        return said, _header(response, b"tdm-policy"), "header"
    rule = rule_for(request.meta.get(TDM_RULES, ()), request.url)
    return (rule.reserved, rule.policy, "file") if rule else (None, None, None)


def _header(response: Response, name: bytes) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value is not None else None
