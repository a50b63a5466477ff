"""Events: claimed by one worker at a time, tried again with patience, given up in the open, never lost."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from server import worker
from server.bootstrap import Services
from server.models.exceptions import ExceptionItem
from server.models.outbox import OutboxEvent
from server.models.record import emit
from server.models.scope import Scope, scoped_all, scoped_select
from server.reactions import Happening
from server.worker import next_try, react, waiting
from tests.builders import acting
from tests.conftest import NOW, SilentQueue, StillClock, Tenant
from tests.worker.events import NAME, event, happen, react_with


def boom(_services: Services, _happening: Happening) -> None:
    raise ConnectionError("nobody there")


def fine(_services: Services, _happening: Happening) -> None:
    return


def told(services: Services) -> list[tuple[str, str, str]]:
    assert isinstance(services.queue, SilentQueue)
    return services.queue.told


def exceptions(services: Services, tenant: Tenant) -> list[tuple[str, str, str]]:
    with acting(services, tenant) as scope:
        rows = scoped_all(scope, scoped_select(scope, ExceptionItem))
        return [(row.code, row.subject_id, row.state) for row in rows]


def test_a_reaction_that_fails_is_tried_again_later_and_later(
    services: Services, tenant: Tenant, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    react_with(monkeypatch, boom)
    event_id = happen(services, tenant)
    delays = []
    for _ in range(4):
        assert not react(services, tenant.tenant_id, event_id)
        row = event(services, tenant, event_id)
        assert (row.state, row.failure) == ("waiting", "ConnectionError: nobody there")
        delays.append((row.next_try_at - clock.moment).total_seconds())
        assert waiting(services) == []
        clock.moment = row.next_try_at
        assert waiting(services) == [("outbox", tenant.tenant_id, event_id)]
    assert delays == [5, 10, 20, 40]

    react_with(monkeypatch, fine)

    assert react(services, tenant.tenant_id, event_id)
    row = event(services, tenant, event_id)
    assert (row.state, row.attempts, row.done_at, row.failure) == ("done", 5, clock.moment, None)
    assert not react(services, tenant.tenant_id, event_id)


def test_the_delay_doubles_up_to_an_hour() -> None:
    assert [(next_try(attempts, NOW) - NOW).total_seconds() for attempts in (1, 2, 10, 11, 39)] == [
        5, 10, 2560, 3600, 3600,
    ]  # fmt: skip


def test_what_fails_for_good_is_given_up_with_an_open_exception(
    services: Services, tenant: Tenant, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "MOST_ATTEMPTS", 2)
    react_with(monkeypatch, boom)
    event_id = happen(services, tenant)
    react(services, tenant.tenant_id, event_id)
    clock.forward(hours=1)
    react(services, tenant.tenant_id, event_id)
    clock.forward(days=1)

    assert event(services, tenant, event_id).state == "dead"
    assert exceptions(services, tenant) == [("EVENT_DEAD", event_id, "open")]
    assert waiting(services) == []
    assert not react(services, tenant.tenant_id, event_id)


def test_a_permanent_failure_does_not_block_the_queue(
    services: Services, tenant: Tenant, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What came first fails each time; what came after is done in the same round, and the first is given up."""
    monkeypatch.setattr(worker, "MOST_ATTEMPTS", 3)
    events = [happen(services, tenant) for _ in range(3)]

    def fail_first(_services: Services, happening: Happening) -> None:
        if happening.id == events[0]:
            raise ConnectionError("always")

    react_with(monkeypatch, fail_first)
    for _ in range(3):
        for _queue, tenant_id, row_id in waiting(services):
            react(services, tenant_id, row_id)
        assert [event(services, tenant, one).state for one in events[1:]] == ["done", "done"]
        clock.forward(hours=1)
    assert event(services, tenant, events[0]).state == "dead"
    assert exceptions(services, tenant) == [("EVENT_DEAD", events[0], "open")]


def test_an_event_that_a_person_has_tried_again_with_success_needs_nobody_any_more(
    services: Services, tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "MOST_ATTEMPTS", 1)
    react_with(monkeypatch, boom)
    event_id = happen(services, tenant)
    react(services, tenant.tenant_id, event_id)
    with acting(services, tenant) as scope:  # as `truckroll tasks retry` does it
        row = scope.session.get_one(OutboxEvent, (tenant.tenant_id, event_id))
        row.state, row.attempts, row.next_try_at = "waiting", 0, scope.at
    react_with(monkeypatch, fine)

    assert react(services, tenant.tenant_id, event_id)
    assert exceptions(services, tenant) == [("EVENT_DEAD", event_id, "resolved")]


def test_an_event_that_kills_every_worker_is_given_up_too(
    services: Services, tenant: Tenant, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        """Stands for a process that is no more: nothing is settled."""

    def kill(_services: Services, _happening: Happening) -> None:
        raise Killed

    monkeypatch.setattr(worker, "MOST_ATTEMPTS", 2)
    react_with(monkeypatch, kill)
    event_id = happen(services, tenant)
    for _ in range(2):
        with pytest.raises(Killed):
            react(services, tenant.tenant_id, event_id)
        assert waiting(services) == []
        clock.forward(seconds=worker.LEASE.total_seconds())

    assert not react(services, tenant.tenant_id, event_id)
    assert event(services, tenant, event_id).state == "dead"
    assert exceptions(services, tenant) == [("EVENT_DEAD", event_id, "open")]


def test_a_worker_that_wakes_after_its_lease_was_taken_over_settles_nothing(
    services: Services, tenant: Tenant, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sleep_and_fail(_services: Services, _happening: Happening) -> None:
        clock.forward(seconds=worker.LEASE.total_seconds() + 1)
        react_with(monkeypatch, fine)
        assert react(services, tenant.tenant_id, event_id)
        raise ConnectionError("the sleeper's own failure")

    react_with(monkeypatch, sleep_and_fail)
    event_id = happen(services, tenant)

    assert not react(services, tenant.tenant_id, event_id)
    row = event(services, tenant, event_id)
    assert (row.state, row.fence, row.failure) == ("done", 2, None)


def test_a_sleeper_that_wakes_while_the_next_one_works_settles_nothing(
    services: Services, tenant: Tenant, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall_asleep(_services: Services, _happening: Happening) -> None:
        clock.forward(seconds=worker.LEASE.total_seconds() + 1)
        assert worker._claim(services, tenant.tenant_id, event_id)

    react_with(monkeypatch, fall_asleep)
    event_id = happen(services, tenant)
    react(services, tenant.tenant_id, event_id)

    row = event(services, tenant, event_id)
    assert (row.state, row.fence, row.next_try_at) == ("waiting", 2, clock.moment + worker.LEASE)


def test_eight_workers_at_once_run_a_reaction_once(
    services: Services, tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran, together = [], threading.Barrier(8)
    react_with(monkeypatch, lambda _services, happening: ran.append(happening.id))
    events = [happen(services, tenant) for _ in range(3)]

    def work(_number: int) -> None:
        together.wait()
        for event_id in events:
            react(services, tenant.tenant_id, event_id)

    with ThreadPoolExecutor(8) as workers:
        list(workers.map(work, range(8)))

    assert sorted(ran) == sorted(events)
    assert {event(services, tenant, event_id).fence for event_id in events} == {1}


def test_events_of_what_was_undone_never_were(services: Services, tenant: Tenant) -> None:
    def change(scope: Scope) -> None:
        emit(scope, NAME, tenant.tenant_id)
        raise LookupError("a rule says no after the event was written")

    with pytest.raises(LookupError), acting(services, tenant) as scope:
        change(scope)

    assert waiting(services) == []
    with acting(services, tenant) as scope:
        assert scoped_all(scope, scoped_select(scope, OutboxEvent)) == []


def test_the_sweep_finds_what_nobody_was_told_of(services: Services, tenant: Tenant) -> None:
    events = {("outbox", tenant.tenant_id, happen(services, tenant)) for _ in range(2)}
    assert told(services) == []

    running = worker.Worker(services, services.queue, threading.Event())
    running.sweep()

    assert set(told(services)) == events


def test_a_slow_round_does_not_let_the_queue_grow_by_the_backlog(
    services: Services, tenant: Tenant, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    react_with(monkeypatch, boom)
    event_id = happen(services, tenant)
    running = worker.Worker(services, services.queue, threading.Event())
    for _ in range(3):
        running.sweep()
    assert len(told(services)) == 1

    running._safely("outbox", running._react)(tenant.tenant_id, event_id)  # taken from the queue, and failed
    clock.forward(seconds=5)
    running.sweep()
    assert len(told(services)) == 2

    monkeypatch.setattr(worker, "RETELL_SECONDS", 0.0)  # a minute later: the message may have been lost
    running.sweep()
    assert len(told(services)) == 3


def test_work_that_fails_in_an_unforeseen_way_does_not_end_the_worker(
    services: Services, tenant: Tenant, clock: StillClock
) -> None:
    running = worker.Worker(services, services.queue, threading.Event())
    event_id = happen(services, tenant)

    def break_down(_tenant_id: str, _row_id: str) -> None:
        raise MemoryError

    running._safely("outbox", break_down)(tenant.tenant_id, event_id)

    assert waiting(services) == [("outbox", tenant.tenant_id, event_id)]
    assert event(services, tenant, event_id).next_try_at <= clock.moment + timedelta()
