"""What the worker's tests share: an event of their own, and a reaction that does what the test wants."""

from collections.abc import Callable

import pytest

from server.bootstrap import Services
from server.models.outbox import OutboxEvent
from server.models.record import emit, take_wakes
from server.models.scope import scoped_get
from server.reactions import Happening
from tests.builders import acting
from tests.conftest import Tenant

NAME = "test.happened"


def happen(services: Services, tenant: Tenant) -> str:
    """Have an event happen, of which nobody tells a worker."""
    with acting(services, tenant) as scope:
        emit(scope, NAME, tenant.tenant_id)
        ((_, _, event_id),) = take_wakes(scope.session)
    return event_id


def event(services: Services, tenant: Tenant, event_id: str) -> OutboxEvent:
    """Return an event as it is now."""
    with acting(services, tenant) as scope:
        return scoped_get(scope, OutboxEvent, event_id)


def react_with(monkeypatch: pytest.MonkeyPatch, *reactions: Callable[[Services, Happening], None]) -> None:
    """Have the tests' events answered by these reactions."""
    monkeypatch.setattr("server.worker.REACTIONS", {NAME: reactions})
