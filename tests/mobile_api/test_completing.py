"""Completing a visit: the invoice is there in the same moment, or waits with its reasons."""

import pytest

from tests.builders import (
    acting,
    at,
    book_visit,
    make_customer,
    make_item,
    make_job,
    make_job_type,
    make_site,
    reread,
)
from tests.field import Field, said


def test_a_completed_visit_has_its_posted_invoice_at_once(field: Field) -> None:
    field.phone.clock("in", at(8))
    for kind, minute in {"travel": 30, "arrive": 50, "start": 55}.items():
        field.phone.report(field.visit, kind, at(8, minute))

    answer = field.phone.report(field.visit, "complete", at(9, 40), notes="Done.")

    assert (answer["result"], answer["flags"]) == ("applied", [])
    assert answer["visit"]["status"] == "done"
    assert answer["visit"]["completed_at"] == "2026-03-02T09:40:00-05:00"
    assert answer["invoice"]["number"] == "INV-000001"
    invoice = field.desk().get(f"/invoices/{answer['invoice']['id']}").json
    assert invoice["status"] == "posted"
    assert [(line["code"], line["net"]["minor"]) for line in invoice["lines"]] == [
        ("LAB-TUNE", 14900),
        ("FILTER", 1850),
    ]
    assert invoice["taxes"][0] == {
        "name": "Sales tax",
        "rate": "0.08",
        "base": {"minor": 16750, "currency": "USD"},
        "amount": {"minor": 1340, "currency": "USD"},
    }
    assert invoice["total"]["minor"] == 18090
    assert (invoice["issued_on"], invoice["due_on"]) == ("2026-03-02", "2026-03-16")
    assert invoice["evidence"]["notes"] == "Done."
    with acting(field.services, field.tenant) as scope:
        assert reread(scope, field.job).status == "completed"


def test_reported_lines_stand_in_for_the_usual_ones(field: Field) -> None:
    answer = field.phone.report(field.visit, "complete", at(9), lines=[{"code": "FILTER", "quantity": "2.5"}])

    invoice = field.desk().get(f"/invoices/{answer['invoice']['id']}").json
    assert [(line["code"], line["quantity"], line["net"]["minor"]) for line in invoice["lines"]] == [
        ("LAB-TUNE", "1", 14900),
        ("FILTER", "2.5", 4625),
    ]
    assert answer["visit"]["lines"][0]["quantity"] == "2.5"


def test_timed_labour_counts_the_time_without_the_pauses(field: Field) -> None:
    for kind, minute in {"start": 0, "pause": 30, "resume": 45}.items():
        field.phone.report(field.timed_visit, kind, at(11, minute))

    answer = field.phone.report(field.timed_visit, "complete", at(12, 30))

    invoice = field.desk().get(f"/invoices/{answer['invoice']['id']}").json
    assert [(line["quantity"], line["net"]["minor"]) for line in invoice["lines"]] == [("1.25", 14750)]
    entries = field.desk("payroll").items("/time-entries", date="2026-03-02")
    assert [(entry["kind"], entry["seconds"]) for entry in entries] == [
        ("work", 1800),
        ("break", 900),
        ("work", 2700),
    ]


def test_a_completion_without_a_start_is_kept_and_flagged(field: Field) -> None:
    answer = field.phone.report(field.visit, "complete", at(9))

    assert answer["result"] == "applied_with_exception"
    assert answer["flags"] == ["NOT_CLOCKED_IN", "STEP_MISSING"]
    assert answer["invoice"]["status"] == "posted"


def test_timed_labour_that_is_not_known_waits_until_the_start_arrives(field: Field) -> None:
    first = field.phone.report(field.timed_visit, "complete", at(12))
    assert first["invoice"]["status"] == "draft"
    assert first["invoice"]["number"] is None
    queue = field.desk().items("/review-queue")
    assert [reason["code"] for reason in queue[0]["review_reasons"]] == ["LABOUR_UNKNOWN", "ZERO_TOTAL"]

    later = field.phone.report(field.timed_visit, "start", at(11))

    assert later["invoice"] == {"id": first["invoice"]["id"], "number": "INV-000001", "status": "posted"}


def test_a_code_that_nobody_knows_waits_for_the_office(field: Field) -> None:
    answer = field.phone.report(field.visit, "complete", at(9), lines=[{"code": "NO-SUCH", "quantity": "1"}])

    assert answer["invoice"]["status"] == "draft"
    assert "UNKNOWN_CODE" in field.desk().items("/review-queue")[0]["review_reasons"][0]["code"]


@pytest.mark.parametrize("outcome", ["could_not_complete", "no_show"])
def test_a_visit_that_did_not_finish_opens_the_job_again_without_invoice(field: Field, outcome: str) -> None:
    answer = field.phone.report(field.visit, "complete", at(9), outcome=outcome, reason="Nobody there.")

    assert answer["invoice"] is None
    assert answer["visit"]["outcome"] == outcome
    with acting(field.services, field.tenant) as scope:
        assert reread(scope, field.job).status == "open"


def test_what_the_kind_of_work_asks_for_is_missed(field: Field) -> None:
    with acting(field.services, field.tenant) as scope:
        fee = make_item(scope, "FEE", "50", kind="fee")
        checklist = [{"id": "gas", "text": "Gas valve shut", "required": True}]
        kind = make_job_type(
            scope,
            "STRICT",
            lines=[(fee, "1")],
            checklist=checklist,
            needs_signature=True,
            needs_photo=True,
        )
        visits = [
            book_visit(scope, make_job(scope, field.world.site, kind), field.world.technician, at(hour))
            for hour in (13, 14)
        ]
    bare = field.phone.report(visits[0], "complete", at(13, 30))
    full = field.phone.report(
        visits[1],
        "complete",
        at(14, 30),
        checklist=[{"id": "gas", "done": True}],
        signature={"name": "A. Rosenthal", "reference": "sig-1"},
        photos=[{"reference": "photo-1"}],
    )

    assert bare["invoice"]["status"] == "draft"
    reasons = field.desk().items("/review-queue")[0]["review_reasons"]
    assert [reason["code"] for reason in reasons] == [
        "MISSING_SIGNATURE",
        "MISSING_PHOTO",
        "MISSING_CHECKLIST",
    ]
    assert full["invoice"]["status"] == "posted"
    evidence = field.desk().get(f"/invoices/{full['invoice']['id']}").json["evidence"]
    assert evidence["signature"] == {"name": "A. Rosenthal", "reference": "sig-1"}
    assert evidence["photos"][0]["reference"] == "photo-1"


def test_a_customer_on_hold_or_exempt_is_respected(field: Field) -> None:
    with acting(field.services, field.tenant) as scope:
        held = make_site(scope, make_customer(scope, "Held", on_hold=True))
        exempt = make_site(scope, make_customer(scope, "School", tax_exempt=True))
        visits = [
            book_visit(scope, make_job(scope, site, field.world.flat), field.world.technician, at(hour))
            for site, hour in ((held, 13), (exempt, 15))
        ]
    waiting, untaxed = (field.phone.report(visit, "complete", at(16)) for visit in visits)

    assert waiting["invoice"]["status"] == "draft"
    invoice = field.desk().get(f"/invoices/{untaxed['invoice']['id']}").json
    assert (invoice["status"], invoice["tax"]["minor"], invoice["taxes"]) == ("posted", 0, [])


def test_without_a_tax_rate_nothing_is_guessed(field: Field) -> None:
    with acting(field.services, field.tenant) as scope:
        abroad = make_site(scope, field.world.customer, tax_jurisdiction="XX-NOWHERE")
        visit = book_visit(scope, make_job(scope, abroad, field.world.flat), field.world.technician, at(13))

    assert field.phone.report(visit, "complete", at(14))["invoice"]["status"] == "draft"
    assert field.desk().items("/review-queue")[0]["review_reasons"][0]["code"] == "NO_TAX_RATE"


def test_the_same_report_twice_gets_the_same_answer_and_one_effect(field: Field) -> None:
    reports = {"travel": 8, "arrive": 8, "start": 9, "pause": 9, "resume": 10, "complete": 10}
    for kind, hour in reports.items():
        path, body = f"/visits/{field.visit.id}/{kind}", said(at(hour, 5))
        first, second = (field.phone.post(path, body, key=f"key-{kind}") for _ in range(2))
        assert first.status_code == 200
        assert second.json == first.json
        assert second.headers["Idempotent-Replay"] == "true"
    for kind in ("in", "out"):
        first, second = (field.phone.post(f"/clock-{kind}", said(at(8)), key=f"key-{kind}") for _ in range(2))
        assert second.json == first.json
    assert len(field.desk().items("/invoices")) == 1
    assert len(field.desk("payroll").items("/work-shifts")) <= 1


def test_completing_again_changes_nothing(field: Field) -> None:
    first = field.phone.report(field.visit, "complete", at(9), notes="Done.")
    again = field.phone.report(field.visit, "complete", at(9, 5), notes="Done.")
    other = field.phone.report(field.visit, "complete", at(9, 6), notes="Twice the filters.")

    assert again["invoice"] == other["invoice"] == first["invoice"]
    assert "DUPLICATE_COMPLETION" in again["flags"]
    assert again["visit"]["completed_at"] == first["visit"]["completed_at"]
    assert field.desk().open_codes() == ["DUPLICATE_COMPLETION"]  # only the one that says something else
    assert len(field.desk().items("/invoices")) == 1


def test_a_completion_that_contradicts_an_earlier_one_counts_but_is_looked_at(field: Field) -> None:
    assert field.phone.report(field.visit, "complete", at(9), outcome="no_show")["invoice"] is None
    answer = field.phone.report(field.visit, "complete", at(10))
    assert answer["visit"]["outcome"] == "completed"
    assert answer["invoice"]["status"] == "draft"
