"""The stories of a batch of articles: formed, each with its canonical article, agency and roles."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from etl.attribution import attribute, own_copies, supplier
from etl.canonical import Choice, Standing, choose
from etl.edges import Candidate
from etl.judged import NOTHING_JUDGED
from etl.lineage import Lineage, Telling, lineage
from etl.pair_columns import VERDICTS, PairColumns
from etl.reprints import REPRINTS, Likeness, Member
from etl.story import Story, form_stories
from etl.story_rows import Near, choice_rows, home_rows, story_row, version_rows
from etl.texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from etl.bulk.arrays import Counts, Hashes
    from etl.judged import Judged
    from etl.latest import Latest
    from etl.story_rows import Row

KEPT_CHOICES = 5


class StoryBatch:
    """Articles among which all are that could be in one story with any of them."""

    def __init__(
        self, articles: Sequence[Latest], pairs: PairColumns, judged: Judged = NOTHING_JUDGED
    ) -> None:
        """Begin.

        Args:
            articles: by id.
            pairs: of two of them, by their places.
            judged: what people said of them.
        """
        self._articles = {each.article_id: each for each in articles}
        self._ids: Hashes = np.array(list(self._articles), dtype=np.uint64)
        self._place = {article_id: place for place, article_id in enumerate(self._articles)}
        # Stories are formed by candidates alone: which article is canonical must not matter there.
        self._candidates = pairs.where(pairs.is_candidate)
        self.pairs = pairs
        self._judged = judged

    @cached_property
    def stories(self) -> list[Story]:
        """The stories, by id."""
        return form_stories(
            [Candidate(each.article_id, each.version_id, each.kind, each.told_at, each.joining_item,
                       each.relation == "contributed", each.headline, each.body_words)
             for each in self._articles.values()],
            self._candidates,
            self._judged,
        )  # fmt: skip

    @cached_property
    def _story_of(self) -> Counts:
        """By the place of an article, that of its story."""
        story_of = np.empty(len(self._ids), dtype=np.int32)
        for number, story in enumerate(self.stories):
            for article_id in story.article_ids:
                story_of[self._place[article_id]] = number
        return story_of

    @cached_property
    def _members(self) -> list[list[Member]]:
        """What the pages of each story's articles say, story by story."""
        return [
            [_member(self._articles[article_id]) for article_id in story.article_ids]
            for story in self.stories
        ]

    @cached_property
    def _own(self) -> list[dict[int, str]]:
        """The agencies' own copies, story by story."""
        return [own_copies(members) for members in self._members]

    @cached_property
    def choices(self) -> dict[int, list[Choice]]:
        """The considered articles of each story, the canonical one first."""
        shared = self._shared_at_most()
        chosen = {}
        for story, own in zip(self.stories, self._own, strict=True):
            members, told = self._latest(story), self.lineages[story.story_id]
            attested = _attested(told, members, own)
            chosen[story.story_id] = choose(
                [
                    _standing(member, shared[self._place[member.article_id]], own, told, attested)
                    for member in members
                ],
                KEPT_CHOICES,
            )
        return chosen

    def _shared_at_most(self) -> list[float]:
        """By the place of an article, how much of its text a single copy in its story has.

        All of it where there is no other copy.
        """
        inside = self._inside(self._candidates)
        shared = np.zeros(len(self._ids))
        np.maximum.at(shared, inside.a, inside.covered_a)
        np.maximum.at(shared, inside.b, inside.covered_b)
        is_alone = np.bincount(self._story_of)[self._story_of] == 1
        shared[is_alone] = 1
        listed: list[float] = shared.tolist()
        return listed

    @cached_property
    def lineages(self) -> dict[int, Lineage]:
        """The versions of each story."""
        texts = texts_of(self._ids, self._inside(self._candidates))
        return {
            story.story_id: lineage([_telling(member) for member in self._latest(story)], texts)
            for story in self.stories
        }

    def unmet_by_canonical(self) -> Hashes:
        """Pairs of version ids of a canonical article and a copy that were not compared."""
        canonical = self._canonical
        members = np.arange(len(self._ids), dtype=np.int32)
        is_copy = members != canonical
        wanted = _keys(canonical[is_copy], members[is_copy])
        unmet = wanted[~np.isin(wanted, _keys(self.pairs.a, self.pairs.b))]
        versions = np.array([each.version_id for each in self._articles.values()], dtype=np.uint64)
        places = np.stack([unmet >> np.uint64(32), unmet & np.uint64(0xFFFFFFFF)], axis=1)
        return np.unique(np.sort(versions[places.astype(np.int32)], axis=1), axis=0)

    def rows(self) -> dict[str, list[Row]]:
        """Rows of the tables that stories go into."""
        tables: dict[str, list[Row]] = {
            "story": [], "story_version": [], "story_member": [], "canonical_choice": [],
        }  # fmt: skip
        near, likenesses = self._near_canonical(), self._telling_pairs()
        for story, said, pairs in zip(self.stories, self._members, likenesses, strict=True):
            members, choices = self._latest(story), self.choices[story.story_id]
            found = attribute(said, pairs)
            canonical = self._articles[choices[0].standing.article_id]
            tables["story"].append(story_row(story, members, canonical, supplier(said, found)))
            told = self.lineages[story.story_id]
            tables["story_version"] += version_rows(story, told, self._articles)
            tables["story_member"] += home_rows(story, members, choices[0], found, near, told)
            tables["canonical_choice"] += choice_rows(story, choices, self._articles)
        return tables

    def _latest(self, story: Story) -> list[Latest]:
        return [self._articles[article_id] for article_id in story.article_ids]

    def _inside(self, pairs: PairColumns) -> PairColumns:
        """The pairs of two articles of one story."""
        return pairs.where(self._story_of[pairs.a] == self._story_of[pairs.b])

    @cached_property
    def _canonical(self) -> Counts:
        """By the place of an article, that of the article that stands for its story."""
        chosen = [
            self._place[self.choices[story.story_id][0].standing.article_id]
            for story in self.stories
        ]
        return np.array(chosen, dtype=np.int32)[self._story_of]

    def _near_canonical(self) -> dict[int, Near]:
        """What the pair of each article with the canonical one of its story says."""
        canonical = self._canonical
        pairs = self._inside(self.pairs)
        a_stands = canonical[pairs.a] == pairs.a
        met = pairs.where(a_stands | (canonical[pairs.b] == pairs.b))
        a_stands = canonical[met.a] == met.a
        columns = (
            np.where(a_stands, self._ids[met.b], self._ids[met.a]),
            met.resemblance,
            np.maximum(met.containment_a, met.containment_b),
            np.where(a_stands, met.covered_b, met.covered_a),
        )
        rows = zip(*(column.tolist() for column in columns), strict=True)
        return {article_id: Near(*scores) for article_id, *scores in rows}

    def _telling_pairs(self) -> list[list[Likeness]]:
        """The pairs from which articles may learn whose they are, story by story.

        That is pairs with an article that says nothing itself, or with an agency's own copy.
        """
        is_own = np.zeros(len(self._ids), dtype=np.bool_)
        says = np.array([each.relation != "none" for each in self._articles.values()])
        knows = np.zeros(len(self.stories), dtype=np.bool_)
        knows[self._story_of[says]] = True
        for number, own in enumerate(self._own):
            knows[number] |= bool(own)
            is_own[[self._place[each] for each in own]] = True
        pairs = self._inside(self.pairs)
        is_silent = ~says & ~is_own
        asks = is_silent | is_own
        story = self._story_of[pairs.a]
        chosen = knows[story] & (asks[pairs.a] | asks[pairs.b]) & pairs.are(*REPRINTS)
        found: list[list[Likeness]] = [[] for _ in self.stories]
        for number, likeness in zip(
            story[chosen].tolist(), self._likenesses(pairs.where(chosen)), strict=True
        ):
            found[number].append(likeness)
        return found

    def _likenesses(self, pairs: PairColumns) -> Iterable[Likeness]:
        return map(
            Likeness,
            pairs.pair_id.tolist(),
            self._ids[pairs.a].tolist(),
            self._ids[pairs.b].tolist(),
            [VERDICTS[each] for each in pairs.verdict.tolist()],
            pairs.covered_a.tolist(),
            pairs.covered_b.tolist(),
        )


def _keys(some: Counts, others: Counts) -> Hashes:
    """One number a pair of places, whichever comes first."""
    first = np.minimum(some, others).astype(np.uint64)
    return first << np.uint64(32) | np.maximum(some, others).astype(np.uint64)


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


def _standing(
    member: Latest,
    shared: float,
    own: Collection[int],
    told: Lineage,
    attested: Collection[int],
) -> Standing:
    """How much of its text other copies have: what no other has, the outlet may have added."""
    version = told.version_of[member.article_id]
    return Standing(
        article_id=member.article_id,
        agency_own_site=member.own_agency is not None and member.article_id in own,
        corrected=member.corrected,
        words=member.body_words,
        foreign_words=round((1 - shared) * member.body_words),
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
