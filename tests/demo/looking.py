"""What the tests ask of a demo company."""

import json
from collections import Counter
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import text

from server.bootstrap import Services
from server.db import read_session
from server.demo.making import Made
from server.demo.places import TIMEZONE
from server.domain.instants import local_date
from server.models.base import Base
from server.models.scope import Scope
from server.queries.board import dispatch_board

LOOKING = {"all_companies": "the test looks at everything"}


def rows(services: Services, statement: str, **values: object) -> list[tuple[Any, ...]]:
    """Return the rows of a statement over the whole database."""
    with read_session(services.engine, "*") as session:
        found = session.execute(text(statement), values, execution_options=LOOKING)
        return [tuple(row) for row in found]


def board(services: Services, made: Made, day: date) -> dict[str, Any]:
    """Return the dispatcher's board of a day."""
    with read_session(services.engine, made.tenant_id) as session:
        scope = Scope(session, made.tenant_id, "test", services.clock.now(), "test")
        return dispatch_board(scope, day)


def statuses(shown: dict[str, Any]) -> Counter[str]:
    """Count the visits of a board by their status."""
    return Counter(visit["status"] for who in shown["technicians"] for visit in who["visits"])


def attention(shown: dict[str, Any]) -> set[str]:
    """Return what a board asks people to look at."""
    return {
        one["code"] for who in shown["technicians"] for visit in who["visits"] for one in visit["attention"]
    }


def everything(services: Services) -> dict[str, str]:
    """Return every table's rows as one text, to see whether anything changed."""
    return {
        table.name: json.dumps(sorted(map(repr, rows(services, f"SELECT * FROM {table.name}"))))
        for table in Base.metadata.sorted_tables
    }


def day_of(milliseconds: int) -> date:
    """Return the company's day of a moment as the database keeps it."""
    return local_date(datetime.fromtimestamp(milliseconds / 1000, UTC), TIMEZONE)
