"""Two companies to attack one from the other, and a working day to attack from inside."""

import pytest
from flask import Flask

from server.bootstrap import Services
from tests.field import field
from tests.walls.town import Town

__all__ = ["field"]


@pytest.fixture
def town(app: Flask, services: Services) -> Town:
    return Town(app, services)
