"""Who supplied the articles of a story: what a page says itself, else what it is a reprint of."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from etl.agency_item import is_one_article
from etl.reprints import Attribution, Member, Offer, Spread, most_weight, near_by, offers_to
from etl.verdict import DECIDES, MOST

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from etl.reprints import Likeness, Near

Found = dict[int, Attribution]

# Of real agency copy one page in ten bears no mark; where more than nine in ten bear none, the mark
# is wrong. The smallest share in a real story that was read and right was one in five.
LEAST_SHARE = 0.1
# So many pages that credit somebody else are no mistake: the syndicate's own page is a copy, too.
DISPUTES = 2


def attribute(members: Collection[Member], pairs: Iterable[Likeness]) -> Found:
    """Say of every article of a story who supplied it.

    The agency's own copy decides for its reprints, then what a page says itself, then what the
    articles say that it is a reprint of. What no sensible share of the story says is not passed on.
    """
    by_id = {member.article_id: member for member in members}
    near = near_by(pairs, by_id)
    own = own_copies(members)
    found = {each.article_id: _said(each) for each in members if each.relation != "none"}
    found |= _reprints_of_own_copies(by_id, near, own)
    believed = set(own.values()) | _credible(members, len(by_id))
    known = {number: each for number, each in found.items() if each.agency in believed}
    known |= {number: _as_source(by_id[number], agency) for number, agency in own.items()}
    silent = {number: by_id[number] for number in by_id.keys() - found.keys() - own.keys()}
    spread = Spread(silent, near, known)
    found |= spread.run()
    found |= _same_contributions(by_id.keys() - found.keys() - own.keys(), near, found)
    return found | {
        number: _nothing(by_id[number], 0.0 if number in own else spread.refused(number))
        for number in by_id.keys() - found.keys()
    }


def supplier(members: Collection[Member], found: Mapping[int, Attribution]) -> str | None:
    """The agency of a story: its own copy's, else the one that most of the articles come from."""
    own = Counter(own_copies(members).values())
    if own:
        return min(own, key=lambda agency: (-own[agency], agency))
    credible = _credible(found.values(), len(found))
    votes = defaultdict(list)
    for each in found.values():
        if each.relation == "full" and each.agency in credible:
            votes[str(each.agency)].append(each.confidence)
    return most_weight(votes) if votes else None


def own_copies(members: Iterable[Member]) -> dict[int, str]:
    """The agencies' own copies in a story, by declared URL or by the site they are on."""
    members = list(members)
    credits_of = Counter(each.agency for each in members if each.relation == "full")
    return {each.article_id: agency for each in members if (agency := _own_copy(each, credits_of))}


def _own_copy(member: Member, credits_of: Mapping[str | None, int]) -> str | None:
    if member.relation == "full":
        own = member.own_agency or (_item(member) or "").partition(":")[0]
        return own if own == member.agency else None
    if member.own_agency is None:
        return None
    # A syndicate's own page says nothing, whether the syndicate wrote it or took it from an agency.
    others = sum(credits_of.values()) - credits_of[member.own_agency]
    disputed = others >= DISPUTES and others > credits_of[member.own_agency]
    return None if disputed else member.own_agency


def _item(member: Member) -> str | None:
    return member.agency_item if member.agency_item and is_one_article(member.agency_item) else None


def _credible(said: Iterable[Member | Attribution], articles: int) -> set[str]:
    """The agencies that a sensible share of a story's articles name."""
    named = Counter(each.agency for each in said if each.relation == "full" and each.agency)
    return {name for name, count in named.items() if count >= LEAST_SHARE * articles}


def _said(member: Member) -> Attribution:
    """What its own page says of an article."""
    return Attribution(
        member.relation, member.agency, member.confidence, credited=True, attributed_by="evidence"
    )


def _as_source(member: Member, agency: str) -> Attribution:
    """What the agency's own copy is to its reprints; a syndicate's page need not say it."""
    sure = member.confidence if member.relation == "full" else MOST
    return Attribution("full", agency, min(MOST, sure), attributed_by="evidence")


def _nothing(member: Member, refused: float) -> Attribution:
    return Attribution("none", None, min(member.confidence, 1 - refused))


def _reprints_of_own_copies(
    by_id: Mapping[int, Member], near: Near, own: Mapping[int, str]
) -> Found:
    """The articles that are reprints of an agency's own copy, or name the same item as it."""
    copies = {number: _as_source(by_id[number], agency) for number, agency in own.items()}
    agencies = set(own.values())
    decided: Found = {}
    for number in by_id.keys() - own.keys():
        member = by_id[number]
        pairs = [pair for pair in near.get(number, ()) if _overrules(pair, member, agencies)]
        offers = offers_to(number, pairs, copies) or _by_item(member, by_id, copies)
        if offers:
            best = min(offers, key=lambda offer: offer.order)
            decided[number] = best.accept(member, "own_copy")
    return decided


def _overrules(pair: Likeness, member: Member, agencies: Collection[str]) -> bool:
    """Whether a pair with the agency's own copy may decide for an article.

    It does against another agency's mark on the same text, unless two agencies have a copy here.
    """
    if member.relation == "full":
        alone = len(agencies) == 1 and member.agency not in agencies
        return alone and pair.verdict == "same_version"
    return member.relation == "none"


def _same_contributions(silent: Collection[int], near: Near, found: Found) -> Found:
    """The articles whose very text another says an agency contributed to: it is in theirs, too."""
    shared: Found = {}
    for number in silent:
        offers = [
            (there.confidence * pair.covered(number), pair, there)
            for pair in near.get(number, ())
            if pair.verdict == "same_version"
            and (there := found.get(pair.other(number))) is not None
            and there.relation == "contributed"
        ]
        sure = [offer for offer in offers if offer[0] >= DECIDES]
        if sure:
            confidence, pair, there = min(sure, key=lambda each: (-each[0], each[1].pair_id))
            shared[number] = replace(
                there,
                confidence=confidence,
                credited=False,
                attributed_by="pair",
                evidence_pair=pair.pair_id,
            )
    return shared


def _by_item(
    member: Member, by_id: Mapping[int, Member], copies: Mapping[int, Attribution]
) -> list[Offer]:
    """What an article that says nothing would be by the agency's article that it names."""
    if member.relation != "none" or _item(member) is None:
        return []
    return [
        Offer(copy.confidence, copy.agency, number, None)
        for number, copy in copies.items()
        if copy.agency and _item(by_id[number]) == _item(member)
    ]
