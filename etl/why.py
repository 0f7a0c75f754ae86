"""Why an article is said to be an agency's: its page is read again, and its evidence weighed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from etl.answering import find_rejected
from etl.arithmetic import arithmetic, figure, sides_of
from etl.article import EXTRACTION_SCHEME
from etl.capture import Rejection
from etl.errors import EtlError
from etl.extract import read_article
from etl.given import reading_of
from etl.marked import numbered
from etl.outlets import Outlets
from etl.reread import capture_at

if TYPE_CHECKING:
    from crawler.home import Home
    from etl.article import Article
    from etl.capture import Capture
    from etl.extract import Reading
    from etl.marked import Numbered
    from warehouse.query import Snapshot


class NoVerdictError(EtlError):
    """The page is no article, or its bytes are gone."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Why:
    """A page as today's rules read it, its credits numbered, and what the warehouse has of it.

    `stored` is one row of answers/why.sql; None where the page is in no warehouse.
    """

    reading: Reading
    credits: tuple[Numbered, ...]
    stored: dict[str, Any] | None = None

    @property
    def article(self) -> Article:
        """The article, as read today."""
        return self.reading.article


def why_file(payload: bytes, url: str | None) -> Why:
    """Weigh a page that is in no warehouse.

    Raises:
        EtlError: it holds no article, or more than one page.
    """
    reading = reading_of(payload, url)
    return Why(reading, numbered(reading.article.credits))


def why_article(home: Home, snapshot: Snapshot, article_id: int) -> Why:
    """Read the capture that an article's verdict is from again, and weigh what it says.

    Raises:
        NoVerdictError: its bytes are gone or altered, or no article any more.
    """
    (stored,) = snapshot.answer("why", article_id=article_id).records()
    reading = _read_again(_capture(home, stored), home)
    return Why(reading, numbered(reading.article.credits), stored)


def say_rejected(snapshot: Snapshot, text: str) -> None:
    """Say why what a name means became no article, if it is known.

    Raises:
        NoVerdictError: it is.
    """
    found = find_rejected(snapshot, text)
    if found:
        reason, detail, url = found[0]
        raise NoVerdictError(f"no article at {url or text}: {reason}, {detail}")


def _capture(home: Home, stored: dict[str, Any]) -> Capture:
    from crawler.errors import CrawlerError

    try:
        capture = capture_at(home, stored["file_id"], stored["position"])
    except (CrawlerError, OSError) as error:
        raise NoVerdictError(f"its bytes cannot be read again: {error}") from error
    if capture is None or capture.payload_digest != stored["payload_digest"]:
        raise NoVerdictError(
            "the archive no longer has the bytes that were loaded:"
            f" see `wirecopy provenance {stored['article_id']}`"
        )
    return capture


def _read_again(capture: Capture, home: Home) -> Reading:
    from etl.pipeline import known_outlets

    reading = read_article(capture, Outlets(known_outlets(home)).of(capture))
    if isinstance(reading, Rejection):
        raise NoVerdictError(
            f"today's rules find no article at {capture.url}: {reading.reason}, {reading.detail}"
        )
    return reading


def story_line(why: Why) -> str | None:
    """What its story adds to the page's own evidence, in one line; None where it adds nothing."""
    row, verdict = why.stored, why.article.verdict
    if row is None or row["attributed_by"] == "evidence":
        return None
    sure = row["confidence"]
    if row["agency"] is None:
        if sure is None or sure >= verdict.confidence or verdict.relation != "none":
            return None
        return f"in its story: none, confidence {figure(sure)}: others' credits are not sure enough"
    if row["attributed_by"] is None and row["agency"] in verdict.agencies:
        return None
    said = f"in its story: {row['relation'] or 'full'}, {row['agency']}"
    return f"{said}{'' if sure is None else f', confidence {figure(sure)}'}: {_because(row)}"


def _because(row: dict[str, Any]) -> str:
    """What a story's attribution rests on."""
    copy = f"{row['role']} of" if row["role"] != "original" else "has the text of"
    own = "the agency's own copy" if row["attributed_by"] == "own_copy" else None
    if row["other_outlet"] is not None:
        of = f"{own} at {row['other_outlet']}" if own else row["other_outlet"]
        covered = figure(row["covered"] or 0)
        return f"{copy} {of} by pair {row['evidence_pair']} (covered {covered})"
    return f"{copy} {own}" if own else "other copies of the story credit it"


def stored_line(why: Why) -> str | None:
    """What the warehouse has, in one line, where today's rules say something else."""
    row, now = why.stored, why.article.verdict
    if row is None:
        return None
    told = tuple(row[f"stored_{name}"] for name in ("relation", "agency", "confidence"))
    if told == (now.relation, now.agency, now.confidence):
        return None
    relation, agency, confidence = told
    parts = [relation or "nothing", agency]
    if confidence is not None:
        parts.append(f"confidence {figure(confidence)}")
    scheme = row["extraction_scheme"]
    by = f" by extraction scheme {scheme}, today's is {EXTRACTION_SCHEME}"
    return (
        f"the warehouse has: {', '.join(filter(None, parts))}"
        f"{by if scheme != EXTRACTION_SCHEME else ''}; `wirecopy build --reextract` brings it up"
    )


def verdict_lines(why: Why) -> list[str]:
    """The verdict and its arithmetic, in at most five lines."""
    return [*arithmetic(why.article, why.credits), *filter(None, [story_line(why)])]


def nested(why: Why) -> dict[str, Any]:
    """All of it as JSON values; ids are strings."""
    article, row = why.article, why.stored
    verdict = article.verdict
    return {
        "article_id": str(row["article_id"]) if row else None,
        "version_id": str(row["version_id"]) if row else None,
        "url": article.url,
        "outlet": article.outlet,
        "headline": article.headline,
        "page_text": why.reading.page_text,
        "furniture": [
            {
                "kind": each.kind,
                "text": each.text,
                "start_offset": each.start,
                "end_offset": each.end,
            }
            for each in article.furniture
        ],
        "credits": [_credit(each, article) for each in why.credits],
        "verdict": {
            "relation": verdict.relation,
            "agency": verdict.agency,
            "agencies": list(verdict.agencies),
            "confidence": verdict.confidence,
            "own_agency": article.own_agency,
            "extraction_scheme": EXTRACTION_SCHEME,
        },
        "arithmetic": {
            "sides": [
                {
                    "role": side.role,
                    "agency": side.agency,
                    "terms": [
                        {"number": term.number, "weight": term.credit.weight} for term in side.terms
                    ],
                    "confidence": side.confidence,
                    "decides": side.decides,
                }
                for side in sides_of(article, why.credits)
            ],
            "lines": verdict_lines(why),
        },
        "attribution": _attribution(row),
        "stored": _stored(row),
    }


def _credit(each: Numbered, article: Article) -> dict[str, Any]:
    credit = each.credit
    return {
        "number": each.number,
        "agency": credit.agency,
        "kind": credit.kind,
        "rule": credit.rule,
        "role": credit.role,
        "weight": credit.weight,
        "quote": credit.quote,
        "found_in": credit.found_in,
        "start_offset": credit.start,
        "end_offset": credit.end,
        "decides": credit in article.verdict.decided_by,
    }


_ATTRIBUTION = (
    "agency", "relation", "confidence", "role", "attributed_by", "evidence_pair", "covered",
    "other_outlet", "other_url",
)  # fmt: skip


def _attribution(row: dict[str, Any] | None) -> dict[str, Any] | None:
    if row is None:
        return None
    pair = row["evidence_pair"]
    found = {name: row[name] for name in _ATTRIBUTION}
    return found | {"evidence_pair": None if pair is None else str(pair)}


def _stored(row: dict[str, Any] | None) -> dict[str, Any] | None:
    if row is None:
        return None
    kept = {name: row[f"stored_{name}"] for name in ("relation", "agency", "confidence")}
    return kept | {"extraction_scheme": row["extraction_scheme"]}
