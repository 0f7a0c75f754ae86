from __future__ import annotations

import pytest

from tools.planted import Planted, planted


@pytest.fixture(scope="session")
def three_days() -> list[Planted]:
    return list(planted(6000))
