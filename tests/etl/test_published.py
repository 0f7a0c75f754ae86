from __future__ import annotations

from datetime import UTC, datetime

import pytest

from etl.dates import DateContext, Stated
from etl.published import country_of_host, first_told


def stated(*raws: str) -> list[Stated]:
    return [Stated(raw, "printed line") for raw in raws]


DAY = datetime(2026, 3, 5, tzinfo=UTC)
MORNING = datetime(2026, 3, 5, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("raws", "instant"),
    [
        (["2026-03-05T08:30:00Z", "2026-03-04T00:00:00Z"], MORNING),
        (["by admin", "2026-03-05T08:30:00Z"], MORNING),
        (["2026-03-05", "2026-03-05T08:30:00Z"], MORNING),
        (["2026-03-05", "2026-03-09T08:30:00Z"], DAY),
        (["12/09/2017", "2026-03-05T08:30:00Z"], MORNING),
        (["2026-03-05"], DAY),
    ],
)
def test_the_first_time_that_can_be_told_counts_as_exactly_as_any_tells_it(
    raws: list[str], instant: datetime
) -> None:
    found = first_told(stated(*raws), DateContext())
    assert found is not None
    assert found.instant == instant


def test_an_ambiguous_time_alone_stays_ambiguous() -> None:
    found = first_told(stated("12/09/2017"), DateContext())
    assert found is not None
    assert (found.instant, found.precision) == (None, "ambiguous")


def test_no_time_at_all_is_none() -> None:
    assert first_told(stated("", "by admin"), DateContext()) is None


@pytest.mark.parametrize(
    ("url", "country"),
    [("https://a.example/x", None), ("https://a.de/x", "de"), ("https://a.io/x", None), ("", None)],
)
def test_only_a_national_domain_names_a_country(url: str, country: str | None) -> None:
    assert country_of_host(url) == country
