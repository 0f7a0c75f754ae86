"""Marks that stand for something else on a page, or in its language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from etl.agencies import agency_of_key, is_weak_mark
from etl.false_friends import has_false_friend, means_another
from etl.language import guessed_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from etl.agencies import Agency
    from etl.credit import Credit

_SURE = frozenset({"own_site", "declared_url", "licence", "caption"})


def doubted(evidence: Iterable[Credit], language: str | None, text: str) -> Iterator[Credit]:
    """Believe less of a mark where it is weak in the page's language, or has a false friend there.

    A dateline leaves room for another meaning only where the page itself spells one out, or in a
    language that the agency does not write: there the mark may be a province's or a state's.

    Args:
        evidence: the credits of the page.
        language: ISO 639-1 code of the page's language, where it is known.
        text: headline and body.
    """
    evidence = list(evidence)
    if language is None and any(map(_is_mark, evidence)):
        language = guessed_language(text)
    for credit in evidence:
        if _is_doubtful(credit, language, text):
            yield replace(credit, rule="doubtful_mark")
        else:
            yield credit


def _is_mark(credit: Credit) -> bool:
    """Whether a mark or an ordinary word names the agency, where it could mean something else."""
    agency = agency_of_key(credit.agency)
    if agency is None or credit.kind in _SURE:
        return False
    return credit.named in agency.marks or credit.named in agency.ordinary


def _is_doubtful(credit: Credit, language: str | None, text: str) -> bool:
    mark, agency = credit.named, agency_of_key(credit.agency)
    if mark is None or agency is None or not _is_mark(credit):
        return False
    if mark in agency.ordinary:
        return credit.kind == "tagline" and credit.quote == mark
    opens = credit.kind == "dateline"
    doubts = _dateline_doubts if opens else _sign_off_doubts
    return means_another(mark, text) or doubts(credit, mark, agency, language, text)


def _dateline_doubts(
    credit: Credit, mark: str, agency: Agency, language: str | None, text: str
) -> bool:
    unsure = language not in {None, *agency.languages} or is_weak_mark(mark)
    if language in agency.not_in:
        return True
    return (unsure or credit.quote.endswith(":")) and has_false_friend(agency.key, text)


def _sign_off_doubts(
    credit: Credit, mark: str, agency: Agency, language: str | None, text: str
) -> bool:
    of_place = language in agency.not_in and credit.quote.endswith(f", {mark}")
    if of_place or has_false_friend(agency.key, text):
        return True
    foreign = language not in agency.languages if language else credit.quote == mark
    return is_weak_mark(mark) and foreign
