from __future__ import annotations

import re
from pathlib import Path

import pytest

from etl.page.rules import ALL

TESTS = "\n".join(path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("test_*")))


@pytest.mark.parametrize("rule", sorted(ALL))
def test_each_rule_is_switched_off_in_a_test(rule: str) -> None:
    assert re.search(rf'without="{rule}"|ALL - {{"{rule}"}}', TESTS)
