"""Plans: made once, by whoever holds the lease; every way in which it can fail leaves a row that says so."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from optimizer import Progress
from server.bootstrap import Services
from server.db import write_session
from server.domain.errors import Conflict
from server.models.plans import Plan, PlanStop
from server.models.scope import Scope, scoped_all, scoped_select
from server.planning.child import Failure
from server.planning.planner import solve_in_child
from server.use_cases import plan_run
from server.use_cases.plan_run import LEASE, run_plan
from server.use_cases.plans import request_plan, stop_plan
from server.worker import waiting
from tests.builders import MONDAY, acting, at, make_job, make_shift, make_world
from tests.conftest import StillClock, Tenant


@pytest.fixture
def plan_id(services: Services, tenant: Tenant) -> str:
    """A plan that was asked for, of a day with one technician and three jobs."""
    with acting(services, tenant) as scope:
        world = make_world(scope, tenant)
        make_shift(scope, world.technician)
        for _ in range(3):
            make_job(scope, world.site, world.flat, [(at(8), at(17))])
        return ask(scope).id


def ask(scope: Scope) -> Plan:
    return request_plan(scope, MONDAY, requested_by=None, seconds=60, seed=7, iterations=3)


def work(services: Services, tenant: Tenant, plan_id: str, **more: Any) -> Plan:
    """Do the worker's work; return the plan afterwards."""
    held = services
    run_plan(held.engine, held.clock, held.travel_times, held.settings, tenant.tenant_id, plan_id, **more)
    return plan_of(services, tenant, plan_id)


def plan_of(services: Services, tenant: Tenant, plan_id: str) -> Plan:
    with acting(services, tenant) as scope:
        return scope.session.get_one(Plan, (tenant.tenant_id, plan_id))


def claim(services: Services, tenant: Tenant, plan_id: str) -> plan_run.Run:
    """Claim a plan as a worker does that then sleeps."""
    claimed = plan_run._claim(services.engine, services.clock, tenant.tenant_id, plan_id)
    assert claimed is not None
    return claimed[0]


def die(*_: Any, **__: Any) -> None:
    """Stand for a worker that was killed: nothing more is done by it."""
    raise SystemExit("killed")


def test_a_plan_whose_worker_was_killed_is_finished_by_the_next(
    services: Services, tenant: Tenant, plan_id: str, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as killed:
        killed.setattr(plan_run, "solve_in_child", die)
        with pytest.raises(SystemExit):
            work(services, tenant, plan_id)
    row = plan_of(services, tenant, plan_id)
    assert (row.status, row.fence, row.lease_until) == ("solving", 1, clock.moment + LEASE)
    assert waiting(services) == []
    assert work(services, tenant, plan_id).fence == 1, "the lease still holds"

    clock.forward(seconds=LEASE.total_seconds() + 1)

    assert waiting(services) == [("plan", tenant.tenant_id, plan_id)]
    done = work(services, tenant, plan_id)
    assert (done.status, done.fence, done.attempts) == ("proposed", 2, 2)
    assert done.kpis["served"] == 3
    assert waiting(services) == []


def test_after_three_attempts_a_plan_is_given_up(
    services: Services, tenant: Tenant, plan_id: str, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan_run, "solve_in_child", die)
    for _ in range(3):
        with pytest.raises(SystemExit):
            work(services, tenant, plan_id)
        clock.forward(minutes=1)

    row = work(services, tenant, plan_id)

    assert (row.status, row.failure["code"], row.finished_at) == ("failed", "GAVE_UP", clock.moment)
    assert "3 times" in row.failure["sentence"]
    assert waiting(services) == []


def test_nothing_of_a_worker_is_kept_whose_lease_was_taken_over(
    services: Services, tenant: Tenant, plan_id: str, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, told = solve_in_child, []

    def slow(task: Any, on_progress: Any) -> Any:
        clock.forward(minutes=1)
        monkeypatch.setattr(plan_run, "solve_in_child", real)
        assert work(services, tenant, plan_id).status == "proposed"
        progress = Progress(1.0, 0, 3, 30, 0, 1.0)
        told.append(on_progress(progress))
        return real(task, on_progress=lambda _: False)

    monkeypatch.setattr(plan_run, "solve_in_child", slow)
    row = work(services, tenant, plan_id)

    assert told == [True], "the sleeper's solver is asked to stop"
    assert (row.status, row.fence, row.progress["served"]) == ("proposed", 2, 3)
    with acting(services, tenant) as scope:
        stops = scoped_all(scope, scoped_select(scope, PlanStop))
    assert len(stops) == 3


def test_progress_of_a_sleeper_never_renews_the_lease_of_the_next(
    services: Services, tenant: Tenant, plan_id: str, clock: StillClock
) -> None:
    sleeper = claim(services, tenant, plan_id)
    clock.forward(minutes=1)
    claim(services, tenant, plan_id)
    lease = plan_of(services, tenant, plan_id).lease_until
    clock.forward(seconds=5)

    assert plan_run._progress_of(sleeper, lambda: False)(Progress(1.0, 2, 3, 10, 60, 1.0)) is True

    row = plan_of(services, tenant, plan_id)
    assert (row.lease_until, row.progress) == (lease, None)
    plan_run._fail(sleeper, Failure("SOLVER_DIED", "too late"))
    assert plan_of(services, tenant, plan_id).status == "solving"


def test_progress_renews_the_lease_and_hears_that_it_is_to_stop(
    services: Services, tenant: Tenant, plan_id: str, clock: StillClock
) -> None:
    listen = plan_run._progress_of(claim(services, tenant, plan_id), lambda: False)
    clock.forward(seconds=20)

    assert listen(Progress(20.0, 2, 3, 10, 60, 19.0)) is False
    row = plan_of(services, tenant, plan_id)
    assert (row.lease_until, row.progress["fraction"]) == (clock.moment + LEASE, 0.333)
    assert listen(None) is False
    assert plan_of(services, tenant, plan_id).progress["served"] == 2

    with acting(services, tenant) as scope:
        stop_plan(scope, plan_id)
    assert listen(None) is True


def test_a_plan_that_is_stopped_before_it_began_has_the_first_plan_found(
    services: Services, tenant: Tenant, plan_id: str
) -> None:
    with acting(services, tenant) as scope:
        stop_plan(scope, plan_id)

    row = work(services, tenant, plan_id)

    assert (row.status, row.failure) == ("proposed", None)
    assert row.kpis["served"] == 3


def test_a_worker_that_is_told_to_stop_leaves_the_plan_to_the_next_at_once(
    services: Services, tenant: Tenant, plan_id: str
) -> None:
    left = work(services, tenant, plan_id, interrupted=lambda: True)

    assert (left.status, left.attempts, left.lease_until, left.failure) == ("queued", 0, None, None)
    assert waiting(services) == [("plan", tenant.tenant_id, plan_id)]
    assert work(services, tenant, plan_id).status == "proposed"


def test_a_solver_that_died_leaves_a_failed_plan_in_words(
    services: Services, tenant: Tenant, plan_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    failure = Failure("SOLVER_DIED", "The solving process was ended by SIGKILL.")
    monkeypatch.setattr(plan_run, "solve_in_child", lambda *_, **__: failure)

    row = work(services, tenant, plan_id)

    assert row.status == "failed"
    assert row.failure == {"code": "SOLVER_DIED", "sentence": failure.sentence}
    assert waiting(services) == []
    with acting(services, tenant) as scope:
        assert ask(scope).status == "queued", "a failed plan is in nobody's way"


def test_a_plan_asked_for_by_many_at_once_is_one_row(
    services: Services, tenant: Tenant, plan_id: str
) -> None:
    work(services, tenant, plan_id)
    together = threading.Barrier(4)

    def press(_number: int) -> str:
        together.wait()
        try:
            with write_session(services.engine, tenant.tenant_id) as session:
                return ask(Scope(session, tenant.tenant_id, "test", services.clock.now(), "test")).id
        except Conflict as refused:
            return refused.code
        except Exception as error:  # noqa: BLE001 - on PostgreSQL the loser of the race; HTTP tries it again
            return getattr(getattr(error, "orig", None), "sqlstate", repr(error))

    with ThreadPoolExecutor(4) as people:
        answers = list(people.map(press, range(4)))

    refused = [answer for answer in answers if answer in {"PLAN_ALREADY_RUNNING", "23505"}]
    assert len(refused) == 3, answers
    with acting(services, tenant) as scope:
        rows = scoped_all(scope, scoped_select(scope, Plan).where(Plan.status == "queued"))
    assert len(rows) == 1


def test_many_workers_at_once_make_a_plan_once(
    services: Services, tenant: Tenant, plan_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, together = [], threading.Barrier(4)

    def note(_task: Any, on_progress: Any) -> Failure:
        began.append(on_progress)
        return Failure("SOLVER_DIED", "enough")

    monkeypatch.setattr(plan_run, "solve_in_child", note)

    def one(_number: int) -> None:
        together.wait()
        work(services, tenant, plan_id)

    with ThreadPoolExecutor(4) as workers:
        list(workers.map(one, range(4)))

    assert len(began) == 1
    assert plan_of(services, tenant, plan_id).fence == 1
