"""The worker says loudly what fails; these tests have it fail all the time."""

from collections.abc import Iterator

import pytest
import structlog


@pytest.fixture(autouse=True)
def _said_into_the_wind() -> Iterator[None]:
    with structlog.testing.capture_logs():
        yield
