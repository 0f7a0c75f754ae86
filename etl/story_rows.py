"""Stories to rows of the warehouse's tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from etl.canonical import role_of
from etl.story import story_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from etl.canonical import Choice
    from etl.latest import Latest
    from etl.lineage import Lineage
    from etl.reprints import Attribution
    from etl.story import Story

Row = dict[str, Any]


class Near(NamedTuple):
    """What an article and the canonical one of its story have in common.

    `covered`: the share of the article's words that the canonical one covers.
    """

    resemblance: float
    containment: float
    covered: float


_ITSELF = Near(1.0, 1.0, 1.0)


def story_row(
    story: Story, members: Sequence[Latest], canonical: Latest, agency: str | None
) -> Row:
    """A story, as it stands in the table."""
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


def version_rows(story: Story, told: Lineage, articles: Mapping[int, Latest]) -> list[Row]:
    """The versions of a story."""
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


def home_rows(  # noqa: PLR0913, PLR0917 - a row has as many sides
    story: Story,
    members: Sequence[Latest],
    first: Choice,
    found: Mapping[int, Attribution],
    near: Mapping[int, Near],
    told: Lineage,
) -> list[Row]:
    """The articles that are at home in a story."""
    canonical_id = first.standing.article_id
    rows = []
    for each in members:
        number = each.article_id
        is_canonical = number == canonical_id
        met = _ITSELF if is_canonical else near.get(number)
        rows.append(
            {
                "story_id": story.story_id,
                "article_id": number,
                "version_id": each.version_id,
                "story_key": story_key(number),
                "role": role_of(met.covered if met else 0.0, is_canonical=is_canonical),
                "is_home": True,
                "is_canonical": is_canonical,
                "story_version": told.version_of[number],
                "resemblance": met.resemblance if met else None,
                "containment": met.containment if met else None,
                **_supplied(found[number]),
            }
        )
    return rows


def _supplied(found: Attribution) -> Row:
    return {
        "relation": found.relation,
        "agency": found.agency,
        "confidence": round(found.confidence, 3),
        "credited": found.credited,
        "attributed_by": found.attributed_by,
        "evidence_pair": found.evidence_pair,
    }


def choice_rows(
    story: Story, choices: Sequence[Choice], articles: Mapping[int, Latest]
) -> list[Row]:
    """The considered articles of a story, with the reasons."""
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
        for choice in choices
    ]
