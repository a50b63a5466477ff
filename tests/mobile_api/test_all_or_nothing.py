"""A completion that fails at any statement leaves nothing behind, and its repetition does it whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event
from structlog.testing import capture_logs

from server.models.invoices import Invoice, InvoiceSeries
from server.models.outbox import OutboxEvent
from server.models.scope import scoped_all, scoped_select
from server.models.visits import VisitFact
from tests.builders import acting, at, reread
from tests.field import Field, said


class Fault(Exception):
    """What stands for any failure in the middle of a request."""


@contextmanager
def failing_at(engine: Engine, number: int) -> Iterator[list[str]]:
    """Have the statement of that number, counted from 1, raise; give the statements that were reached."""
    reached: list[str] = []

    def count(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        reached.append(statement)
        if len(reached) == number:
            raise Fault

    event.listen(engine, "before_cursor_execute", count)
    try:
        yield reached
    finally:
        event.remove(engine, "before_cursor_execute", count)


def left_behind(field: Field) -> list[Any]:
    with acting(field.services, field.tenant) as scope:
        rows = [
            row
            for model in (VisitFact, Invoice, OutboxEvent)
            for row in scoped_all(scope, scoped_select(scope, model))
        ]
        series = scope.session.scalars(scoped_select(scope, InvoiceSeries)).one()
        return [
            *rows,
            *([series] if series.next != 1 else []),
            *([1] if reread(scope, field.visit).status != "scheduled" else []),
        ]


def test_a_failure_at_any_statement_leaves_nothing_and_the_same_key_does_it_whole(field: Field) -> None:
    path, body = f"/visits/{field.visit.id}/complete", said(at(9))
    failures, number = 0, 4  # the first three find out who asks
    while True:
        with capture_logs(), failing_at(field.services.engine, number) as reached:
            answer = field.phone.post(path, body, key="one")
        if len(reached) < number:
            break
        assert (answer.status_code, answer.json["code"]) == (500, "INTERNAL")
        assert left_behind(field) == []
        failures, number = failures + 1, number + 9
    assert failures >= 7
    assert answer.json["invoice"]["number"] == "INV-000001"
    assert field.phone.post(path, body, key="one").json == answer.json
