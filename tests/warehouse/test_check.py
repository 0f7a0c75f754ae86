"""Each check is silent on a good warehouse and finds what breaks its law."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warehouse.check import checks, failing_checks

if TYPE_CHECKING:
    import duckdb

DAMAGE = {
    "captures_accounted": "delete from rejection",
    "cuts_add_up": "insert into cut_version values (10, [1], ['Read on.'], 1)",
    "evidence_pairs_exist": "delete from pair where version_b = 30",
    "judgements_kept": "update judgement set what = 'different' where judgement_id = 70",
    "ledger_adds_up": "update load_ledger set articles = articles + 1",
    "members_exist": "delete from story where story_id = 1000",
    "one_canonical_article": "update story_member set is_canonical = false where story_id = 1000",
    "one_home_story": "update story_member set is_home = true where article_id = 4",
    "pairs_exist": "update pair set version_b = 99",
    "story_counts": "update story set outlets = 9 where story_id = 4000",
    "story_versions_add_up": "update story_version set copies = 7 where place = 2",
    "unique_keys": "insert into capture select * from capture where capture_id = 100",
    "verdicts_follow": "update threshold set value = 1 where name = 'same_covered'",
    "versions_shown": "update article_version set capture_id = 200 where version_id = 10",
}


def test_a_good_warehouse_passes_all_checks(connection: duckdb.DuckDBPyConnection) -> None:
    assert failing_checks(connection) == {}


def test_every_check_has_a_damage_that_it_must_find() -> None:
    assert checks().keys() == DAMAGE.keys()


@pytest.mark.parametrize("name", sorted(DAMAGE))
def test_a_check_finds_what_breaks_its_law(
    name: str, connection: duckdb.DuckDBPyConnection
) -> None:
    connection.execute(DAMAGE[name])
    assert name in failing_checks(connection)
