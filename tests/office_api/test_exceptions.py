"""The queue: what needs a person, in its order, with its evidence, its owner and its answers."""

from datetime import timedelta

from server.domain.exception_kinds import EXCEPTION_KINDS
from server.models.customers import Customer
from server.models.exceptions import ExceptionItem
from server.models.jobs import Job
from server.models.outbox import OutboxEvent
from server.models.scope import scoped_delete, scoped_get, scoped_select
from server.use_cases.exceptions import open_exception
from server.worker import look_over_all
from tests.builders import MONDAY, acting, at, book_visit, make_customer, make_job
from tests.field import Field
from tests.office_api.test_invoices import complete, suggesting

__all__ = ["suggesting"]

QUEUE = "/exceptions"
A_DAY = timedelta(days=1)


def open_all(field: Field, *codes: str) -> None:
    with acting(field.services, field.tenant) as scope:
        for code in codes:
            open_exception(scope, code, "job", field.job.id, f"{code}.")


def numbers(items: list[dict[str, object]]) -> list[object]:
    return [item["number"] for item in items]


def test_the_queue_has_what_hurts_most_first_and_pages(field: Field) -> None:
    open_all(field, "CLOCK_SUSPECT", "MISSING_OUT")
    field.clock.forward(hours=3)
    open_all(field, "STRAY_OUT", "LONG_SHIFT")  # four hours heavier: before the first, which is three older
    desk = field.desk()

    codes = [item["code"] for item in desk.items(QUEUE, state="open")]

    assert codes == ["MISSING_OUT", "LONG_SHIFT", "CLOCK_SUSPECT", "STRAY_OUT"]
    first = desk.get(QUEUE, limit=3).json
    second = desk.get(QUEUE, limit=3, cursor=first["next"]).json
    assert [item["code"] for item in first["items"] + second["items"]] == codes
    assert (first["items"][0]["age_seconds"], second["items"][0]["age_seconds"]) == (3 * 3600, 0)
    item = desk.items(QUEUE, code="CLOCK_SUSPECT")[0]
    desk.post(f"{QUEUE}/{item['id']}/resolve", {"resolution": "Seen."})
    assert [item["code"] for item in desk.items(QUEUE)][-1] == "CLOCK_SUSPECT"
    assert numbers(desk.items(QUEUE, older_than=3600)) == [2, 1]
    assert numbers(desk.items(QUEUE, role="office")) == []
    counts = desk.get(f"{QUEUE}/counts").json
    assert (counts["total"], counts["unowned"], len(counts["by_code"])) == (3, 3, 3)


def test_an_exception_is_taken_handed_over_and_put_back(field: Field) -> None:
    open_all(field, "STRAY_OUT")
    office, payroll = field.desk(), field.desk("payroll")
    [item] = office.items(QUEUE)
    path, users = f"{QUEUE}/{item['id']}", field.tenant.users

    taken = office.post(f"{path}/take").json
    assert taken["owner"] == {"id": users["office"], "name": "Office"}
    assert office.post(f"{path}/take").json["version"] == taken["version"]
    refused = payroll.post(f"{path}/take")
    assert (refused.status_code, refused.json["code"]) == (409, "EXCEPTION_TAKEN")
    assert numbers(office.items(QUEUE, mine="true")) == [1]
    assert payroll.items(QUEUE, mine="true") == []
    assert office.post(f"{path}/hand-over", {"user_id": users["technician"]}).status_code == 422
    assert office.post(f"{path}/hand-over", {"user_id": users["payroll"]}).json["owner"]["name"] == "Payroll"
    assert payroll.get(f"{QUEUE}/counts").json["mine"] == 1
    assert payroll.post(f"{path}/release").json["owner"] is None
    assert {one["role"] for one in office.items(f"{QUEUE}/owners")} == {
        "dispatcher",
        "office",
        "payroll",
        "owner",
    }
    payroll.post(f"{path}/resolve", {"resolution": "Seen."})
    assert payroll.post(f"{path}/take").json["code"] == "ALREADY_RESOLVED"
    assert field.desk("auditor").post(f"{path}/take").status_code == 403


def test_only_the_answers_of_its_kind_close_an_exception(field: Field) -> None:
    open_all(field, *EXCEPTION_KINDS)
    desk = field.desk("owner")
    for item in desk.items(QUEUE, limit=200):
        words = {answer["word"] for answer in item["answers"] if not answer["opens"]}
        for word in {"bill", "mail_again", "noted"} - words:
            body = {"resolution": "x", "decision": word}
            answer = desk.post(f"{QUEUE}/{item['id']}/resolve", body)
            assert (answer.status_code, answer.json["code"]) == (422, "ANSWER_NOT_ALLOWED"), item["code"]
    assert desk.get(f"{QUEUE}/counts").json["total"] == len(EXCEPTION_KINDS)
    with acting(field.services, field.tenant) as scope:  # they were about nothing that there is
        scope.session.execute(scoped_delete(scope, ExceptionItem))


def test_a_draft_that_waits_is_approved_in_the_queue(suggesting: Field) -> None:
    invoice = complete(suggesting)
    desk = suggesting.desk()
    [item] = desk.items(QUEUE, code="INVOICE_REVIEW")
    assert item["facts"]["reasons"] == ["MODE_SUGGEST"]
    assert item["sentence"].startswith("Rosenthal, job 1: The company looks at every invoice")
    shown = desk.get(f"{QUEUE}/{item['id']}").json
    assert shown["leads_to"]["id"] == invoice["id"]
    assert {"Why it waits", "Customer", "Work ended"} <= {line["label"] for line in shown["evidence"]}
    body = {"resolution": "As agreed.", "decision": "approve"}
    refused = suggesting.desk("dispatcher").post(f"{QUEUE}/{item['id']}/resolve", body)
    assert (refused.status_code, refused.json["code"]) == (403, "FORBIDDEN")
    assert suggesting.desk("dispatcher").get(f"{QUEUE}/{item['id']}").json["evidence"] == []

    done = desk.post(f"{QUEUE}/{item['id']}/resolve", body).json

    assert (done["state"], done["resolved_by"], done["facts"]["decision"]) == (
        "resolved",
        "Office",
        "approve",
    )
    assert desk.get(f"/invoices/{invoice['id']}").json["status"] == "posted"
    assert desk.open_codes() == []


def test_a_refused_draft_stays_in_the_queue_until_it_is_reopened_or_written_off(suggesting: Field) -> None:
    invoice, desk = complete(suggesting), suggesting.desk()

    def decide(code: str, word: str) -> None:
        [item] = desk.items(QUEUE, code=code, state="open")
        body = {"resolution": "Warranty.", "decision": word}
        answer = desk.post(f"{QUEUE}/{item['id']}/resolve", body)
        assert answer.status_code == 200, answer.json

    decide("INVOICE_REVIEW", "reject")
    assert desk.open_codes() == ["INVOICE_HELD"]
    decide("INVOICE_HELD", "reopen")
    assert (desk.open_codes(), len(desk.items(QUEUE, code="INVOICE_REVIEW", state="open"))) == ([], 1)
    desk.post(
        f"/invoices/{invoice['id']}/reject", {"reason": "Still warranty."}
    )  # elsewhere, with the same effect
    assert desk.items(QUEUE, code="INVOICE_REVIEW", state="open") == []
    decide("INVOICE_HELD", "write_off")
    assert desk.items(QUEUE, state="open") == []
    story = [event["sentence"] for event in desk.get(f"/invoices/{invoice['id']}").json["events"]]
    assert "Written off by Office: Warranty." in story


def test_what_an_older_version_left_behind_is_asked_about_once(suggesting: Field) -> None:
    complete(suggesting)
    with acting(suggesting.services, suggesting.tenant) as scope:
        scope.session.execute(scoped_delete(scope, ExceptionItem))

    assert [look_over_all(suggesting.services) for _ in range(2)] == [1, 0]
    assert len(suggesting.desk().items(QUEUE, code="INVOICE_REVIEW", state="open")) == 1


def test_a_job_whose_time_has_passed_is_asked_about_until_it_is_seen_to(field: Field) -> None:
    desk = field.desk("dispatcher")
    with acting(field.services, field.tenant) as scope:
        world = field.world
        jobs = [make_job(scope, world.site, world.flat, [(at(8), at(12))]) for _ in range(2)]
        make_job(scope, world.site, world.flat, [(at(8), at(20))])  # its time is not over
    assert [look_over_all(field.services) for _ in range(2)] == [2, 0]
    with acting(field.services, field.tenant) as scope:
        book_visit(scope, scoped_get(scope, Job, jobs[0].id), field.world.technician, at(19))
    assert look_over_all(field.services) == 1
    [item] = desk.items(QUEUE, code="JOB_OVERLOOKED", state="open")
    assert item["subject_id"] == jobs[1].id
    assert [answer["word"] for answer in item["answers"]] == ["plan_again", "cancel_job", "noted"]
    assert "Promised" in [line["label"] for line in desk.get(f"{QUEUE}/{item['id']}").json["evidence"]]

    body = {"resolution": "They moved away.", "decision": "cancel_job"}
    assert desk.post(f"{QUEUE}/{item['id']}/resolve", body).status_code == 200

    assert look_over_all(field.services) == 0
    with acting(field.services, field.tenant) as scope:
        assert scoped_get(scope, Job, jobs[1].id).cancelled_because == "They moved away."


def test_a_certificate_that_ran_out_is_asked_about_once_an_end(field: Field) -> None:
    with acting(field.services, field.tenant) as scope:
        customer = make_customer(
            scope, tax_exempt=True, exemption_certificate="EX-1", exemption_expires_on=MONDAY - A_DAY
        )
    assert [look_over_all(field.services) for _ in range(2)] == [1, 0]
    desk = field.desk()
    [item] = desk.items(QUEUE, code="EXEMPTION_EXPIRED")
    assert "EX-1 ran out on 2026-03-01" in item["sentence"]
    desk.post(f"{QUEUE}/{item['id']}/resolve", {"resolution": "They send a new one."})
    assert look_over_all(field.services) == 0
    with acting(field.services, field.tenant) as scope:
        scoped_get(scope, Customer, customer.id).exemption_expires_on = MONDAY
    field.clock.forward(days=2)
    assert look_over_all(field.services) == 1


def test_what_failed_for_good_is_tried_again_when_a_person_says_so(field: Field) -> None:
    complete(field)
    with acting(field.services, field.tenant) as scope:
        [event] = scope.session.scalars(
            scoped_select(scope, OutboxEvent).where(OutboxEvent.name == "invoice.posted")
        )
        event.state, event.attempts, event.failure = "dead", 40, "OSError: no printer"
        open_exception(scope, "EVENT_DEAD", "outbox_event", event.id, "It failed for good.")
    desk = field.desk("owner")
    [item] = desk.items(QUEUE)
    evidence = desk.get(f"{QUEUE}/{item['id']}").json["evidence"]
    assert {"label": "Failure", "value": "OSError: no printer"}.items() <= evidence[2].items()

    desk.post(f"{QUEUE}/{item['id']}/resolve", {"resolution": "Repaired.", "decision": "try_again"})
    field.work()

    assert [row["sent_at"] is not None for row in desk.items("/invoices")] == [True]


def test_a_shift_that_is_too_long_is_asked_about_once(field: Field) -> None:
    field.phone.clock("in", at(0))
    field.phone.clock("out", at(17))
    desk = field.desk("payroll")

    assert desk.open_codes() == ["LONG_SHIFT"]
    [item] = desk.items(QUEUE)
    shown = desk.get(f"{QUEUE}/{item['id']}").json
    assert [line["label"] for line in shown["evidence"]][-3:] == [
        "Shift begins",
        "Shift ends",
        "Why it matters",
    ]
    assert shown["leads_to"] == {
        "kind": "punch",
        "id": item["subject_id"],
        "day": "2026-03-02",
        "parent_id": field.world.technician.id,
    }
    field.phone.clock("out", at(12))
    assert desk.open_codes() == ["STRAY_OUT"]
