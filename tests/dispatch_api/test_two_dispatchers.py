"""Two people at one day at the same moment: one of them wins, the other is told what happened, nothing is lost.

Every race is run several times in threads, on both engines; whoever wins, the answers are the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from server.bootstrap import Services
from server.models.base import yes
from server.models.scope import scoped_select
from server.models.visits import VisitAssignment
from server.use_cases.exceptions import open_exception
from server.use_cases.plan_run import run_plan
from tests.asking import Asking
from tests.at_once import all_at_once
from tests.builders import (
    World,
    acting,
    at,
    book_visit,
    make_job,
    make_shift,
    make_technician,
    make_territory,
    make_world,
)
from tests.conftest import Tenant, bearer
from tests.field import Phone, said
from tests.sizes import sized

DAY = "2026-03-02"
ALL_DAY = [(at(8), at(17))]


@pytest.fixture
def world(services: Services, tenant: Tenant) -> World:
    with acting(services, tenant) as scope:
        made = make_world(scope, tenant)
        make_shift(scope, made.technician)
    return made


@pytest.fixture
def two(app: Flask, services: Services, tenant: Tenant) -> tuple[Asking, Asking]:
    """Two dispatchers, each with a browser of their own."""
    ada = Asking(app.test_client(), services, tenant, "dispatcher")
    return ada, Asking(app.test_client(), services, tenant, "owner")


def rounds(what: str) -> Iterator[int]:
    yield from range(sized(f"rounds: {what}", 3, 12))


def both(first: Callable[[], TestResponse], second: Callable[[], TestResponse]) -> list[TestResponse]:
    """Ask at once; return who won first, then who lost."""
    return sorted(all_at_once([first, second]), key=lambda answer: answer.status_code)


def test_of_two_edits_of_one_version_one_is_kept_and_one_refused(
    services: Services, tenant: Tenant, world: World, two: tuple[Asking, Asking]
) -> None:
    ada, bob = two
    with acting(services, tenant) as scope:
        job = make_job(scope, world.site, world.flat, ALL_DAY)
        visit = book_visit(scope, job, world.technician, at(9))
        territory = make_territory(scope, world.technician)
    edits: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
        f"/dispatch/v1/visits/{visit.id}": (
            {"starts_at": at(10).isoformat()},
            {"starts_at": at(13).isoformat()},
        ),
        f"/dispatch/v1/jobs/{job.id}": ({"priority": 20}, {"priority": 30}),
        f"/dispatch/v1/technicians/{world.technician.id}": ({"phone": "1"}, {"phone": "2"}),
        f"/dispatch/v1/territories/{territory.id}": ({"name": "A"}, {"name": "B"}),
    }
    for path, (mine, yours) in edits.items():
        for _ in rounds("edits"):
            version = ada.get(path).json["version"]
            won, lost = both(
                partial(ada.edit, path, version, **mine), partial(bob.edit, path, version, **yours)
            )
            assert (won.status_code, lost.status_code) == (200, 412), (path, lost.json)
            assert lost.json["code"] == "VERSION_MISMATCH"
            kept = ada.get(path).json
            assert {name: kept[name] for name in mine} == {name: won.json[name] for name in mine}
            assert kept["version"] == won.json["version"] > version


def test_of_two_bookings_of_one_slot_one_stands_and_the_other_names_it(
    services: Services, tenant: Tenant, world: World, two: tuple[Asking, Asking]
) -> None:
    ada, bob = two
    for hour in (8, 11, 14):
        with acting(services, tenant) as scope:
            jobs = [make_job(scope, world.site, world.flat, ALL_DAY).id for _ in range(2)]
        slot = {"technician_id": world.technician.id, "starts_at": at(hour).isoformat()}
        won, lost = both(
            partial(ada.post, "/dispatch/v1/visits", job_id=jobs[0], **slot),
            partial(
                bob.post,
                "/dispatch/v1/visits",
                job_id=jobs[1],
                **(slot | {"starts_at": at(hour, 30).isoformat()}),
            ),
        )
        assert (won.status_code, lost.status_code) == (201, 409), lost.json
        assert (lost.json["code"], lost.json["visit_id"]) == ("DOUBLE_BOOKING", won.json["id"])
        assert "Dana Whitfield is booked from" in lost.json["detail"]
        loser = next(job for job in jobs if job != won.json["job_id"])
        assert ada.get(f"/dispatch/v1/jobs/{loser}").json["status"] == "open"


def test_one_job_is_booked_by_one_of_two(
    services: Services, tenant: Tenant, world: World, two: tuple[Asking, Asking]
) -> None:
    ada, bob = two
    with acting(services, tenant) as scope:
        eli = make_technician(scope, "Eli")
    for hour in (8, 11, 14):
        with acting(services, tenant) as scope:
            job = make_job(scope, world.site, world.flat, ALL_DAY)
        asked = {"job_id": job.id, "starts_at": at(hour).isoformat()}
        won, lost = both(
            partial(ada.post, "/dispatch/v1/visits", technician_id=eli.id, **asked),
            partial(bob.post, "/dispatch/v1/visits", technician_id=world.technician.id, **asked),
        )
        assert (won.status_code, lost.status_code) == (201, 409), lost.json
        assert lost.json["code"] == "JOB_NOT_OPEN"
        assert len(ada.get(f"/dispatch/v1/jobs/{job.id}").json["visits"]) == 1


def test_two_visits_moved_into_one_slot_do_not_overlap(
    services: Services, tenant: Tenant, world: World, two: tuple[Asking, Asking]
) -> None:
    ada, bob = two
    with acting(services, tenant) as scope:
        jobs = [make_job(scope, world.site, world.flat, ALL_DAY) for _ in range(2)]
        visits = [book_visit(scope, job, world.technician, at(8 + 2 * n)) for n, job in enumerate(jobs)]
    for hour in (13, 15, 13):
        seen = [ada.get(f"/dispatch/v1/visits/{visit.id}").json["version"] for visit in visits]
        target = at(hour).isoformat()
        won, lost = both(
            partial(ada.edit, f"/dispatch/v1/visits/{visits[0].id}", seen[0], starts_at=target),
            partial(bob.edit, f"/dispatch/v1/visits/{visits[1].id}", seen[1], starts_at=target),
        )
        assert (won.status_code, lost.status_code) == (200, 409), lost.json
        assert (lost.json["code"], lost.json["visit_id"]) == ("DOUBLE_BOOKING", won.json["id"])


def proposed(services: Services, tenant: Tenant, dispatcher: Asking, seed: int) -> str:
    asked = dispatcher.post("/dispatch/v1/plans", date=DAY, iterations=1, seed=seed)
    assert asked.status_code == 202, asked.json
    plan_id: str = asked.json["id"]
    run_plan(
        services.engine, services.clock, services.travel_times, services.settings, tenant.tenant_id, plan_id
    )
    return plan_id


def test_a_plan_is_asked_for_once(world: World, two: tuple[Asking, Asking]) -> None:
    first, second = both(*(partial(one.post, "/dispatch/v1/plans", date=DAY, seconds=5) for one in two))
    assert (first.status_code, second.status_code) == (202, 409), second.json
    assert (second.json["code"], second.json["plan_id"]) == ("PLAN_ALREADY_RUNNING", first.json["id"])


def test_of_two_who_publish_one_does(
    services: Services, tenant: Tenant, world: World, two: tuple[Asking, Asking]
) -> None:
    """One plan twice; then two plans of one day: whoever is second sees that the day is another one now."""
    ada, bob = two
    with acting(services, tenant) as scope:
        jobs = [make_job(scope, world.site, world.flat, ALL_DAY) for _ in range(3)]
    plan_id = proposed(services, tenant, ada, 1)
    publish = f"/dispatch/v1/plans/{plan_id}/publish"
    won, lost = both(partial(ada.post, publish), partial(bob.post, publish))
    assert (won.status_code, lost.status_code) == (200, 409), lost.json
    assert lost.json["code"] == "PLAN_NOT_PROPOSED"

    with acting(services, tenant) as scope:
        jobs.append(make_job(scope, world.site, world.flat, ALL_DAY))
    plans = [proposed(services, tenant, ada, seed) for seed in (2, 3)]
    won, lost = both(
        *(
            partial(one.post, f"/dispatch/v1/plans/{plan}/publish")
            for one, plan in zip(two, plans, strict=True)
        )
    )
    assert (won.status_code, lost.status_code) == (200, 409), lost.json
    assert lost.json["code"] in {"PLAN_NOT_PROPOSED", "PLAN_STALE"}
    board = ada.get(f"/dispatch/v1/board?date={DAY}").json
    assert board["published_plan_id"] == won.json["id"]
    assert Counter(visit["job_id"] for row in board["technicians"] for visit in row["visits"]) == {
        job.id: 1 for job in jobs
    }


def test_publishing_and_booking_by_hand_at_once_book_each_job_once(
    services: Services, tenant: Tenant, world: World, two: tuple[Asking, Asking]
) -> None:
    ada, bob = two
    for _ in range(2):
        with acting(services, tenant) as scope:
            job = make_job(scope, world.site, world.flat, ALL_DAY)
            eli = make_technician(scope, "Eli")
        plan_id = proposed(services, tenant, ada, 1)
        by_hand = {"job_id": job.id, "technician_id": eli.id, "starts_at": at(9).isoformat()}
        published, booked = all_at_once(
            [
                partial(ada.post, f"/dispatch/v1/plans/{plan_id}/publish"),
                partial(bob.post, "/dispatch/v1/visits", **by_hand),
            ]
        )
        assert {published.status_code, booked.status_code} in [{200, 409}, {409, 201}], (
            published.json,
            booked.json,
        )
        if published.status_code == 409:
            assert published.json["code"] == "PLAN_STALE", published.json
        else:
            assert booked.json["code"] == "JOB_NOT_OPEN", booked.json
        shown = ada.get(f"/dispatch/v1/jobs/{job.id}").json
        assert [visit["status"] for visit in shown["visits"]] == ["scheduled"]


def test_a_visit_given_to_somebody_else_while_it_is_completed_is_done_once(
    app: Flask, services: Services, tenant: Tenant, world: World, two: tuple[Asking, Asking]
) -> None:
    """What a technician witnessed is kept whoever was first, and nobody is sent to work that is done."""
    ada, _ = two
    phone = Phone(app.test_client(), bearer(services, tenant, "technician"))
    for number in rounds("assign or complete"):
        with acting(services, tenant) as scope:
            eli = make_technician(scope, "Eli")
            visit = book_visit(
                scope, make_job(scope, world.site, world.flat, ALL_DAY), world.technician, at(8 + number)
            )
        moved, completed = all_at_once(
            [
                partial(ada.edit, f"/dispatch/v1/visits/{visit.id}", 1, technician_id=eli.id),
                partial(phone.post, f"/visits/{visit.id}/complete", said(at(7, 50))),
            ]
        )
        assert completed.status_code == 200, completed.json
        assert moved.status_code in {200, 409, 412}, moved.json
        shown = ada.get(f"/dispatch/v1/visits/{visit.id}").json
        assert shown["status"] == "done"
        with acting(services, tenant) as scope:
            still = scoped_select(scope, VisitAssignment.technician_id).where(
                VisitAssignment.visit_id == visit.id, yes(VisitAssignment.live)
            )
            assert eli.id not in scope.session.scalars(still).all(), "sent to work that is done"


def test_of_two_who_decide_one_exception_one_does(
    app: Flask, services: Services, tenant: Tenant, world: World, two: tuple[Asking, Asking]
) -> None:
    ada, bob = two
    for number in rounds("decisions"):
        with acting(services, tenant) as scope:
            job = make_job(scope, world.site, world.flat)
            row = open_exception(scope, "STRAY_OUT", "job", job.id, f"Something {number}.")
            assert row is not None
        path = f"/office/v1/exceptions/{row.id}/resolve"
        won, lost = both(
            partial(ada.post, path, resolution="Ada's"), partial(bob.post, path, resolution="Bob's")
        )
        assert (won.status_code, lost.status_code) == (200, 409), lost.json
        assert lost.json["code"] == "ALREADY_RESOLVED"
        assert ada.get(f"/office/v1/exceptions/{row.id}").json["resolution"] == won.json["resolution"]
