"""`wirecopy provenance`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from etl.answering import NotInSnapshotError, find, find_gone
from etl.console import print_entries, print_fields, print_json, print_table, records
from etl.errors import EtlError
from etl.shown_judgements import print_judgements
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
class Former:
    """How an article was read before re-extractions; `checks` has one word a reading."""

    article_id: int
    readings: Result
    checks: list[str]

    @property
    def is_verified(self) -> bool:
        """Whether the bytes of every capture are still those that were loaded."""
        return all(check == VERIFIED for check in self.checks)


@dataclass(frozen=True, slots=True)
class Chain:
    """Everything that an answer about one article rests on; `checks` has one word a capture."""

    article: Result
    pairs: Result
    judgements: Result
    captures: Result
    credits: Result
    checks: list[str]
    former: Former

    @property
    def is_verified(self) -> bool:
        """Whether every capture's bytes are still those that were loaded."""
        return all(check == VERIFIED for check in self.checks) and self.former.is_verified


@click.command(name="provenance")
@click.argument("what", metavar="ID|URL")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array of objects.")
@click.pass_obj
def command(home: Home, what: str, as_json: bool) -> None:
    """Show the chain of evidence of one article, down to the bytes.

    Article, story, verified pairs, what people judged of it, credits with the text that says so,
    version, captures, archive file, offset and digest. The bytes are read again and compared with
    the digest; the command ends with 1 when they differ. A story id shows the story's canonical
    article; ids from before a re-extraction are known too, with what superseded them.

    Example: wirecopy provenance https://news.example/story
    """
    chains: list[Chain | Former]
    with Snapshot.open(home.current) as snapshot:
        if gone := _gone(snapshot, what):
            chains = [former_of(home, snapshot, article_id) for article_id in gone]
        else:
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
        judgements=snapshot.answer("article_judgements", article_id=article_id),
        captures=captures,
        credits=snapshot.answer("article_credits", article_id=article_id),
        checks=[check(home, capture) for capture in captures.records()],
        former=former_of(home, snapshot, article_id),
    )


def former_of(home: Home, snapshot: Snapshot, article_id: int) -> Former:
    """Fetch how an article was read before, and read those captures again."""
    readings = snapshot.answer("former_readings", article_id=article_id)
    checks = [check(home, reading) for reading in readings.records()]
    return Former(article_id, readings, checks)


def _gone(snapshot: Snapshot, what: str) -> list[int]:
    """The articles of that name that are none any more, when no other has it."""
    gone = find_gone(snapshot, what)
    if not gone:
        return []
    try:
        find(snapshot, what)
    except NotInSnapshotError:
        return gone
    return []


def check(home: Home, capture: dict[str, Any]) -> str:
    """Read the bytes of a capture again: `verified`, or what differs."""
    from crawler.errors import CrawlerError
    from etl.reread import payload_digest_at

    try:
        digest = payload_digest_at(home, capture["payload_file_id"], capture["payload_position"])
    except (EtlError, CrawlerError, OSError) as error:
        return f"cannot be read: {error}"
    if digest is None:
        return "no capture at this place any more"
    if digest != capture["payload_digest"]:
        return f"differs: the bytes there have {digest}"
    return VERIFIED


def _nested(chain: Chain | Former) -> dict[str, Any]:
    if isinstance(chain, Former):
        return {
            "article_id": str(chain.article_id),
            "verified": chain.is_verified,
            "former_readings": _checked(chain.readings, chain.checks),
        }
    return records(chain.article)[0] | {
        "verified": chain.is_verified,
        "credits": records(chain.credits),
        "verified_pairs": records(chain.pairs),
        "judgements": records(chain.judgements),
        "captures": _checked(chain.captures, chain.checks),
        "former_readings": _checked(chain.former.readings, chain.former.checks),
    }


def _checked(rows: Result, checks: list[str]) -> list[dict[str, Any]]:
    return [row | {"check": word} for row, word in zip(records(rows), checks, strict=True)]


def _print(home: Home, chain: Chain | Former) -> None:
    if isinstance(chain, Former):
        click.echo(f"No article any more: {chain.article_id}")
        _print_former(home, chain)
        return
    article = chain.article.records()[0]
    story = {name: article.pop(name) for name in ("story_id", "story_headline", "story_articles")}
    click.echo("Article")
    print_fields(article)
    click.echo("\nbelongs to the story")
    print_fields(story | {"role": article["role"]})
    _print_pairs(chain.pairs.records())
    print_judgements(
        chain.judgements.records(), title="as people judged", article_id=article["article_id"]
    )
    _print_credits(chain.credits.records())
    _print_attribution(article, chain.pairs.records())
    for capture, word in zip(chain.captures.records(), chain.checks, strict=True):
        _print_capture(home, capture, word)
    _print_former(home, chain.former)


def _print_former(home: Home, former: Former) -> None:
    shown = (
        "version_id", "superseded_by", "rejected_now", "superseded_at", "extraction_scheme",
        "changed", "outlet", "url", "headline", "authors", "agency", "credits", "published_raw",
        "published_at", "capture_id", "fetched_at",
    )  # fmt: skip
    for reading, word in zip(former.readings.records(), former.checks, strict=True):
        click.echo("\nwas read before as")
        print_fields({name: reading[name] for name in shown} | _place_of(home, reading, word))


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


def _print_attribution(article: dict[str, Any], pairs: list[dict[str, Any]]) -> None:
    """Say of whose copy it is a reprint, where that says who supplied it."""
    whose = {"own_copy": "the agency's own copy", "pair": "a copy that comes from it"}
    if what := whose.get(article["attributed_by"]):
        click.echo(f"\nsupplied by {article['agency']}: it is a reprint of {what}")
        for pair in pairs:
            if pair["pair_id"] == article["evidence_pair"]:
                named = ("pair_id", "verdict", "other_outlet", "other_url")
                print_fields({name: pair[name] for name in named})


def _place(credit: dict[str, Any]) -> str:
    start, end = credit["start_offset"], credit["end_offset"]
    return f"{credit['found_in']} {start}-{end}" if start is not None else credit["found_in"]


def _print_capture(home: Home, capture: dict[str, Any], word: str) -> None:
    click.echo("\nwas captured")
    named = ("capture_id", "version_id", "url", "fetched_at", "discovered_by", "discovered_in")
    fields = {name: capture[name] for name in named}
    if capture["revisit_of"] is not None:
        fields["unchanged since"] = capture["revisit_of"]
    print_fields(fields | _place_of(home, capture, word))


def _place_of(home: Home, capture: dict[str, Any], word: str) -> dict[str, str]:
    length = capture.get("length")
    return {
        "file": str(home.path / capture["path"]),
        "offset": str(capture["position"]) + (f" ({length} bytes)" if length else ""),
        "digest": capture["payload_digest"],
        "read again": word,
    }
