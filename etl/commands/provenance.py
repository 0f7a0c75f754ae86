"""`wirecopy provenance`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from etl.answering import find
from etl.console import print_entries, print_fields, print_json, print_table, records
from etl.errors import EtlError
from warehouse.query import Snapshot

if TYPE_CHECKING:
    from crawler.home import Home
    from warehouse.query import Result

VERIFIED = "verified"
MOST_PAIRS = 10


class DiffersError(EtlError):
    """The bytes in the archive are not those that were loaded."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Chain:
    """Everything that an answer about one article rests on; `checks` has one word a capture."""

    article: Result
    pairs: Result
    captures: Result
    credits: Result
    checks: list[str]

    @property
    def is_verified(self) -> bool:
        """Whether every capture's bytes are still those that were loaded."""
        return all(check == VERIFIED for check in self.checks)


@click.command(name="provenance")
@click.argument("what", metavar="ID|URL")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array of objects.")
@click.pass_obj
def command(home: Home, what: str, as_json: bool) -> None:
    """Show the chain of evidence of one article, down to the bytes.

    Article, story, verified pairs, credits with the text that says so, version, captures, archive
    file, offset and digest. The bytes are read again and compared with the digest; the command
    ends with 1 when they differ. A story id shows the story's canonical article.

    Example: wirecopy provenance https://news.example/story
    """
    with Snapshot.open(home.current) as snapshot:
        ids = dict.fromkeys(found.article_id for found in find(snapshot, what, as_json=as_json))
        chains = [chain_of(home, snapshot, article_id) for article_id in ids]
    if as_json:
        print_json([_nested(chain) for chain in chains])
    else:
        for chain in chains:
            _print(home, chain)
    if not all(chain.is_verified for chain in chains):
        raise DiffersError("the archive no longer has the bytes that were loaded: see above")


def chain_of(home: Home, snapshot: Snapshot, article_id: int) -> Chain:
    """Fetch the chain of an article and read its captures again."""
    captures = snapshot.answer("article_captures", article_id=article_id)
    return Chain(
        article=snapshot.answer("article", article_id=article_id),
        pairs=snapshot.answer("article_pairs", article_id=article_id),
        captures=captures,
        credits=snapshot.answer("article_credits", article_id=article_id),
        checks=[check(home, capture) for capture in captures.records()],
    )


def check(home: Home, capture: dict[str, Any]) -> str:
    """Read the bytes of a capture again: `verified`, or what differs."""
    from crawler.errors import CrawlerError
    from etl.reread import payload_digest_at

    try:
        digest = payload_digest_at(home, capture["file_id"], capture["position"])
    except (EtlError, CrawlerError, OSError) as error:
        return f"cannot be read: {error}"
    if digest is None:
        return "no capture at this place any more"
    if digest != capture["payload_digest"]:
        return f"differs: the bytes there have {digest}"
    return VERIFIED


def _nested(chain: Chain) -> dict[str, Any]:
    captures = [
        row | {"check": word}
        for row, word in zip(records(chain.captures), chain.checks, strict=True)
    ]
    return records(chain.article)[0] | {
        "verified": chain.is_verified,
        "credits": records(chain.credits),
        "verified_pairs": records(chain.pairs),
        "captures": captures,
    }


def _print(home: Home, chain: Chain) -> None:
    article = chain.article.records()[0]
    story = {name: article.pop(name) for name in ("story_id", "story_headline", "story_articles")}
    click.echo("Article")
    print_fields(article)
    click.echo("\nbelongs to the story")
    print_fields(story | {"role": article["role"]})
    _print_pairs(chain.pairs.records())
    _print_credits(chain.credits.records())
    for capture, word in zip(chain.captures.records(), chain.checks, strict=True):
        _print_capture(home, capture, word)


def _print_pairs(pairs: list[dict[str, Any]]) -> None:
    columns = ("verdict", "resemblance", "containment", "in_story", "other_outlet")
    if not pairs:
        click.echo("\nwithout any verified pair: no other text came near it")
        return
    best = f", the best {MOST_PAIRS}" if len(pairs) > MOST_PAIRS else ""
    entries = [
        ([pair[name] for name in columns], (pair["other_url"],)) for pair in pairs[:MOST_PAIRS]
    ]
    print_entries(columns, entries, title=f"by {len(pairs)} verified pair(s){best}")


def _print_credits(credits_: list[dict[str, Any]]) -> None:
    columns = ("agency", "kind", "rule", "role", "weight", "quote", "found_in")
    if not credits_:
        click.echo("\nsupplied by no agency that its page names")
        return
    rows = [(*(credit[name] for name in columns[:-1]), _place(credit)) for credit in credits_]
    print_table((*columns[:-1], "found in"), rows, title="says that it was supplied by")


def _place(credit: dict[str, Any]) -> str:
    start, end = credit["start_offset"], credit["end_offset"]
    return f"{credit['found_in']} {start}-{end}" if start is not None else credit["found_in"]


def _print_capture(home: Home, capture: dict[str, Any], word: str) -> None:
    click.echo("\nwas captured")
    named = ("capture_id", "version_id", "url", "fetched_at", "discovered_by", "discovered_in")
    length = capture["length"]
    print_fields(
        {name: capture[name] for name in named}
        | {
            "file": str(home.path / capture["path"]),
            "offset": str(capture["position"]) + (f" ({length} bytes)" if length else ""),
            "digest": capture["payload_digest"],
            "read again": word,
        }
    )
