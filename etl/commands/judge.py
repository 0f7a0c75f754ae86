"""`wirecopy judge`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from etl.answering import find_one, short
from etl.console import clean, print_entries, print_json
from etl.errors import EtlError
from etl.judgement import LONGEST_TEXT, Judgement, What, Withdrawal, id_of
from etl.judgement_file import journal_of, passed_over, record
from etl.judgement_states import settle, turned
from warehouse.query import Snapshot

if TYPE_CHECKING:
    from datetime import datetime

    from crawler.home import Home
    from etl.judgement import Journal
    from etl.judgement_states import Settled

BUILD = "Run `wirecopy build` to apply it."


class NothingToJudgeError(EtlError):
    """It was judged so already, or there is no such judgement to withdraw."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Named:
    """An article that somebody names, as the snapshot has it; the columns of named_articles.sql."""

    article_id: int
    url_key: str
    url: str
    outlet: str
    headline: str | None
    story_id: int
    story_articles: int


@click.command(name="judge")
@click.argument("first", metavar="A", required=False)
@click.argument("second", metavar="B", required=False)
@click.argument(
    "what", metavar="same|different", type=click.Choice(["same", "different"]), required=False
)
@click.option("--note", help="Why.")
@click.option("--by", help="Who says so.")
@click.option("--withdraw", metavar="ID", help="Take a judgement back.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an argument or option
    home: Home,
    first: str | None,
    second: str | None,
    what: What | None,
    note: str | None,
    by: str | None,
    withdraw: str | None,
    as_json: bool,
) -> None:
    """Say that two articles belong to one story (same), or that they do not (different).

    A and B are URLs, article ids or external ids; a story id means its canonical article. From the
    next build on a judgement wins over the machine, until it is withdrawn; of judgements that
    contradict each other the newest win. They are lines of judgements.jsonl in the home folder,
    which no build changes. `wirecopy judgements` lists them. Ends with 1 when it is judged so
    already.

    \b
    Example: wirecopy judge https://a.example/x https://b.example/y same --note "same wire copy"
             wirecopy judge --withdraw 1234567890123456789
    """
    note, by = _text("--note", note), _text("--by", by)
    if withdraw is not None:
        if first is not None:
            raise click.UsageError("--withdraw takes the id of a judgement and no articles")
        _withdraw(home, withdraw, by, note, as_json=as_json)
    elif first is None or second is None or what is None:
        raise click.UsageError("give two articles and `same` or `different`, or --withdraw ID")
    else:
        _judge(home, (first, second), what, by, note, as_json=as_json)


def _text(option: str, given: str | None) -> str | None:
    """What an option was given, on one line, without what no file can hold."""
    if given is None:
        return None
    text = clean(given).strip()
    if not text or len(text) > LONGEST_TEXT:
        raise click.UsageError(f"{option} takes 1 to {LONGEST_TEXT:,} characters")
    return text


def _judge(  # noqa: PLR0913 - what is said has as many parts
    home: Home,
    names: tuple[str, str],
    what: What,
    by: str | None,
    note: str | None,
    *,
    as_json: bool,
) -> None:
    with Snapshot.open(home.current) as snapshot:
        one, other = (_the_article(snapshot, name) for name in names)
    if one.article_id == other.article_id:
        raise click.UsageError(f"both are one article: {one.url}")

    def decide(journal: Journal, when: datetime) -> Judgement:
        said = Judgement.of(what, one.url_key, other.url_key, when, by, note)
        _refuse_twice(journal, said)
        return said

    said = record(home, decide)
    overruled = [each for each in _turned(home, said) if each.state == "overruled"]
    if as_json:
        print_json(said.fields() | {"overrules": [_id(each) for each in overruled]})
        return
    print_entries(
        ("outlet", "story_id"),
        [((each.outlet, each.story_id), (each.headline, each.url)) for each in (one, other)],
        title=f"Judged {what}:",
    )
    for each in overruled:
        click.echo(f"\nIt overrules {_named(each)}, which contradicts it.")
    click.echo(f"\n{_what_follows(what, one, other)}")
    click.echo(BUILD)
    click.echo(f"To take it back: wirecopy judge --withdraw {said.judgement_id}")


def _the_article(snapshot: Snapshot, name: str) -> Named:
    (row,) = snapshot.answer("named_articles", articles=[find_one(snapshot, name)]).rows
    return Named(*row)


def _refuse_twice(journal: Journal, said: Judgement) -> None:
    for each in settle(journal.judgements, journal.withdrawals):
        before = each.judgement
        if each.state == "stands" and (before.what, before.url_key_a, before.url_key_b) == (
            said.what,
            said.url_key_a,
            said.url_key_b,
        ):
            raise NothingToJudgeError(
                f"already judged {said.what} on {before.when:%Y-%m-%d}, judgement"
                f" {before.judgement_id}: nothing was written"
            )


def _what_follows(what: What, one: Named, other: Named) -> str:
    """What the next build will make of it, against the stories as they are."""
    if one.story_id == other.story_id:
        if what == "same":
            return "They are in one story and will stay together."
        return "They are in one story now, which the next build will part."
    if what == "same":
        counts = f"{one.story_articles} and {other.story_articles} article(s)"
        return f"They are in two stories of {counts} now, which will be one."
    return "They are in two stories and will stay apart."


def _withdraw(home: Home, text: str, by: str | None, note: str | None, *, as_json: bool) -> None:
    number = id_of(text)
    if number is None:
        raise click.UsageError(f"{short(text)} is no id: `wirecopy judgements` lists them")

    def decide(journal: Journal, when: datetime) -> Withdrawal:
        if number not in {each.judgement_id for each in journal.judgements}:
            raise NothingToJudgeError(
                f"there is no judgement {number} in {home.judgements}: `wirecopy judgements` lists"
                " them"
            )
        if number in {each.withdraws for each in journal.withdrawals}:
            raise NothingToJudgeError(f"judgement {number} is withdrawn already")
        return Withdrawal(number, when, by, note)

    said = record(home, decide)
    changed = _turned(home, said)
    restored = [each for each in changed if each.state == "stands"]
    if as_json:
        print_json(said.fields() | {"restores": [_id(each) for each in restored]})
        return
    for each in changed:
        is_it = each.judgement.judgement_id == number
        click.echo(f"{'Withdrawn' if is_it else 'It stands again'}: {_named(each)}")
    click.echo(BUILD)


def _turned(home: Home, said: Judgement | Withdrawal) -> list[Settled]:
    """What has become of the judgements because of the last line; tell of bad ones."""
    journal = journal_of(home)
    for line in passed_over(home, journal):
        click.echo(f"wirecopy: {clean(line)}", err=True)
    return turned(journal, said)


def _id(settled: Settled) -> str:
    return str(settled.judgement.judgement_id)


def _named(settled: Settled) -> str:
    said = settled.judgement
    return (
        f"judgement {said.judgement_id}, {said.what}:"
        f" {clean(said.url_key_a)} and {clean(said.url_key_b)}"
    )
