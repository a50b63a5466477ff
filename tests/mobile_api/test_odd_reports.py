"""Reports that contradict the plan or each other: all are kept, each is flagged, money waits where it must."""

from itertools import permutations
from random import Random
from typing import Any

import pytest

from server.models.jobs import Job
from server.models.scope import scoped_all, scoped_select
from server.models.visits import Visit, VisitFact
from server.use_cases.jobs import cancel_job
from server.use_cases.visits import cancel_visit, edit_visit
from tests.builders import acting, at, book_visit, make_crew, make_job, reread
from tests.field import Field, Phone


def status_of(field: Field, job: Job) -> str:
    with acting(field.services, field.tenant) as scope:
        return str(reread(scope, job).status)


def colleagues(field: Field, size: int = 1) -> list[tuple[Any, Phone]]:
    with acting(field.services, field.tenant) as scope:
        return [(who, Phone(field.client, token)) for who, token in make_crew(scope, size)]


def visits_of_one_job(field: Field, crew: list[tuple[Any, Phone]]) -> tuple[Job, list[Visit]]:
    with acting(field.services, field.tenant) as scope:
        job = make_job(scope, field.world.site, field.world.flat)
        return job, [book_visit(scope, job, who, at(9)) for who, _ in crew]


def test_every_order_of_arrival_ends_with_the_same_visit(field: Field) -> None:
    day = [("travel", at(8, 30)), ("arrive", at(8, 50)), ("start", at(9)), ("complete", at(10))]
    orders = Random(7).sample(list(permutations(day)), 8)
    crew = colleagues(field, len(orders))
    with acting(field.services, field.tenant) as scope:
        booked = [
            book_visit(scope, make_job(scope, field.world.site, field.world.flat), who, at(9))
            for who, _ in crew
        ]
    moments = ("travel_started_at", "arrived_at", "started_at", "completed_at")
    ends = set()
    for order, visit, (_, phone) in zip(orders, booked, crew, strict=True):
        for kind, moment in order:
            shown = phone.report(visit, kind, moment)["visit"]
        ends.add((shown["status"], shown["outcome"], *(shown[name] for name in moments)))
    assert len(ends) == 1
    assert {row["total"]["minor"] for row in field.desk().items("/invoices")} == {18090}


def test_every_report_is_kept_word_for_word(field: Field) -> None:
    field.phone.report(field.visit, "resume", at(9))
    field.phone.report(
        field.visit, "complete", at(9, 30), lines=[{"code": "FILTER", "quantity": "1.50"}], notes="Ünïcode\n2"
    )
    with acting(field.services, field.tenant) as scope:
        rows = scoped_all(scope, scoped_select(scope, VisitFact).order_by(VisitFact.occurred_at))
    assert [(row.kind, row.timezone) for row in rows] == [
        ("resume", "America/New_York"),
        ("complete", "America/New_York"),
    ]
    assert rows[1].payload["notes"] == "Ünïcode\n2"
    assert rows[1].payload["lines"] == [{"code": "FILTER", "quantity": "1.5"}]


def test_two_visits_at_once_are_flagged(field: Field) -> None:
    field.phone.clock("in", at(8))
    assert field.phone.report(field.visit, "start", at(9))["flags"] == []
    assert field.phone.report(field.timed_visit, "start", at(9, 30))["flags"] == ["TWO_AT_ONCE"]
    assert field.desk().open_codes() == ["TWO_AT_ONCE"]
    assert field.phone.report(field.visit, "complete", at(10))["invoice"]["status"] == "posted"
    assert field.phone.report(field.timed_visit, "complete", at(11))["invoice"]["status"] == "draft"


def test_a_phone_s_clock_far_off_is_flagged_and_taxed_by_the_day_of_receipt(field: Field) -> None:
    answer = field.phone.report(field.visit, "complete", at(9).replace(year=2019))
    assert "CLOCK_SUSPECT" in answer["flags"]
    assert answer["invoice"]["status"] == "posted"
    assert field.desk().open_codes() == ["CLOCK_SUSPECT"]


def test_a_cancelled_visit_that_was_completed_asks_somebody_before_it_is_billed(field: Field) -> None:
    with acting(field.services, field.tenant) as scope:
        cancel_visit(scope, field.visit.id, "The customer called off.")
    assert field.phone.get(f"/visits/{field.visit.id}").status_code == 404

    answer = field.phone.report(field.visit, "complete", at(9))

    assert "COMPLETED_AFTER_CANCEL" in answer["flags"]
    assert answer["invoice"] is None
    assert answer["visit"]["status"] == "done"
    assert status_of(field, field.job) == "needs_decision"
    assert field.desk().open_codes() == ["COMPLETED_AFTER_CANCEL"]


@pytest.mark.parametrize(("decision", "invoices"), [("bill", 1), ("do_not_bill", 0)])
def test_what_was_done_after_a_cancel_is_billed_or_held_as_decided(
    field: Field, decision: str, invoices: int
) -> None:
    with acting(field.services, field.tenant) as scope:
        cancel_job(scope, field.job.id, "The customer called off.")
    field.phone.report(field.visit, "complete", at(9))
    [item] = field.desk().items("/exceptions", state="open")

    body = {"resolution": "Spoke with them.", "decision": decision}
    answer = field.desk("dispatcher").post(f"/exceptions/{item['id']}/resolve", body)

    assert (answer.status_code, answer.json["resolved_by"]) == (200, "Dispatcher")
    assert status_of(field, field.job) == "completed"
    assert [row["status"] for row in field.desk().items("/invoices")] == ["draft"] * invoices
    again = field.desk().post(f"/exceptions/{item['id']}/resolve", body)
    assert (again.status_code, again.json["code"]) == (409, "ALREADY_RESOLVED")


def test_a_job_cancelled_while_it_was_worked_on_is_not_billed_by_itself(field: Field) -> None:
    field.phone.report(field.visit, "start", at(9))
    with acting(field.services, field.tenant) as scope:
        cancel_job(scope, field.job.id, "The customer called off.")
    answer = field.phone.report(field.visit, "complete", at(10))
    assert answer["flags"] == ["COMPLETED_AFTER_CANCEL", "NOT_CLOCKED_IN"]
    assert answer["invoice"] is None
    assert field.desk().open_codes() == ["COMPLETED_AFTER_CANCEL"]


def test_a_visit_given_to_somebody_else_is_still_recorded_and_billed_once(field: Field) -> None:
    [(other, theirs)] = colleagues(field)
    with acting(field.services, field.tenant) as scope:
        edit_visit(scope, field.visit.id, {"technician_id": other.id}, reread(scope, field.visit).version)
    assert theirs.get(f"/visits/{field.visit.id}").status_code == 200

    answer = field.phone.report(field.visit, "complete", at(9))

    assert "FORMER_ASSIGNEE" in answer["flags"]
    assert answer["invoice"]["status"] == "posted"
    assert field.desk().open_codes() == ["FORMER_ASSIGNEE"]
    assert theirs.get(f"/visits/{field.visit.id}").status_code == 404


def test_a_job_completed_while_somebody_else_works_on_it_waits_for_a_decision(field: Field) -> None:
    crew = colleagues(field, 2)
    job, [mine, theirs] = visits_of_one_job(field, crew)
    crew[1][1].report(theirs, "start", at(9))

    answer = crew[0][1].report(mine, "complete", at(9, 30))

    assert "PARALLEL_WORK" in answer["flags"]
    assert answer["invoice"] is None
    assert status_of(field, job) == "needs_decision"
    second = crew[1][1].report(theirs, "complete", at(10))
    assert "DUPLICATE_COMPLETION" in second["flags"]
    assert second["invoice"]["status"] == "draft"


def test_a_job_completed_on_one_visit_frees_the_others_that_nobody_has_begun(field: Field) -> None:
    crew = colleagues(field, 2)
    job, [mine, theirs] = visits_of_one_job(field, crew)

    answer = crew[0][1].report(mine, "complete", at(9, 30))

    assert answer["invoice"]["status"] == "posted"
    assert crew[1][1].get(f"/visits/{theirs.id}").status_code == 404
    late = crew[1][1].report(theirs, "complete", at(10))
    assert {"COMPLETED_AFTER_CANCEL", "DUPLICATE_COMPLETION"} <= set(late["flags"])
    assert late["invoice"]["id"] == answer["invoice"]["id"]
    assert len(field.desk().items("/invoices", job_id=job.id)) == 1


def test_on_my_way_to_what_is_done_already_changes_nothing(field: Field) -> None:
    field.phone.report(field.visit, "start", at(8, 30))
    done = field.phone.report(field.visit, "complete", at(9))
    late = field.phone.report(field.visit, "travel", at(9, 30))
    assert "STALE" in late["flags"]
    assert late["visit"]["status"] == "done"
    assert late["invoice"] == done["invoice"]


def test_a_pause_that_arrives_after_posting_never_alters_the_invoice_but_is_looked_at(field: Field) -> None:
    field.phone.report(field.timed_visit, "start", at(11))
    posted = field.phone.report(field.timed_visit, "complete", at(12))["invoice"]
    before = field.desk().get(f"/invoices/{posted['id']}").json

    field.phone.report(field.timed_visit, "pause", at(11, 20))
    field.phone.report(field.timed_visit, "resume", at(11, 40))

    assert field.desk().get(f"/invoices/{posted['id']}").json == before
    assert field.desk().open_codes() == ["LATE_EVIDENCE"]
    entries = field.desk("payroll").items("/time-entries")
    assert [(entry["kind"], entry["seconds"]) for entry in entries] == [
        ("work", 1200),
        ("break", 1200),
        ("work", 1200),
    ]
