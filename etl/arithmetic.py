"""The arithmetic of a verdict, spelled out: which credits were weighed, how, and what came out."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING

from etl.agencies import is_syndicate
from etl.verdict import DECIDES, MOST, UNMARKED_COPIES, confidence_of, strongest_of_kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from etl.article import Article
    from etl.evidence import Role
    from etl.marked import Numbered


@dataclass(frozen=True, slots=True)
class Side:
    """What speaks for an agency in a role: the strongest credit of each kind, and how surely."""

    role: Role
    agency: str
    terms: tuple[Numbered, ...]
    confidence: float

    @property
    def decides(self) -> bool:
        """Whether it is sure enough to be said."""
        return self.confidence >= DECIDES


def sides_of(article: Article, credits_: Sequence[Numbered]) -> list[Side]:
    """All sides that were weighed: the one that was decided on, then the surest."""
    known = {(each.credit.role, each.credit.agency) for each in credits_}
    sides = [_side(role, agency, credits_) for role, agency in known if role != "photo"]
    said = article.verdict.relation, article.verdict.agency
    return sorted(
        sides,
        key=lambda side: (
            (side.role, side.agency) != said,
            -side.confidence,
            side.role,
            side.agency,
        ),
    )


def _side(role: Role, agency: str, credits_: Sequence[Numbered]) -> Side:
    strongest = strongest_of_kinds((each.credit for each in credits_), role, agency)
    number = {each.credit: each for each in credits_}
    return Side(role, agency, tuple(number[each] for each in strongest), confidence_of(strongest))


def figure(value: float) -> str:
    """A share as short as it can be.

    >>> figure(0.97), figure(0.3), figure(1.0), figure(0.0), figure(0.998)
    ('.97', '.3', '1', '0', '.998')
    """
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return text[1:] if text.startswith("0.") else text


def arithmetic(article: Article, credits_: Sequence[Numbered]) -> list[str]:
    """A verdict in at most four lines: what it says, what was weighed, the sum, and the rest."""
    sides = sides_of(article, credits_)
    verdict = article.verdict
    if verdict.relation == "none":
        weighed, sum_ = _undecided(sides, verdict.confidence)
        rest: Sequence[Side] = ()
    else:
        weighed, sum_ = _decided(sides[0])
        rest = sides[1:]
    said = ", ".join(filter(None, (verdict.relation, " and ".join(verdict.agencies))))
    remarks = _remarks(article, credits_, sides, rest)
    lines = [f"{said}, confidence {figure(verdict.confidence)}", weighed, sum_, "; ".join(remarks)]
    return [line for line in lines if line]


def _decided(side: Side) -> tuple[str, str]:
    credits_found = [term.credit for term in side.terms]
    raw = round(1 - prod(1 - credit.weight for credit in credits_found), 3)
    most = f", but no evidence gives more than {figure(MOST)}" if raw > MOST else ""
    which = "  (the strongest of each kind)" if len(side.terms) > 1 else ""
    return (
        f"{_terms(side)}{which}",
        f"1 - {_factors(credit.weight for credit in credits_found)} = {figure(raw)}{most}",
    )


def _undecided(sides: Sequence[Side], confidence: float) -> tuple[str, str]:
    because = f"as {figure(UNMARKED_COPIES)} of the texts without a mark prove to be agency copy"
    if not sides:
        weighed = "nothing says that an agency supplied the text"
        return weighed, f"1 - {figure(UNMARKED_COPIES)} = {figure(confidence)}, {because}"
    weighed = "; ".join(
        f"{side.agency}: {_terms(side)} = {figure(side.confidence)}" for side in sides
    )
    factors = _factors((UNMARKED_COPIES, *(side.confidence for side in sides)))
    return weighed, f"{factors} = {figure(confidence)}, {because}"


def _terms(side: Side) -> str:
    return "  ".join(
        f"{term.credit.kind} {figure(term.credit.weight)} [{term.number}]" for term in side.terms
    )


def _factors(weights: Iterable[float]) -> str:
    return "".join(f"(1-{figure(weight)})" for weight in weights)


def _remarks(
    article: Article, credits_: Sequence[Numbered], sides: Sequence[Side], rest: Iterable[Side]
) -> Iterator[str]:
    if sides:
        yield f"at least {figure(DECIDES)} decides"
    for side in rest:
        what = "decides too" if side.decides else "does not"
        yield f"{side.role}, {side.agency} {figure(side.confidence)} {_numbers(side.terms)} {what}"
    weighed = {term.number for side in sides for term in side.terms}
    weaker = [
        each for each in credits_ if each.credit.role != "photo" and each.number not in weighed
    ]
    if weaker:
        yield f"weaker of their kind {_numbers(weaker)}"
    if parts := [each for each in credits_ if each.credit.helped]:
        yield f"{_numbers(parts)} mean a part: the outlet's own people wrote it"
    if photos := [each for each in credits_ if each.credit.role == "photo"]:
        yield f"photo credits {_numbers(photos)} weigh 0"
    if article.own_agency and is_syndicate(article.own_agency):
        yield f"{article.own_agency}'s own site, so its own name there counts for nothing"


def _numbers(credits_: Iterable[Numbered]) -> str:
    return "".join(f"[{each.number}]" for each in credits_)
