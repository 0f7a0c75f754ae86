"""The stories of a batch of articles: formed, each with its canonical article, agency and roles."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from etl.agency_item import is_one_article
from etl.attribution import attribute, own_copies, supplier
from etl.canonical import Choice, Standing, choose, role_of
from etl.judged import NOTHING_JUDGED
from etl.lineage import Lineage, Telling, lineage
from etl.reprints import Likeness, Member
from etl.story import Candidate, Edge, Story, form_stories, story_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from etl.judged import Judged
    from etl.reprints import Attribution

Row = dict[str, Any]
KEPT_CHOICES = 5


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest version of an article; the columns of changes/find_latest.sql."""

    article_id: int
    version_id: int
    kind: Any
    outlet: str
    headline: str | None
    told_at: datetime | None
    agency: str | None
    agencies: list[str]
    relation: Any
    confidence: float
    own_agency: str | None
    agency_item: str | None
    corrected: bool
    body_words: int
    mark_number: int | None

    @property
    def joining_item(self) -> str | None:
        """The agency's article that it is a copy of, where it names just one."""
        return self.agency_item if self.agency_item and is_one_article(self.agency_item) else None


@dataclass(frozen=True, slots=True)
class Scores:
    """A verified pair of two articles by their latest versions, with its scores."""

    a: int
    b: int
    pair_id: int
    is_candidate: bool
    verdict: Any
    resemblance: float
    containment_a: float
    containment_b: float
    covered_a: float
    covered_b: float
    shared_words: int
    opening_a: float
    opening_b: float

    def covered(self, article_id: int) -> float:
        """Share of one of the two that the other covers."""
        return self.covered_a if article_id == self.a else self.covered_b


Partners = dict[int, dict[int, Scores]]


class StoryBatch:
    """Articles among which all are that could be in one story with any of them."""

    def __init__(
        self,
        articles: Sequence[Latest],
        scores: list[Scores],
        judged: Judged = NOTHING_JUDGED,
    ) -> None:
        self._articles = {each.article_id: each for each in articles}
        # Stories are formed by candidates alone: which article is canonical must not matter there.
        self._candidates = [each for each in scores if each.is_candidate]
        self.scores = scores
        self._judged = judged

    @cached_property
    def stories(self) -> list[Story]:
        """The stories, by id."""
        return form_stories(
            [Candidate(each.article_id, each.version_id, each.kind, each.told_at, each.joining_item,
                       each.relation == "contributed", each.headline, each.body_words)
             for each in self._articles.values()],
            [Edge(each.a, each.b, each.verdict, each.resemblance, each.covered_a, each.covered_b,
                  each.opening_a, each.opening_b)
             for each in self._candidates],
            self._judged,
        )  # fmt: skip

    @cached_property
    def choices(self) -> dict[int, list[Choice]]:
        """The considered articles of each story, the canonical one first."""
        partners = _partners(self._candidates)
        chosen = {}
        for story in self.stories:
            members = self._members(story)
            own = own_copies([_member(member) for member in members])
            attested = _attested(self.lineages[story.story_id], members, own)
            chosen[story.story_id] = choose(
                [
                    _standing(member, story, own, partners, self.lineages[story.story_id], attested)
                    for member in members
                ]
            )
        return chosen

    @cached_property
    def lineages(self) -> dict[int, Lineage]:
        """The versions of each story."""
        partners = _partners(self._candidates)
        return {
            story.story_id: lineage(
                [_telling(member) for member in self._members(story)], _likenesses(story, partners)
            )
            for story in self.stories
        }

    def unmet_by_canonical(self) -> set[tuple[int, int]]:
        """Pairs of version ids of a canonical article and a copy that were not compared."""
        met = {(each.a, each.b) for each in self.scores}
        met |= {(b, a) for a, b in met}
        unmet = set()
        for story in self.stories:
            canonical = self.choices[story.story_id][0].standing.article_id
            version = self._articles[canonical].version_id
            for member in story.article_ids:
                if member != canonical and (canonical, member) not in met:
                    other = self._articles[member].version_id
                    unmet.add((min(version, other), max(version, other)))
        return unmet

    def rows(self) -> dict[str, list[Row]]:
        """Rows of the tables that stories go into."""
        partners = _partners(self.scores)
        tables: dict[str, list[Row]] = {
            "story": [], "story_version": [], "story_member": [], "canonical_choice": [],
        }  # fmt: skip
        for story in self.stories:
            members, choices = self._members(story), self.choices[story.story_id]
            said = [_member(member) for member in members]
            found = attribute(said, _likenesses(story, partners))
            canonical = self._articles[choices[0].standing.article_id]
            tables["story"].append(_story_row(story, members, canonical, supplier(said, found)))
            told = self.lineages[story.story_id]
            tables["story_version"] += _version_rows(story, told, self._articles)
            tables["story_member"] += _home_rows(story, members, choices[0], found, partners, told)
            tables["canonical_choice"] += _choice_rows(story, choices, self._articles)
        return tables

    def _members(self, story: Story) -> list[Latest]:
        return [self._articles[article_id] for article_id in story.article_ids]


def _partners(scores: Iterable[Scores]) -> Partners:
    partners: Partners = defaultdict(dict)
    for pair in scores:
        partners[pair.a][pair.b] = pair
        partners[pair.b][pair.a] = pair
    return partners


def _telling(member: Latest) -> Telling:
    return Telling(
        member.article_id, member.body_words, member.told_at, member.mark_number,
        corrected=member.corrected,
    )  # fmt: skip


def _attested(told: Lineage, members: Sequence[Latest], own: Collection[int]) -> set[int]:
    """Places of versions that two outlets printed, or one that is the agency's or credits it."""
    by_id = {member.article_id: member for member in members}
    return {
        version.place
        for version in told.versions
        if len({by_id[each].outlet for each in version.article_ids}) > 1
        or any(by_id[each].relation == "full" or each in own for each in version.article_ids)
    }


def _standing(  # noqa: PLR0913, PLR0917 - what is weighed comes from as many sides
    member: Latest,
    story: Story,
    own: Collection[int],
    partners: Partners,
    told: Lineage,
    attested: Collection[int],
) -> Standing:
    """How much of its text other copies have: what no other has, the outlet may have added."""
    inside = set(story.article_ids)
    met = [pair for other, pair in partners.get(member.article_id, {}).items() if other in inside]
    share = max((pair.covered(member.article_id) for pair in met), default=0.0)
    foreign = 0 if len(inside) == 1 else round((1 - share) * member.body_words)
    version = told.version_of[member.article_id]
    return Standing(
        article_id=member.article_id,
        agency_own_site=member.own_agency is not None and member.article_id in own,
        corrected=member.corrected,
        words=member.body_words,
        foreign_words=foreign,
        credited=member.relation == "full",
        time=member.told_at,
        version=version,
        attested=version in attested,
    )


def _member(latest: Latest) -> Member:
    return Member(
        article_id=latest.article_id,
        relation=latest.relation,
        agency=latest.agency,
        agencies=tuple(latest.agencies),
        confidence=latest.confidence,
        own_agency=latest.own_agency,
        agency_item=latest.agency_item,
    )


def _likenesses(story: Story, partners: Partners) -> list[Likeness]:
    """The pairs within a story, each once."""
    inside = set(story.article_ids)
    return [
        Likeness(pair.pair_id, pair.a, pair.b, pair.verdict, pair.covered_a, pair.covered_b)
        for number in story.article_ids
        for other, pair in partners.get(number, {}).items()
        if other in inside and number == pair.a
    ]


def _story_row(
    story: Story, members: Sequence[Latest], canonical: Latest, agency: str | None
) -> Row:
    times = [each.told_at for each in members if each.told_at]
    return {
        "story_id": story.story_id,
        "headline": canonical.headline,
        "agency": agency,
        "articles": len(members),
        "outlets": len({each.outlet for each in members}),
        "first_at": min(times, default=None),
        "last_at": max(times, default=None),
        "kind": story.kind,
    }


def _version_rows(story: Story, told: Lineage, articles: Mapping[int, Latest]) -> list[Row]:
    return [
        {
            "story_id": story.story_id,
            "place": version.place,
            "article_id": version.article_ids[0],
            "version_id": articles[version.article_ids[0]].version_id,
            "words": version.words,
            "first_at": version.first_at,
            "agency_number": version.number,
            "copies": len(version.article_ids),
            "cuts": sum(place == version.place for place in told.version_of.values())
            - len(version.article_ids),
        }
        for version in told.versions
    ]


def _home_rows(  # noqa: PLR0913, PLR0917 - a row has as many sides
    story: Story,
    members: Sequence[Latest],
    first: Choice,
    found: Mapping[int, Attribution],
    partners: Partners,
    told: Lineage,
) -> list[Row]:
    canonical_id = first.standing.article_id
    near = partners.get(canonical_id, {})
    covered = {other: pair.covered(other) for other, pair in near.items()}
    return [
        {
            **_member_row(story.story_id, each, near.get(each.article_id)),
            "role": role_of(each.article_id, canonical_id, covered),
            "is_home": True,
            "is_canonical": each.article_id == canonical_id,
            "story_version": told.version_of[each.article_id],
            **_supplied(found[each.article_id]),
        }
        | ({"resemblance": 1.0, "containment": 1.0} if each.article_id == canonical_id else {})
        for each in members
    ]


def _supplied(found: Attribution) -> Row:
    return asdict(found) | {"confidence": round(found.confidence, 3)}


def _member_row(story_id: int, article: Latest, pair: Scores | None) -> Row:
    return {
        "story_id": story_id,
        "article_id": article.article_id,
        "version_id": article.version_id,
        "story_key": story_key(article.article_id),
        "resemblance": pair.resemblance if pair else None,
        "containment": max(pair.containment_a, pair.containment_b) if pair else None,
    }


def _choice_rows(
    story: Story, choices: Sequence[Choice], articles: Mapping[int, Latest]
) -> list[Row]:
    return [
        {
            "story_id": story.story_id,
            "article_id": choice.standing.article_id,
            "version_id": articles[choice.standing.article_id].version_id,
            "reasons": list(choice.reasons),
            "rank": choice.rank,
            "score": {
                "own_site": choice.standing.agency_own_site,
                "version_mark": int(choice.standing.corrected),
                "body_words": articles[choice.standing.article_id].body_words,
                "credited": choice.standing.credited,
            },
        }
        for choice in choices[:KEPT_CHOICES]
    ]
