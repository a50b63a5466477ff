"""Many at once: one number each without a gap, one invoice a job, one effect a key, on both engines."""

from collections import Counter
from functools import partial

from flask import Flask

from server.bootstrap import Services
from server.models.companies import Company
from tests.at_once import all_at_once
from tests.builders import acting, at, book_visit, make_crew, make_job, make_world
from tests.conftest import StillClock, Tenant
from tests.field import Desk, Field, Phone, said


def test_thirty_jobs_closed_at_once_make_thirty_invoices(
    app: Flask, services: Services, tenant: Tenant, clock: StillClock
) -> None:
    with acting(services, tenant) as scope:
        world = make_world(scope, tenant)
        pairs = [
            (
                Phone(app.test_client(), token),
                book_visit(scope, make_job(scope, world.site, world.flat), who, at(hour)),
            )
            for who, token in make_crew(scope, 6)
            for hour in range(8, 13)
        ]
    clock.moment = at(18)

    answers = all_at_once([partial(phone.report, visit, "complete", at(14)) for phone, visit in pairs])

    numbers = sorted(answer["invoice"]["number"] for answer in answers)
    assert numbers == [f"INV-{number:06d}" for number in range(1, 31)]


def test_fifty_times_one_key_is_one_completion(app: Flask, field: Field) -> None:
    phones = [Phone(app.test_client(), field.phone.token) for _ in range(50)]
    path, body = f"/visits/{field.visit.id}/complete", said(at(9))

    answers = all_at_once([partial(phone.post, path, body, key="the-key") for phone in phones])

    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.data for answer in answers}) == 1
    assert len(field.desk().items("/invoices")) == 1


def test_one_visit_completed_eight_times_with_eight_keys_has_one_invoice(app: Flask, field: Field) -> None:
    phones = [Phone(app.test_client(), field.phone.token) for _ in range(8)]

    answers = all_at_once(
        [
            partial(phone.report, field.visit, "complete", at(9, number), notes=f"Report {number}.")
            for number, phone in enumerate(phones)
        ]
    )

    assert len({answer["invoice"]["id"] for answer in answers}) == 1
    assert len(field.desk().items("/invoices")) == 1
    assert field.desk().open_codes() == ["DUPLICATE_COMPLETION"]


def test_two_visits_of_one_job_completed_at_once_make_one_invoice(
    app: Flask, services: Services, tenant: Tenant, clock: StillClock
) -> None:
    with acting(services, tenant) as scope:
        world = make_world(scope, tenant)
        crew = make_crew(scope, 4)
        job = make_job(scope, world.site, world.flat)
        pairs = [(Phone(app.test_client(), token), book_visit(scope, job, who, at(9))) for who, token in crew]
    clock.moment = at(18)

    answers = all_at_once([partial(phone.report, visit, "complete", at(10)) for phone, visit in pairs])

    assert len({answer["invoice"]["id"] for answer in answers}) == 1
    flags = Counter(flag for answer in answers for flag in answer["flags"])
    assert flags["DUPLICATE_COMPLETION"] == 3


def test_a_draft_approved_by_eight_at_once_is_posted_once(app: Flask, field: Field) -> None:
    with acting(field.services, field.tenant) as scope:
        scope.session.get_one(Company, scope.tenant_id).invoicing = "suggest"
    invoice = field.phone.report(field.visit, "complete", at(9))["invoice"]
    token = field.desk().token
    desks = [Desk(app.test_client(), token) for _ in range(8)]

    answers = all_at_once([partial(desk.post, f"/invoices/{invoice['id']}/approve") for desk in desks])

    assert Counter(answer.status_code for answer in answers) == {200: 1, 409: 7}


def test_punches_that_come_at_once_end_in_shifts_that_do_not_overlap(app: Flask, field: Field) -> None:
    kinds = [("in", 8), ("out", 12), ("in", 13), ("out", 17)] * 2
    phones = [Phone(app.test_client(), field.phone.token) for _ in kinds]

    all_at_once(
        [partial(phone.clock, kind, at(hour)) for phone, (kind, hour) in zip(phones, kinds, strict=True)]
    )

    shifts = field.desk("payroll").items("/work-shifts", date="2026-03-02")
    assert [(shift["state"], shift["seconds"]) for shift in shifts] == [("closed", 14400), ("closed", 14400)]
