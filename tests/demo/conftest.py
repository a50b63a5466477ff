"""A small demo company, for tests that only ask what becomes of a start."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from server.bootstrap import Services
from server.demo.making import Made, Maker
from server.demo.scale import Scale
from tests.conftest import StillClock

SMALL = Scale(
    history_days=4,
    technicians=6,
    customers=60,
    history_jobs=16,
    planned_jobs=30,
    today_jobs=30,
    iterations=2,
    seconds=20,
)
NOON = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)  # a Monday, twelve o'clock in New York
Start = Callable[..., Made]


@pytest.fixture
def clock() -> StillClock:
    return StillClock(NOON)


@pytest.fixture
def start(services: Services) -> Start:
    """Start the demo, at the size of the tests unless told otherwise."""

    def run(scale: Scale = SMALL) -> Made:
        return Maker(services, scale, tell=lambda _: None).run()

    return run
