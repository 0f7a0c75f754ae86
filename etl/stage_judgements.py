"""A stage before the stories: the file of judgements to the table `judgement`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from etl.judged import Judged, JudgedPair
from etl.judgement_file import journal_of, passed_over
from etl.judgement_states import Settled, settle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crawler.home import Home
    from warehouse.load import Loader

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class LoadedJudgements:
    """How many judgements there are in each state, whether any is new, and which lines are bad."""

    states: Mapping[str, int]
    is_new: bool
    passed_over: tuple[str, ...]


def load_judgements(loader: Loader, home: Home) -> LoadedJudgements:
    """Let the warehouse know what the file says; with nothing new in it nothing is written.

    Articles of which something else is said than before have their stories told anew.

    Raises:
        EtlError: the file is there and cannot be read.
    """
    journal = journal_of(home)
    rows = [_row(each) for each in settle(journal.judgements, journal.withdrawals)]
    is_new = [tuple(row.values()) for row in rows] != loader.rows("judgements")
    if is_new:
        loader.load({"judgement": rows})
    return LoadedJudgements(
        dict(sorted(Counter(row["state"] for row in rows).items())),
        is_new,
        tuple(passed_over(home, journal)),
    )


def judged(loader: Loader, batch: int) -> Judged:
    """The judgements that stand and bind articles of a batch of those that are told anew."""
    return Judged(tuple(JudgedPair(*row) for row in loader.rows("judged_pairs", batch=batch)))


def _row(settled: Settled) -> Row:
    """One judgement, in the order of the columns of its table."""
    said, withdrawal = settled.judgement, settled.withdrawal
    return {
        "judgement_id": said.judgement_id,
        "what": said.what,
        "article_a": said.article_a,
        "article_b": said.article_b,
        "url_key_a": said.url_key_a,
        "url_key_b": said.url_key_b,
        "judged_at": said.when,
        "judged_by": said.by,
        "note": said.note,
        "state": settled.state,
        "group_a": settled.group_a,
        "group_b": settled.group_b,
        "contradicted_by": list(settled.contradicted_by),
        "withdrawn_at": withdrawal.when if withdrawal else None,
        "withdrawn_by": withdrawal.by if withdrawal else None,
        "withdrawal_note": withdrawal.note if withdrawal else None,
    }
